import { describe, expect, test } from 'vitest';
import { MOST_FOUND, MOST_USED, usedFirst, wantedIn, wordsOf } from '../../../src/core/directory/lookup.ts';

/** As the database finds them: every word that is typed begins a word of the name. */
function isFound(typed: string, ...names: string[]): boolean {
  const words = wordsOf(...names);
  return (wantedIn(typed)?.words ?? [' ']).every((word) => words.includes(word));
}

describe('a name is found', () => {
  test.each([
    ['by its beginning', 'brig', 'Brightwater Consulting'],
    ['by the beginning of its second word', 'cons', 'Brightwater Consulting'],
    ['by several words, in any order', 'con bri', 'Brightwater Consulting'],
    ['without its accents', 'societe gen', 'Société Générale'],
    ['with accents that it has not', 'Brïght', 'Brightwater'],
    ['in another case', 'BRIGHT', 'Brightwater'],
    ['by letters with a stroke, and a sharp s', 'orsted weiss', 'Ørsted Weißwurst'],
    ['behind a mark', 'oreal', 'L’Oréal'],
    ['with what nobody sees in it', 'brightwater', 'Bright\u200bwa\u00adter\u200d Consulting'],
    ['by what was copied with it', 'Bright\u200bwater\ufeff', 'Brightwater Consulting'],
    ['in Persian without its joiner', 'نمایشگاهها', 'نمایشگاه\u200cها'],
    ['in another script', 'ромаш', 'ООО «Ромашка»'],
    ['while nothing is typed', '  ', 'Brightwater'],
    ['while nothing is typed that can be looked for', '%_🚀', '🚀🚀'],
    ['by more words than are looked for', 'a b c d e nobody', 'a b c d e f'],
  ])('%s: “%s” finds %s', (_, typed, name) => {
    expect(isFound(typed, name)).toBe(true);
  });

  test.each([
    ['from the middle of a word', 'water', 'Brightwater'],
    ['by one word of two', 'bright nobody', 'Brightwater Consulting'],
    ['by a mark that SQL knows', '%right', 'Brightwater'],
  ])('not %s: “%s” does not find %s', (_, typed, name) => {
    expect(isFound(typed, name)).toBe(false);
  });
});

test('the words of somebody hold their partner’s too', () => {
  expect(wordsOf('Lena Fischer', 'Brightwater')).toBe(' lena fischer brightwater');
});

test('those used last come first, nobody twice, and no more than a menu shows', () => {
  const all = Array.from({ length: MOST_FOUND }, (_, at) => ({ id: `p${at}` }));
  const used = [{ id: 'p90' }, { id: 'elsewhere' }];
  const offered = usedFirst(used, all).map(({ id }) => id);
  expect(offered.slice(0, 3)).toEqual(['p90', 'elsewhere', 'p0']);
  expect(offered).toHaveLength(MOST_FOUND);
  expect(new Set(offered).size).toBe(MOST_FOUND);
  expect(usedFirst(all, []).length).toBe(MOST_USED);
});
