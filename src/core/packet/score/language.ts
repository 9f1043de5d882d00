/**
 * Which language a text is in, by the small words that every sentence has. Rules read the first seven of them; the others are here so that
 * Polish is not taken for Portuguese because both write "do" and "na".
 */

const SMALL_WORDS = {
  english:
    'the of and their they is are was has have had for with that from by at our your you it this will who which not be his her he she we us been would could to a an in on as or but so if me my all out up into about after before than then',
  spanish:
    'el la los las de del que en con por para una un su se al es muy y sus nos le mas tienen aun todavia a cada este',
  german:
    'der die das den dem des und ist im am mit von zu ein eine einen fur auf auch nicht noch wir uns sehr zum zur aus bei wird in sich es ihre sie hat als an',
  french:
    'le les la de des l d du et est une un dans pour avec sur leur vous nous ils elle par au aux chez il a en ne pas se on que mon ma mes ce cette',
  portuguese:
    'o os a as de do da dos das em com uma um na no nas ao sao eles nos e que por para sua seu ainda as se mais',
  italian:
    'il lo la gli le di che e i con per un una nel nella della dal dei del ogni vi si ha da in alla al ancora piu',
  dutch:
    'het een van met op voor zijn hun ze bij aan dat te wij jou jullie elke de en in is om als hij niet nog naar er',
  polish: 'w z na do sie nie i ze jest po od za dla przez jak oraz o ma przy juz ktory tym ich',
  scandinavian: 'och og att at det som pa ar er for til till av af ikke inte har med en i vi den de om men deres',
  czech: 'v na se je a z do pro ze od pri jsou jako ale by k s o uz nebo jejich',
} as const;

export type Language = keyof typeof SMALL_WORDS;
const NOT_READ: readonly Language[] = ['polish', 'scandinavian', 'czech'];
const BY_LANGUAGE = Object.entries(SMALL_WORDS).map(
  ([language, words]) => [language as Language, new Set(words.split(' '))] as const,
);
const ALL_SMALL = new Set(BY_LANGUAGE.flatMap(([, words]) => [...words]));

/** The one with the most small words; English before others; null where none stands. */
export function languageOf(words: string): Language | null {
  const tokens = words.split(' ');
  const counted = BY_LANGUAGE.map(([language, small]) => ({
    language,
    times: tokens.filter((token) => small.has(token)).length,
  }));
  const most = counted.reduce((best, one) => (one.times > best.times ? one : best));
  return most.times === 0 ? null : most.language;
}

/** Whether the lists of these rules know the language well enough to judge prose in it. */
export function isReadable(language: Language): boolean {
  return !NOT_READ.includes(language);
}

/** A small word of any language: no name, and nothing that two texts would share. */
export function isSmallWord(word: string): boolean {
  return ALL_SMALL.has(word);
}
