import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNameFinder } from '../../../src/core/kernel/names-in-text.ts';

/** What is left of a text when each name that is found in it is a bar. */
function without(text: string, ...names: string[]): string {
  const { in: find } = createNameFinder(names);
  return find(text).reduceRight((left, { from, to }) => `${left.slice(0, from)}|${left.slice(to)}`, text);
}

const otherwise = (text: string, name: string) => createNameFinder([name]).otherwiseIn(text);

const SHY = '\u00ad';
const NBSP = '\u00a0';

describe('a name in a text is found', () => {
  test.each([
    ['Łukasz Żółć', 'Ask ŁUKASZ ŻÓŁĆ, then łukasz żółć.', 'Ask |, then |.'],
    ['Łukasz Żółć', `Ask ${'Łukasz Żółć'.normalize('NFD')} today`, 'Ask | today'],
    ['Łukasz Żółć'.normalize('NFD'), 'Ask ŁUKASZ ŻÓŁĆ today', 'Ask | today'],
    ['Ngoc Ệ', `Ngoc E\u0323\u0302, Ngoc E\u0302\u0323 and NGOC \u1ec6`, '|, | and |'],
    ['Anna Strauß', 'ANNA STRAUSS, Anna Strauß, ANNA STRAUẞ', '|, |, |'],
    ['İsmail Işık', 'ismail ışık and İSMAİL IŞIK', '| and |'],
    ['Νίκος Παππάς', 'Ο ΝΊΚΟΣ ΠΑΠΠΆΣ ήρθε', 'Ο | ήρθε'],
    ['Renée Griffin', 'Renée Griﬃn and Ｒｅｎｅ́ｅ Ｇｒｉｆｆｉｎ', '| and |'],
    ['Lena Fischer', `Lena  Fischer, Lena\nFischer, Lena${NBSP}Fischer`, '|, |, |'],
    ['Lena Fischer', `Le${SHY}na Fi\u200bscher, and Lena Fischer${SHY} too`, `|, and |${SHY} too`],
    ['Conan O’Brien', `Conan O'Brien's and Conan O’Brien’s`, `|'s and |’s`],
    ['Anna-Lena Berg', 'Anna‑Lena Berg, Anna–Lena Berg', '|, |'],
    ['Lena', 'Lena’s move, _Lena_, (Lena), "Lena", Lena/Kim, @Lena: Lena', '|’s move, _|_, (|), "|", |/Kim, @|: |'],
    ['Acme', 'Acme™, Acme² and Acme: the Acme-Berg deal', '|™, |² and |: the |-Berg deal'],
    ['王伟', '我和王伟开会', '我和|开会'],
    ['김철수', '김철수는 왔다', '|는 왔다'],
    ['田中', '田中さん', '|さん'],
    ['R. "Bob" Lee', "R. “Bob” Lee; r. 'bob' lee", '|; |'],
    ['100% Müller_Co [*]', 'At 100% MÜLLER_CO [*]', 'At |'],
    ['Lena 🦄 Fischer', 'lena 🦄 fischer', '|'],
  ])('%s: %j', (name, text, left) => {
    expect(without(text, name)).toBe(left);
  });

  test('the longer one where two begin at one place, and none twice', () => {
    expect(without('Lena Fischer and Lena', 'Lena', 'Lena Fischer')).toBe('| and |');
  });
});

describe('what is no such name stays', () => {
  test.each([
    ['Lena Fischer', 'Lena Fischerman, Marlena Fischer, Lena Fischer2, Lena Fischér'],
    ['Lena', `Lená, Lena\u0301, Lenas, Magda${SHY}Lena, Le na`],
    ['가나', '각나, 가낙'],
    ['가', '각'.normalize('NFD')],
    ['Łukasz Żółć', 'Lukasz Zolc'],
    ['Fi', 'ﬁn and ﬁ'],
  ])('%s: %j', (name, text) => {
    expect(without(text, name)).toBe(text);
  });

  test('a name without anything that is read is found nowhere', () => {
    for (const name of ['', ' ', SHY, '\u200b']) expect(without('Lena Fischer', name)).toBe('Lena Fischer');
  });
});

