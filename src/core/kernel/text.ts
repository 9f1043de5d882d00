/**
 * People's words as they are stored: normalised Unicode (NFC), no control or bidirectional override characters, no half of a
 * character, none that says only where a line may break, no space around. Normalised last: a character that is removed may have stood between
 * a letter and its accent.
 */
export function tidy(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' ? '\n' : ''))
    .replace(LINE_BREAKING, '')
    .normalize('NFC')
    .trim();
}

/**
 * Soft hyphen, zero-width space, word joiner and the mark of byte order, as web pages and spreadsheets leave them between letters. The joiners stay,
 * since Persian and Indic words and emoji are written with them, and so do the marks of direction, which put a mixed name in its order.
 */
const LINE_BREAKING = /[\u00ad\u200b\u2060\ufeff]/g;

/** What nobody sees, as a person does who types a name from what they read. */
export function withoutUnseen(words: string): string {
  return words.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
}

/** True when both are one name to a reader, however it is capitalised. */
export function isSameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

/** What is the same for all that `isSameName` takes for one name. */
export function nameKey(name: string): string {
  return withoutUnseen(name).toLowerCase();
}

/** What Slack has escaped in what it sends back. https://docs.slack.dev/messaging/formatting-message-text */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** True when there is a visible letter or digit in it: spaces, dashes, emoji and invisible fillers alone say nothing. */
export function saysSomething(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(withoutUnseen(words));
}

/**
 * The https links in a text, in order. A link ends at white space, an angle bracket or a backslash, after which browsers do not agree where it
 * leads; a closing mark after it is not part of it.
 */
export function linksIn(words: string): string[] {
  const matches = words.match(/https:\/\/[^\s<>|\\]+/gu) ?? [];
  return matches.map(withoutMarksBehind).filter((link) => URL.canParse(link));
}

/** Letters that turn around what stands beside them, and marks that do so unseen. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Where a link really leads, when a reader cannot see that in it: the host after a name (`https://slack.com@evil.example`), or in the plain
 * letters (punycode) behind those that look like others. Null when the host stands where one looks for it.
 */
export function hiddenHostOf(link: string): string | null {
  const { host } = new URL(link);
  const shown = /^https:\/\/([^/?#]*)/.exec(link)?.[1] ?? '';
  const isPlain = shown.toLowerCase().replace(/:443$/, '') === host && !RIGHT_TO_LEFT.test(link);
  return isPlain ? null : host;
}

/** The texts before, between and behind the https links of a text: one more than there are links. */
export function besideLinks(words: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const link of linksIn(words)) {
    const at = words.indexOf(link, from);
    parts.push(words.slice(from, at));
    from = at + link.length;
  }
  return [...parts, words.slice(from)];
}

const CLOSING_MARKS = new Set('.,;:!?)]}\'"”’“»…');

/** A bracket that the link itself has opened stays: many encyclopaedia pages end in one. */
function withoutMarksBehind(link: string): string {
  let end = link.length;
  while (CLOSING_MARKS.has(link[end - 1] ?? '')) end -= 1;
  const bare = link.slice(0, end);
  return link[end] === ')' && count(bare, '(') > count(bare, ')') ? `${bare})` : bare;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** At most `max` UTF-16 units, an ellipsis included, never half a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** True when both say the same: white space, case, punctuation and what cannot be seen do not count. */
export function saysTheSame(one: string, other: string): boolean {
  return one === other || lettersOf(one) === lettersOf(other);
}

function lettersOf(text: string): string {
  return withoutUnseen(text)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{Z}\p{C}]/gu, '');
}
