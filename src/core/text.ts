/**
 * People's words as they are stored: normalised Unicode (NFC), no control or bidirectional override characters, no half of a
 * character, no space around. Normalised last: a character that is removed may have stood between a letter and its accent.
 */
export function tidy(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' ? '\n' : ''))
    .normalize('NFC')
    .trim();
}

/** What Slack has escaped in what it sends back. https://docs.slack.dev/messaging/formatting-message-text */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** True when there is a visible letter or digit in it: spaces, dashes, emoji and invisible fillers alone say nothing. */
export function saysSomething(words: string): boolean {
  return /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u.test(words);
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

/** A bracket that the link itself has opened stays: many encyclopaedia pages end in one. */
function withoutMarksBehind(link: string): string {
  const bare = link.replace(/[.,;:!?)\]}'"”’“»…]+$/u, '');
  return link[bare.length] === ')' && count(bare, '(') > count(bare, ')') ? `${bare})` : bare;
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
  return lettersOf(one) === lettersOf(other);
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu, '');
}
