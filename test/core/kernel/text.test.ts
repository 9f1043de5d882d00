import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hiddenHostOf, linksIn, saysSomething, tidy } from '../../../src/core/kernel/text.ts';

/** Ordinary words, and everything that has ever broken a text column. */
const anyWords = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'e',
        '\u0301',
        '\u0000',
        '\r',
        '\n',
        ' ',
        '\u202e',
        '\ud83e',
        '\uddf8',
        '\ufeff',
        'ﬁ',
        '\u1100',
        '\u1161',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('people’s words', () => {
  test('are the same when they are tidied twice', () => {
    fc.assert(fc.property(anyWords, (words) => tidy(tidy(words)) === tidy(words)));
  });

  test('keep no control characters, no half characters and no space around', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const kept = tidy(words);
        expect(kept).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect(kept.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
        expect(kept).toBe(kept.trim());
        expect(Buffer.from(kept).toString()).toBe(kept);
      }),
    );
  });

  test.each([
    ['  Fabrikam  ', 'Fabrikam'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['Zoe\u0308', 'Zo\u00eb'],
    ['pay \u202eevil\u202c now', 'pay evil now'],
    ['a\u0000b\u0007c', 'abc'],
    ['half \ud83e', 'half'],
    ['\u{1f9e8} stays', '\u{1f9e8} stays'],
    ['e\u0000\u0301', '\u00e9'],
    ['Fabri\u200bkam\ufeff Lo\u00adgis\u2060tics', 'Fabrikam Logistics'],
    ['نمایشگاه\u200cها', 'نمایشگاه\u200cها'],
    ['क्\u200dष', 'क्\u200dष'],
    ['\u{1f469}\u200d\u{1f680}', '\u{1f469}\u200d\u{1f680}'],
    ['\u2764\ufe0f', '\u2764\ufe0f'],
    ['אקמה\u200f (Acme)', 'אקמה\u200f (Acme)'],
  ])('%j are kept as %j', (words, kept) => {
    expect(tidy(words)).toBe(kept);
  });

  test.each([
    ['Fabrikam', true],
    ['7', true],
    ['東京', true],
    ['', false],
    ['   ', false],
    ['—', false],
    ['...', false],
    ['\u{1f44d}', false],
  ])('%j says something: %j', (words, says) => {
    expect(saysSomething(words)).toBe(says);
  });
});

describe('the links in a text', () => {
  test.each<[string, string[]]>([
    ['Notes: https://docs.example.com/a', ['https://docs.example.com/a']],
    ['(see https://a.example/x), and https://b.example/y?z=1.', ['https://a.example/x', 'https://b.example/y?z=1']],
    ['https://a.example/Stock_(logistics)', ['https://a.example/Stock_(logistics)']],
    ['(https://a.example/Stock_(logistics))', ['https://a.example/Stock_(logistics)']],
    ['<https://a.example/x|the notes>', ['https://a.example/x']],
    ['“https://a.example/x”', ['https://a.example/x']],
    ['Notes: https://a.example/x…', ['https://a.example/x']],
    ['https://a.example/x\nhttps://b.example/y', ['https://a.example/x', 'https://b.example/y']],
    ['http://a.example, ftp://b.example, a.example', []],
    // Browsers take a backslash for a slash, others for a part of the name before the @.
    ['https://slack.com\\@evil.example/x', ['https://slack.com']],
    ['https://', []],
    ['https://[', []],
    ['', []],
  ])('%j has %j', (words, links) => {
    expect(linksIn(words)).toEqual(links);
  });

  test('can be opened, whatever addresses people paste', () => {
    const urls = fc.webUrl({ validSchemes: ['https'], withFragments: true, withQueryParameters: true });
    fc.assert(
      fc.property(urls, (url) => {
        const [found = ''] = linksIn(`See ${url} today`);
        expect(url.startsWith(found)).toBe(true);
        expect(URL.canParse(found)).toBe(true);
      }),
    );
  });
});

describe('where a link leads', () => {
  test.each<[string, string | null]>([
    ['https://docs.example.com/a', null],
    ['https://Docs.Example.com/a?b=c#d', null],
    ['https://docs.example.com', null],
    ['https://docs.example.com:443/a', null],
    ['https://docs.example.com:8443/a', null],
    ['https://docs.example.com/@slack.com', null],
    ['https://slack.com@evil.example/x', 'evil.example'],
    ['https://slack.com:pw@evil.example:8443/x', 'evil.example:8443'],
    ['https://slack.com/@evil.example', null],
    ['https://slack.com%2f@evil.example', 'evil.example'],
    ['https://%65vil.example/x', 'evil.example'],
    ['https:///evil.example', 'evil.example'],
    ['https://0x7f.1/x', '127.0.0.1'],
    // Cyrillic letters, a full stop of full width, a slash that is a letter, a hyphen that is not shown.
    ['https://\u0430pple.com/x', 'xn--pple-43d.com'],
    ['https://evil\uff0eexample/x', 'evil.example'],
    ['https://slack.com\u2215x.evil.example', 'slack.xn--comx-id9a.evil.example'],
    ['https://ex\u00adample.com', 'example.com'],
    // Letters from right to left can bring what stands behind them to the front.
    ['https://evil.example/\u05d0\u05d1/slack.com', 'evil.example'],
    ['https://ja.example/\u6771\u4eac', null],
  ])('%j hides %j', (link, host) => {
    expect(hiddenHostOf(link)).toBe(host);
  });

  const host = fc.domain();
  const before = fc.stringMatching(/^[a-z0-9.%:_-]{1,20}$/).filter((name) => !/%(?![0-9a-f]{2})/i.test(name));

  test('is said whatever name stands before it', () => {
    fc.assert(
      fc.property(before, host, (name, real) => {
        expect(hiddenHostOf(`https://${name}@${real}/x`)).toBe(real.toLowerCase());
      }),
    );
  });

  test('can be read in every link that people type: right after https://, or beside it in plain letters', () => {
    const pieces = fc.constantFrom(
      '@',
      '/',
      ':',
      '.',
      '?',
      '#',
      '%40',
      'slack.com',
      'evil.example',
      '\u0430',
      '\u2215',
      'x',
    );
    const typed = fc.array(pieces, { minLength: 1, maxLength: 8 }).map((parts) => `https://${parts.join('')}`);
    fc.assert(
      fc.property(typed, (words) => {
        for (const link of linksIn(words)) {
          const shown = hiddenHostOf(link) ?? /^https:\/\/([^/?#]*)/.exec(link)?.[1]?.toLowerCase();
          expect([new URL(link).host, `${new URL(link).host}:443`]).toContain(shown);
          expect(shown).toMatch(/^[\x21-\x7e]+$/);
        }
      }),
    );
  });
});
