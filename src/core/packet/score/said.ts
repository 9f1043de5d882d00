import { plainLetters } from '../../directory/account-name.ts';
import { PARAGRAPH } from '../packet-field.ts';
import { isReadable, isSmallWord, languageOf } from './language.ts';
import { EMPTY_PHRASES } from './vocabulary.ts';

/** What somebody wrote, as rules read it: without case, accents, punctuation and links, so that none of these moves a point. */
export type Said = {
  /** Words with one space between them. */
  words: string;
  /** Each of them once. */
  each: ReadonlySet<string>;
  count: number;
  isEnglish: boolean;
  /** In a language that the lists know well enough to judge it; elsewhere prose is only a hint. */
  isRead: boolean;
};

/** Written without spaces between words. */
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

const OTHER_SCRIPTS = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const FOREIGN_LETTERS = /\p{M}|[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** As many letters as the longest field takes. They are counted again when they are spelled out: “ﷺ” is typed as one, and read as eighteen. */
const MOST_LETTERS = 2 * PARAGRAPH;

export function said(text: string | null | undefined): Said {
  const bare = (text ?? '').slice(0, MOST_LETTERS).replaceAll(/https?:\/\/[^\s<>|\\]+/giu, ' ');
  const spelledOut = bare.normalize('NFKC').slice(0, MOST_LETTERS);
  const all = plainLetters(spelledOut)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const words = all.join(' ');
  return { words, each: new Set(all), count: countOf(words), ...languageIn(bare, words) };
}

/** Two letters of a script without spaces count as a word. */
function countOf(words: string): number {
  const letters = words.match(WITHOUT_SPACES)?.length ?? 0;
  const others = words.replaceAll(WITHOUT_SPACES, ' ').split(' ');
  return Math.ceil(letters / 2) + others.filter((word) => word !== '').length;
}

/** A text without small words is English as long as it has English letters alone. */
function languageIn(text: string, words: string): Pick<Said, 'isEnglish' | 'isRead'> {
  const letters = text.toLowerCase().normalize('NFD');
  const language = languageOf(words);
  const isEnglish = language === null ? !FOREIGN_LETTERS.test(letters) : language === 'english';
  const isRead = isEnglish || (language !== null && isReadable(language) && !OTHER_SCRIPTS.test(letters));
  return { isEnglish, isRead };
}

export function has({ words }: Pick<Said, 'words'>, vocabulary: RegExp): boolean {
  return words.search(vocabulary) >= 0;
}

/** Says nothing at all, by its shape: empty, too few words, or a phrase that stands for "nothing yet". */
export function isMissing(text: Said, fewest = 3): boolean {
  return text.count < fewest || isNothing(text);
}

/** Empty, or a phrase like "tbd". */
export function isNothing({ words }: Said): boolean {
  return without({ words }, EMPTY_PHRASES) === '';
}

/** What is left when these words are taken away. */
export function without({ words }: Pick<Said, 'words'>, vocabulary: RegExp): string {
  return words.replaceAll(vocabulary, ' ').replaceAll(/ +/g, ' ').trim();
}

/** Words of a name that tell it from others, each once. */
export function nameWords({ each }: Said): string[] {
  return [...each].filter((word) => (word.length > 2 && !isSmallWord(word)) || /[^\p{Script=Latin}]/u.test(word));
}

/** So many words are looked for inside of other words, at most: no name has as many. */
const MOST_SOUGHT = 40;

/** Those that stand in it. In a script without spaces, or with endings of its own, a word is also found inside of another. */
export function standingIn({ words, each }: Said, sought: readonly string[]): string[] {
  const others = sought.filter((word) => !isLatin(word)).slice(0, MOST_SOUGHT);
  return [
    ...sought.filter((word) => isLatin(word) && each.has(word)),
    ...others.filter((word) => words.includes(word)),
  ];
}

export function isLatin(word: string): boolean {
  return /\p{Script=Latin}/u.test(word);
}

/** One of the words stands in it. */
export function names(text: Said, sought: readonly string[]): boolean {
  return standingIn(text, sought).length > 0;
}
