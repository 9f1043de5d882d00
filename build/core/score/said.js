import { plainLetters } from '../account-name.js';
import { isReadable, isSmallWord, languageOf } from './language.js';
import { EMPTY_PHRASES } from './vocabulary.js';
/** Written without spaces between words. */
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
const OTHER_SCRIPTS = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const FOREIGN_LETTERS = /\p{M}|[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
export function said(text) {
    const bare = (text ?? '').replaceAll(/https?:\/\/[^\s<>|\\]+/giu, ' ');
    const words = plainLetters(bare)
        .split(/[^\p{L}\p{M}\p{N}]+/u)
        .filter((word) => word !== '')
        .join(' ');
    return { words, count: countOf(words), ...languageIn(bare, words) };
}
/** Two letters of a script without spaces count as a word. */
function countOf(words) {
    const letters = words.match(WITHOUT_SPACES)?.length ?? 0;
    const others = words.replaceAll(WITHOUT_SPACES, ' ').split(' ');
    return Math.ceil(letters / 2) + others.filter((word) => word !== '').length;
}
/** A text without small words is English as long as it has English letters alone. */
function languageIn(text, words) {
    const letters = text.toLowerCase().normalize('NFD');
    const language = languageOf(words);
    const isEnglish = language === null ? !FOREIGN_LETTERS.test(letters) : language === 'english';
    const isRead = isEnglish || (language !== null && isReadable(language) && !OTHER_SCRIPTS.test(letters));
    return { isEnglish, isRead };
}
export function has({ words }, vocabulary) {
    return words.search(vocabulary) >= 0;
}
/** Says nothing at all, by its shape: empty, too few words, or a phrase that stands for "nothing yet". */
export function isMissing(text, fewest = 3) {
    return text.count < fewest || isNothing(text);
}
/** Empty, or a phrase like "tbd". */
export function isNothing({ words }) {
    return without({ words }, EMPTY_PHRASES) === '';
}
/** What is left when these words are taken away. */
export function without({ words }, vocabulary) {
    return words.replaceAll(vocabulary, ' ').replaceAll(/ +/g, ' ').trim();
}
/** Words of a name that tell it from others. */
export function nameWords(name) {
    return said(name)
        .words.split(' ')
        .filter((word) => (word.length > 2 && !isSmallWord(word)) || /[^\p{Script=Latin}]/u.test(word));
}
/** One of the words stands in it. */
export function names({ words }, someones) {
    const spaced = ` ${words} `;
    return someones.some((word) => /\p{Script=Latin}/u.test(word) ? spaced.includes(` ${word} `) : spaced.includes(word));
}
/** The fields that are sentences, in the order of the form: of two that say the same, the later is a copy. */
const PROSE = [
    'account',
    'why_account',
    'customer_trigger',
    'why_partner',
    'warm_path',
    'seller_move',
    'partner_move',
];
/** It says the same as a field before it. */
export function isCopied(packet, key) {
    const own = wordsOf(packet[key]);
    const before = PROSE.slice(0, PROSE.indexOf(key));
    return own !== '' && before.some((other) => wordsOf(packet[other]) === own);
}
function wordsOf(value) {
    return typeof value === 'string' ? said(value).words : '';
}
