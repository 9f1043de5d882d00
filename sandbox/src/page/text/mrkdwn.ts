import { emojiAt } from './emoji.ts';
import { parseReference } from './reference.ts';
import { isSafeUrl, type TextNode, unescape } from './text-node.ts';

const STYLES: Record<string, 'bold' | 'italic' | 'strike'> = { '*': 'bold', _: 'italic', '~': 'strike' };
const BARE_URL = /^https?:\/\/[^\s<>|]+/;
const WORD = /[\p{L}\p{N}]/u;

/** Parses mrkdwn as Slack's client does: https://docs.slack.dev/messaging/formatting-message-text. Never throws. */
export function parseMrkdwn(text: string, { verbatim = false } = {}): TextNode[] {
  return text.split(/(```[\s\S]+?```)/).flatMap((part, index) => {
    if (index % 2 === 1) return [{ kind: 'pre', text: unescape(part.slice(3, -3).replace(/^\n/, '')) }];
    return part ? parseLines(part, verbatim) : [];
  });
}

function parseLines(text: string, verbatim: boolean): TextNode[] {
  const nodes: TextNode[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; ) {
    const quoted = quotedLines(lines, at);
    if (quoted.length > 0) {
      nodes.push({ kind: 'quote', children: joinLines(quoted, verbatim) });
      at += quoted.length;
      continue;
    }
    const plain: string[] = [];
    while (at < lines.length && quotedLines(lines, at).length === 0) plain.push(lines[at++] ?? '');
    // A quote is a block of its own: the line break beside it would draw as an empty line.
    if (nodes.length > 0 && plain[0] === '' && plain.length > 1) plain.shift();
    nodes.push(...joinLines(plain, verbatim));
  }
  return nodes;
}

/** The run of quoted lines that starts at `from`, without their marks; `>>>` quotes all that follows. */
function quotedLines(lines: string[], from: number): string[] {
  const bare = (line: string) => line.replace(/^(?:>|&gt;) ?/, '');
  if (/^(?:>|&gt;){3}/.test(lines[from] ?? '')) {
    return lines.slice(from).map((line, index) => (index === 0 ? line.replace(/^(?:>|&gt;){3} ?/, '') : line));
  }
  const end = lines.findIndex((line, index) => index >= from && !/^(?:>|&gt;)/.test(line));
  return lines.slice(from, end === -1 ? undefined : end).map(bare);
}

const joinLines = (lines: string[], verbatim: boolean): TextNode[] =>
  lines.flatMap((line, index) => [...(index > 0 ? [{ kind: 'break' } as const] : []), ...parseInline(line, verbatim)]);

/** One line of mrkdwn. */
export function parseInline(line: string, verbatim = false): TextNode[] {
  const nodes: TextNode[] = [];
  let words = '';
  for (let at = 0; at < line.length; ) {
    const found = nodeAt(line, at, verbatim);
    if (found) {
      if (words) nodes.push({ kind: 'text', text: unescape(words) });
      words = '';
      nodes.push(found.node);
      at += found.length;
    } else {
      words += line[at];
      at += 1;
    }
  }
  if (words) nodes.push({ kind: 'text', text: unescape(words) });
  return nodes;
}

type Found = { node: TextNode; length: number } | null;

function nodeAt(line: string, at: number, verbatim: boolean): Found {
  const character = line[at] ?? '';
  if (character === '<') return parseReference(line, at);
  if (character === '`') return codeAt(line, at);
  if (character === ':') return emojiAt(line, at);
  if (STYLES[character]) return styledAt(line, at, verbatim);
  return character === 'h' && !verbatim ? bareUrlAt(line, at) : null;
}

function codeAt(line: string, at: number): Found {
  const end = line.indexOf('`', at + 1);
  if (end <= at + 1) return null;
  return { node: { kind: 'code', text: unescape(line.slice(at + 1, end)) }, length: end + 1 - at };
}

function styledAt(line: string, at: number, verbatim: boolean): Found {
  const mark = line[at] ?? '';
  const kind = STYLES[mark];
  const before = line[at - 1] ?? '';
  if (!kind || WORD.test(before) || before === mark || /^\s?$/.test(line[at + 1] ?? '')) return null;
  const end = closingMark(line, at + 1, mark);
  if (end === -1) return null;
  return { node: { kind, children: parseInline(line.slice(at + 1, end), verbatim) }, length: end + 1 - at };
}

/** Where `mark` closes, jumping over code and <references>, in which it is only a character. */
function closingMark(line: string, from: number, mark: string): number {
  for (let at = from; at < line.length; at++) {
    const character = line[at];
    const jump = character === '<' ? line.indexOf('>', at) : character === '`' ? line.indexOf('`', at + 1) : -1;
    if (jump > at) {
      at = jump;
      continue;
    }
    const closes = character === mark && at > from && line[at - 1] !== ' ' && !WORD.test(line[at + 1] ?? '');
    if (closes && line[at + 1] !== mark) return at;
  }
  return -1;
}

function bareUrlAt(line: string, at: number): Found {
  if (WORD.test(line[at - 1] ?? '')) return null;
  const url = BARE_URL.exec(line.slice(at))?.[0].replace(/[.,;:!?)'"*_~]+$/, '');
  if (!url || !isSafeUrl(url)) return null;
  return {
    node: { kind: 'link', url: unescape(url), children: [{ kind: 'text', text: unescape(url) }] },
    length: url.length,
  };
}
