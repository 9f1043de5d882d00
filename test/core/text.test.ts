import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linksIn, saysSomething, tidy } from '../../src/core/text.ts';

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
    ['https://a.example/x\nhttps://b.example/y', ['https://a.example/x', 'https://b.example/y']],
    ['http://a.example, ftp://b.example, a.example', []],
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
