import { isSmallWord } from './language.ts';
import type { Said } from './said.ts';
import { isTimeWord } from './spoken-time.ts';

/**
 * A name is known by its place: beside a word for speaking or meeting, without an article. "The board said" is no name, "Dougal said" is one.
 * No list has all names; a list of what is none is short.
 */

const set = (words: string) => new Set(words.split(/\s+/));

/** Somebody speaks, writes, shows or asks; the name stands before it, or behind it in languages that turn it round. */
const SPEAKS = set(
  `said says told tells asked asks wrote writes complained complains admitted admits warned warns mentioned mentions explained explains showed shows
  called calls rang rings phoned phones texted texts emailed emails mailed mails messaged messages reported insisted begged demanded confirmed confirms replied raised flagged vented grumbled joked sighed swore shouted
  dijo dice conto cuenta pidio pide escribio escribe quejo queja enseno explico comento llamo pregunto mostro
  sagte sagt fragte fragt schrieb schreibt klagte klagt beschwerte meinte meint rief erzahlte erklarte berichtete zeigte bat
  dit ecrit demande demandait raconte explique plaint plaignait montre appelle avoue
  disse diz pediu escreveu queixou contou mostrou explicou ligou perguntou
  detto dice scritto chiesto lamenta lamentato mostrato spiegato racconta raccontato chiamato
  zei zegt schreef schrijft vroeg vraagt klaagde vertelde meldde mailde belde appte liet`,
);
/** They stand between a name and what it does. */
const PASSED_OVER = set(
  'has had have also just again already then himself herself a ha si s se sich nos me ci mi himself zelf nous lui and who',
);
/** The name stands behind it, without an article. */
const BEFORE_NAME = set(
  'with con mit avec com met bei chez knows knew meets met sees visits phones according dr mr mrs ms miss sir herr frau mme monsieur madame senor senora don dona signor signora dhr mevr',
);
/** "Introduces you to Ada", and not "to call". */
const TALKS = set(
  'speaks spoke talks talked reports wrote writes reported introduce introduces introduced married close messages known sat sits next listens reaches answers',
);

const NOT_A_NAME = set(
  `a i and or but if when then now here there what how why all both each every some any no none one two three four five six seven eight nine ten
  customer client buyer staff people everybody everyone nobody somebody someone anyone anybody management leadership board team crew company head boss chief side sides name world
  procurement purchasing finance accounting marketing sales legal operations ops it hr engineering support security compliance logistics production quality maintenance treasury audit planning research council government regulator union press
  word help time work life data luck care interest access trust respect pride pleasure love ease confidence enthusiasm experience
  report review study survey letter mail email notice tender paper note message post article page document minutes log website site plant system software tool app server machine line contract card chat meeting call lunch dinner coffee tea breakfast video phone zoom copy
  him them its her she they twice once often late early up off out in on back again more less when while because since so as at too very right sure some
  january february march april may june july august september october november december tomorrow
  cliente clientes empresa equipo direccion compras finanzas alguien kunde kunden leute personal einkauf vertrieb buchhaltung abrechnung geschaftsfuhrung niemand keiner jemand client clients direction achats personne quelqu
  equipa cliente clientes compras alguem azienda clienti acquisti qualcuno klant klanten inkoop directie iemand niemand men mensen`,
);
/** Endings of things, deeds and manners, in the languages that these rules read. */
const NOT_A_NAME_ENDING =
  /(?:ing|tion|sion|ment|ity|ness|ed|ly|ance|ence|ship|ware|ung|heit|keit|schaft|cion|cao|zione|dad|tat|heid|teit)$/;
/** Many of them, in English; "Boris" and "Ros" are one. */
const ENGLISH_PLURAL = /[^aiosu]s$/;

/** Words that stand where a name stands, other than those left out. */
export function namesByPlace({ words, isEnglish }: Said, leftOut: readonly string[]): string[] {
  const tokens = words.split(' ');
  const known = new Set(leftOut);
  const isName = (at: number) =>
    isNameable(tokens[at] ?? '', known) &&
    !hasArticle(tokens, at) &&
    !(isEnglish && ENGLISH_PLURAL.test(tokens[at] ?? ''));
  return tokens.flatMap((token, at) => {
    const places: number[] = [];
    if (SPEAKS.has(token)) places.push(subjectBefore(tokens, at), at + 1);
    if (BEFORE_NAME.has(token)) places.push(at + 1);
    if (token === 'to' && TALKS.has(tokens[at - 1] ?? '')) places.push(at + 1);
    // "Bram and Ketil share a trailer".
    if (token === 'and' && known.has(tokens[at - 1] ?? '')) places.push(at + 1);
    if (token === 'and' && known.has(tokens[at + 1] ?? '')) places.push(at - 1);
    return places.filter(isName).map((place) => tokens[place] ?? '');
  });
}

function subjectBefore(tokens: readonly string[], verb: number): number {
  let at = verb - 1;
  while (at > verb - 3 && PASSED_OVER.has(tokens[at] ?? '')) at -= 1;
  return at;
}

export function isNameable(word: string, leftOut: ReadonlySet<string>): boolean {
  const isWord = /^\p{Script=Latin}{3,}$/u.test(word);
  const isKnown =
    isSmallWord(word) || NOT_A_NAME.has(word) || SPEAKS.has(word) || isTimeWord(word) || NOT_A_NAME_ENDING.test(word);
  return isWord && !isKnown && !leftOut.has(word);
}

const ARTICLES = set(
  'the a an their our its his her your my this that these those every each some any no most many few el la los las un una su sus der die das den dem ein eine einen ihr ihre le la les un une des leur leurs son sa ses o os as um uma il lo gli uno het de een hun zijn',
);

/** "The board", "a new board". */
function hasArticle(tokens: readonly string[], at: number): boolean {
  return ARTICLES.has(tokens[at - 1] ?? '') || ARTICLES.has(tokens[at - 2] ?? '');
}
