import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountKey, isSameAccount } from '../../../src/core/directory/account-name.ts';
import { DIFFERENT } from '../different-accounts.ts';

const pairsOf = (names: readonly string[]): [string, string][] =>
  names.flatMap((one, at) => names.slice(at + 1).map((other): [string, string] => [one, other]));
const PAIRS = Object.values(DIFFERENT).flatMap(pairsOf);

describe('one account is meant by', () => {
  test.each([
    ['another case', 'Fabrikam Logistics', 'FABRIKAM logistics'],
    ['other white space', 'Fabrikam Logistics', '  Fabrikam\u00a0\tLogistics '],
    ['words written together', 'FabrikamLogistics', 'Fabrikam Logistics'],
    ['what nobody sees in it', 'Fab\u200bri\u200ckam\u200d Gm\u00adb\u2060H\ufeff', 'Fabrikam'],
    ['a joiner that is left out', 'نمایشگاه\u200cها', 'نمایشگاهها'],
    ['a mark of direction', 'Fabrikam\u200e Logistics\u200f', 'Fabrikam Logistics'],
    ['a letter that is only a filler', 'Fabrikam\u3164', 'Fabrikam'],
    ['marks between the words', 'Fabrikam-Logistics', 'Fabrikam, Logistics.'],
    ['The', 'The Fabrikam Group', 'Fabrikam Group'],
    ['and', 'Marks & Spencer', 'Marks and Spencer'],
    ['accents', 'Société Générale', 'Societe Generale'],
    ['letters with a stroke', 'Ørsted', 'Orsted'],
    ['a sharp s', 'Weißwurst', 'Weisswurst'],
    ['an apostrophe of either kind', 'L’Oréal', "L'Oreal"],
    ['full-width letters', 'ＦＡＢＲＩＫＡＭ', 'Fabrikam'],
    ['initials with dots', 'I.B.M.', 'IBM'],
    ['a German form', 'Fabrikam GmbH & Co. KG', 'Fabrikam'],
    ['an American form', 'Fabrikam, Inc.', 'Fabrikam Incorporated'],
    ['a British form', 'Fabrikam PLC', 'Fabrikam Ltd.'],
    ['an Indian form', 'Fabrikam Private Limited', 'Fabrikam Pvt. Ltd.'],
    ['an Italian form', 'Fabrikam S.p.A.', 'Fabrikam'],
    ['a Polish form', 'Fabrikam sp. z o.o.', 'Fabrikam'],
    ['a Czech form', 'Fabrikam s.r.o.', 'Fabrikam'],
    ['a Danish form', 'Fabrikam A/S', 'Fabrikam'],
    ['a Mexican form', 'Fabrikam, S.A. de C.V.', 'Fabrikam'],
    ['an Estonian form', 'Fabrikam OÜ', 'Fabrikam'],
    ['an Asian pair of forms', 'Fabrikam Co., Ltd.', 'Fabrikam'],
    ['a Russian form in front', 'ООО «Ромашка»', 'Ромашка'],
    ['a Japanese form in front', '株式会社ファブリカム', 'ファブリカム'],
    ['a Chinese form behind', '华为技术有限公司', '华为技术'],
  ])('%s: %s, %s', (_, one, other) => {
    expect(isSameAccount(one, other), `${accountKey(one)} ${accountKey(other)}`).toBe(true);
  });
});

describe('different companies', () => {
  test('are written down in at least 300 hard pairs', () => {
    process.stdout.write(`${PAIRS.length} pairs of different companies\n`);
    expect(PAIRS.length).toBeGreaterThanOrEqual(300);
  });

  test.each(Object.entries(DIFFERENT))('are never one account: %s', (_, names) => {
    const mixedUp = pairsOf(names).filter(([one, other]) => isSameAccount(one, other));
    expect(mixedUp).toEqual([]);
  });
});

const word = fc.stringMatching(/^[a-z]{4,9}$/);
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const form = fc.constantFrom(' Inc.', ', Inc', ' GmbH', ' AG', ' S.A.', ' Ltd', ' PLC', ' B.V.', ' Co., Ltd.', ' A/S');

describe('any name', () => {
  test('is the same account in capitals, with “The” before it and a legal form after it', () => {
    fc.assert(
      fc.property(name, form, (account, legal) => {
        expect(isSameAccount(`The ${account.toUpperCase()}${legal}`, account)).toBe(true);
      }),
    );
  });

  test('with a letter or a digit in it never becomes nothing, and is the same account as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (account) => {
        expect(isSameAccount(account, account)).toBe(true);
        if (/[\p{L}\p{N}]/u.test(account)) expect(accountKey(account)).not.toBe('');
      }),
    );
  });

  test('with a word more that is no legal form is another account', () => {
    fc.assert(
      fc.property(name, word, (account, more) => {
        expect(isSameAccount(`${account} ${more}x`, account)).toBe(false);
      }),
    );
  });
});
