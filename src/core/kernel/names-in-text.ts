/**
 * Where names stand in people's words, however their letters are written: in any case, composed or not (é as one character or as two), with
 * characters in between that cannot be seen, with straight or curly quotes. A name of one word may be a common word too (Will, May), so it is
 * found only with the capitals with which it is typed.
 */

export type Found = { from: number; to: number };

export type NameFinder = {
  /** False: none of them is in it, in any case. Quick, since most texts hold none. */
  mayHold: (text: string) => boolean;
  /** Every place at which one of the names stands as words of its own, from the first to the last; no two overlap. */
  in: (text: string) => Found[];
  /** How names of one word are written where their capitals differ. */
  otherwiseIn: (text: string) => string[];
  /** Whether the text is one of these names and nothing else, whatever its capitals. */
  is: (text: string) => boolean;
};

type Name = { letters: string; asTyped: string; isOneWord: boolean };

export function createNameFinder(names: readonly string[]): NameFinder {
  const [capitals, anyCase] = [remembering(withCapitals), remembering(lettersIn)];
  const sought = names.map(nameOf).filter(({ letters }) => letters !== '');
  const heldBy = (text: string): Name[] => {
    const letters = lettersIn(text);
    return sought.filter((name) => letters.includes(name.letters));
  };
  return {
    mayHold: (text) => heldBy(text).length > 0,
    in(text) {
      const held = heldBy(text);
      const [exact, inAnyCase] = [held.filter((name) => name.isOneWord), held.filter((name) => !name.isOneWord)];
      const [asTyped, letters] = [exact.map((name) => name.asTyped), inAnyCase.map((name) => name.letters)];
      return apart([...wordsIn(text, asTyped, capitals), ...wordsIn(text, letters, anyCase)]);
    },
    otherwiseIn(text) {
      const exact = heldBy(text).filter((name) => name.isOneWord);
      const typed = new Set(exact.map(({ asTyped }) => asTyped));
      const found = wordsIn(text, [...new Set(exact.map(({ letters }) => letters))], anyCase);
      const written = found.map(({ from, to }) => text.slice(from, to).normalize('NFC'));
      return written.filter((one) => !typed.has(withCapitals(one)));
    },
    is: (text) => sought.some(({ letters }) => letters === lettersIn(text).trim()),
  };
}

export function isOneWord(name: string): boolean {
  return !/\s/u.test(name.trim());
}

/** True when they are one name in any case and composition. */
export function isNameSpelled(one: string, other: string): boolean {
  return createNameFinder([one]).is(other);
}

/** For single characters, most of which come again and again. */
function remembering(written: (part: string) => string): (part: string) => string {
  const known = new Map<string, string>();
  return (part) => {
    const again = known.get(part) ?? written(part);
    known.set(part, again);
    return again;
  };
}

function nameOf(name: string): Name {
  return { letters: lettersIn(name).trim(), asTyped: withCapitals(name).trim(), isOneWord: isOneWord(name) };
}

/** The first of those that overlap, and of two that begin at one place the longer. */
function apart(found: Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (one.from >= (kept.at(-1)?.to ?? 0)) kept.push(one);
  return kept;
}

/** Soft hyphens, joiners and the like: they change nothing of what is read. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;
const QUOTES = /["'`´ʼ\p{Pi}\p{Pf}]/gu;
/** All but a single space. */
const SPACE = /(?:\s\s+|[^\S ])/gu;
/** Most texts, and most characters of the others: the rest is slow. */
const PLAIN = /^[\0-\x7f]*$/;

/** The same for all ways to write the same letters, whose capitals differ or not. */
function withCapitals(text: string): string {
  const letters = PLAIN.test(text)
    ? text
    : text
        .replaceAll(UNSEEN, '')
        .replaceAll(QUOTES, "'")
        .normalize('NFKD')
        .replaceAll(/\p{Pd}/gu, '-');
  return letters.replaceAll(/["`]/g, "'").replaceAll(SPACE, ' ');
}

/** The same in any case. Upper case in between, since ß is SS in capitals; İ and ı are both written i, and ς is σ at the end of a word. */
function lettersIn(text: string): string {
  const lowered = withCapitals(text).toLowerCase();
  if (PLAIN.test(lowered)) return lowered;
  return lowered.toUpperCase().toLowerCase().replaceAll('i\u0307', 'i').replaceAll('ς', 'σ');
}

/** A character with all that belongs to it: its marks, the other parts of a Korean syllable, and what cannot be seen. */
const UNIT = /[^][\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f]*/uy;
const isPlainAt = (text: string, at: number): boolean => at >= text.length || text.charCodeAt(at) < 0x80;

/** One that is read: where it stands in the text, and from where to where its letters stand in the text that is compared. */
type Unit = { text: string; at: number; begins: number; ends: number };

function unitsOf(text: string, written: (part: string) => string): { letters: string; units: Unit[] } {
  let letters = '';
  const units: Unit[] = [];
  for (let at = 0; at < text.length; ) {
    const part = unitAt(text, at);
    const own = written(part);
    // Any white space counts as one.
    const added = own.startsWith(' ') && letters.endsWith(' ') ? own.slice(1) : own;
    if (added !== '') units.push({ text: part, at, begins: letters.length, ends: letters.length + added.length });
    letters += added;
    at += part.length;
  }
  return { letters, units };
}

function unitAt(text: string, at: number): string {
  if (isPlainAt(text, at) && isPlainAt(text, at + 1)) return text.charAt(at);
  UNIT.lastIndex = at;
  return UNIT.exec(text)?.[0] ?? text.charAt(at);
}

function wordsIn(text: string, wanted: readonly string[], written: (part: string) => string): Found[] {
  if (wanted.length === 0) return [];
  const { letters, units } = unitsOf(text, written);
  const found: Found[] = [];
  for (const one of wanted)
    for (let at = letters.indexOf(one); at >= 0; at = letters.indexOf(one, at + 1)) {
      const [first, last] = [indexAt(units, at), indexAt(units, at + one.length - 1)];
      const isWhole = units[first]?.begins === at && units[last]?.ends === at + one.length;
      if (!isWhole) continue;
      if (isOneWordWith(units[first - 1], units[first]) || isOneWordWith(units[last], units[last + 1])) continue;
      found.push({ from: units[first]?.at ?? 0, to: endOf(units[last]) });
    }
  return found;
}

/** Where the unit stands that holds this letter. */
function indexAt(units: readonly Unit[], letter: number): number {
  let [low, high] = [0, units.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((units[middle]?.begins ?? 0) <= letter) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What cannot be seen behind the last letter stays. */
function endOf(unit: Unit | undefined): number {
  return unit === undefined
    ? 0
    : unit.at +
        unit.text.replace(/(?<!\p{Default_Ignorable_Code_Point})\p{Default_Ignorable_Code_Point}+$/u, '').length;
}

/** Two letters beside each other, but where words are written without a space between them or their endings. */
function isOneWordWith(one: Unit | undefined, next: Unit | undefined): boolean {
  return [one, next].every(
    (unit) => unit !== undefined && /^[\p{L}\p{Nd}]/u.test(unit.text) && !SPACELESS.test(unit.text),
  );
}

const SPACELESS =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
