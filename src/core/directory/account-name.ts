import { withoutUnseen } from '../kernel/text.ts';

/**
 * When two names mean one account. A name is typed by people, each in their own way: case, accents, marks, white space, "The" and the legal
 * form say nothing about which company it is. Every other word does: "Acme Bank" is not "Acme", and "Northwind Group" not "Northwind".
 */

/** True when both names mean the same account. */
export function isSameAccount(one: string, other: string): boolean {
  return accountKey(one) === accountKey(other);
}

/** What two names of one account have in common, for comparing alone: never shown. Empty for a name without a letter or a digit. */
export function accountKey(name: string): string {
  return withoutLegalForms(withoutThe(wordsOf(name))).join('');
}

/** Written without a space beside the name; the longer before what it contains. */
const EAST_ASIAN_FORMS = ['股份有限公司', '有限责任公司', '有限公司', '株式会社', '合同会社', '주식회사'];
const BESIDE_THE_NAME = new RegExp(`^(${EAST_ASIAN_FORMS.join('|')})|(${EAST_ASIAN_FORMS.join('|')})$`, 'gu');

function wordsOf(name: string): string[] {
  const spelled = plainLetters(name)
    .replaceAll(BESIDE_THE_NAME, ' $& ')
    .replaceAll(/(?<=\p{L})[.'’](?=\p{L})/gu, '')
    .replaceAll('a/s', 'as')
    .replaceAll('&', ' and ')
    .replaceAll('+', ' plus ')
    .replaceAll('#', ' sharp ');
  return spelled.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}

/** Lower case without accents and without what nobody sees, also for looking names up. Marks of other scripts are letters of their own: vowels of Hindi, voiced signs of Japanese. */
export function plainLetters(name: string): string {
  const decomposed = withoutUnseen(name).normalize('NFKC').toLowerCase().normalize('NFD');
  const bare = decomposed.replaceAll(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1').normalize('NFC');
  return bare.replaceAll(/[ßøłđæœþðı]/g, (letter) => SPELLED[letter] ?? letter);
}

/** Letters that no accent can be taken from. */
const SPELLED: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ı: 'i',
};

function withoutThe(words: string[]): string[] {
  return words[0] === 'the' && words.length > 1 ? words.slice(1) : words;
}

/** Nothing is taken away that would leave nothing. */
function withoutLegalForms(words: string[]): string[] {
  const form = LEGAL_FORMS.find((one) => one.length < words.length && endsWith(words, one));
  if (form) return withoutLegalForms(words.slice(0, -form.length));
  const [first = ''] = words;
  return words.length > 1 && LEADING_FORMS.has(first) ? withoutLegalForms(words.slice(1)) : words;
}

function endsWith(words: readonly string[], ending: readonly string[]): boolean {
  return ending.every((word, at) => words[words.length - ending.length + at] === word);
}

/** In lower case, without accents and dots. https://en.wikipedia.org/wiki/List_of_legal_entity_types_by_country */
const LEGAL_FORMS = [
  'and co',
  'private limited',
  'sa de cv',
  'sapi de cv',
  'sp z oo',
  'ab',
  'ag',
  'aps',
  'as',
  'asa',
  'bhd',
  'bv',
  'co',
  'company',
  'corp',
  'corporation',
  'doo',
  'eg',
  'eood',
  'ggmbh',
  'gmbh',
  'inc',
  'incorporated',
  'kft',
  'kg',
  'kgaa',
  'kk',
  'limited',
  'llc',
  'llp',
  'ltd',
  'ltda',
  'mbh',
  'nv',
  'ohg',
  'ood',
  'ou',
  'oy',
  'oyj',
  'plc',
  'pte',
  'pty',
  'pvt',
  'sa',
  'sarl',
  'sas',
  'sdn',
  'se',
  'sl',
  'slu',
  'spa',
  'sro',
  'srl',
  'uab',
  'ug',
  'zrt',
  'ао',
  'зао',
  'оао',
  'ооо',
  'пао',
  ...EAST_ASIAN_FORMS,
].map((form) => form.split(' '));
const LEADING_FORMS = new Set(['ао', 'зао', 'оао', 'ооо', 'пао', ...EAST_ASIAN_FORMS]);