describe('a name of one word', () => {
  test('is found only with its own capitals, since it can be a common word', () => {
    expect(without('Will says: we will write, and WILL sees to it.', 'Will')).toBe(
      '| says: we will write, and WILL sees to it.',
    );
    expect(otherwise('Will says: we will write, and WILL sees to it.', 'Will')).toEqual(['will', 'WILL']);
  });

  test('is found in any composition', () => {
    expect(without(`${'Żółć'.normalize('NFD')} und żółć`, 'Żółć')).toBe('| und żółć');
    expect(otherwise(`${'Żółć'.normalize('NFD')} und żółć`, 'Żółć')).toEqual(['żółć']);
  });

  test('is the name of a contact in any case, where nothing else stands', () => {
    const { is } = createNameFinder(['Will']);
    expect(['Will', 'WILL', ' will '].every(is)).toBe(true);
    expect(is('Will Berg')).toBe(false);
  });
});

const NAMES = ['Łukasz Żółć', 'Zoë Größe', 'İsmail Işık', 'Νίκος Παππάς', 'Ngọc Ệ', 'Lena 가각', 'O’Neil Åå', 'Ǆ ﬃ ΐ'];

/** Each letter in some case and some composition, with something unseen behind some of them. */
const anySpelling = (name: string) =>
  fc
    .tuple(
      fc.array(fc.constantFrom('lower', 'upper', 'as it is'), { minLength: name.length, maxLength: name.length }),
      fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'),
      fc.array(fc.constantFrom('', '', '', SHY, '\u200b', '\u2060'), { minLength: 40, maxLength: 40 }),
    )
    .map(([cases, form, unseen]) => {
      const letters = Array.from(name.normalize('NFC'), (letter, at) => {
        if (cases[at] === 'lower') return letter.toLowerCase();
        return cases[at] === 'upper' ? letter.toUpperCase() : letter;
      });
      return Array.from(letters.join('').normalize(form), (letter, at) => `${letter}${unseen[at] ?? ''}`).join('');
    });

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/\p{Cs}/gu, '')),
  fc.lorem(),
  fc
    .array(
      fc.constantFrom(
        'e',
        '\u0301',
        '\u0323',
        ' ',
        '\n',
        SHY,
        'ﬁ',
        '\u1100',
        '\u1161',
        '\u11a8',
        '가',
        '´',
        '¨',
        'Σ',
        'İ',
        '’',
        'Żółć',
      ),
    )
    .map((parts) => parts.join('')),
);

const spelled = fc.constantFrom(...NAMES).chain((name) => fc.tuple(fc.constant(name), anySpelling(name)));
/** Such a mark belongs to the letter before it, which is another one then. */
const ends = (text: string) => `,${text}`;

describe('whatever stands around it', () => {
  test('every spelling of a name goes, and no byte beside it', { tags: 'thorough' }, () => {
    fc.assert(
      fc.property(spelled, anyText, anyText, ([name, spelling], before, behind) => {
        const { in: find } = createNameFinder([name]);
        const inFront = find(`${before},`).length + find(ends(behind)).length;
        fc.pre(inFront === 0);
        const left = without(`${before},${spelling}${ends(behind)}`, name);
        const unseen = /[\u00ad\u200b\u2060]*$/u.exec(spelling)?.[0] ?? '';
        expect(left).toBe(`${before},|${unseen}${ends(behind)}`);
      }),
      { numRuns: 2000 },
    );
  });

  test('a text in which it was found holds it no more', () => {
    fc.assert(
      fc.property(spelled, fc.array(anyText), ([name, spelling], parts) => {
        const left = without(parts.join(` ${spelling} `), name);
        expect(without(left, name)).toBe(left);
      }),
    );
  });
});
