import { emojiAt } from './emoji.ts';
import { parseReference } from './reference.ts';
import { isSafeUrl, type TextNode } from './text-node.ts';

/** The standard Markdown of a `markdown` block: https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
export type MarkdownPart =
  | { kind: 'heading'; level: number; children: TextNode[] }
  | { kind: 'paragraph' | 'quote'; children: TextNode[] }
  | { kind: 'list'; ordered: boolean; items: { checked: boolean | null; children: TextNode[] }[] }
  | { kind: 'table'; rows: TextNode[][][] }
  | { kind: 'pre'; text: string }
  | { kind: 'rule' };

const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(?:\[([ xX])\]\s+)?/;
const STARTS_A_PART = /^(#{1,6}\s|```|\s*>|\s*(?:[-*+]|\d+[.)])\s|\|.*\|\s*$|(?:-{3,}|\*{3,}|_{3,})\s*$)/;

/** Splits a Markdown text into its parts, in order. Never throws; what is not understood is a paragraph. */
export function parseMarkdown(text: string): MarkdownPart[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const parts: MarkdownPart[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    const [part, used] = partAt(lines, at);
    parts.push(part);
    at += used;
  }
  return parts;
}

function partAt(lines: string[], at: number): [MarkdownPart, number] {
  const line = lines[at] ?? '';
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (heading) return [{ kind: 'heading', level: heading[1]?.length ?? 1, children: inline(heading[2] ?? '') }, 1];
  if (line.startsWith('```')) return fenceAt(lines, at);
  if (/^(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)) return [{ kind: 'rule' }, 1];
  if (ITEM.test(line)) return listAt(lines, at);
  if (/^\|.*\|\s*$/.test(line)) return tableAt(lines, at);
  const isQuote = /^\s*>/.test(line);
  const run = runOf(lines, at, (next, index) =>
    isQuote ? /^\s*>/.test(next) : index === 0 || !STARTS_A_PART.test(next),
  );
  const words = run.map((next) => (isQuote ? next.replace(/^\s*> ?/, '') : next));
  const children = words.flatMap((next, index) => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    ...inline(next),
  ]);
  return [{ kind: isQuote ? 'quote' : 'paragraph', children }, run.length];
}

function fenceAt(lines: string[], at: number): [MarkdownPart, number] {
  const body = runOf(lines, at + 1, (line) => !line.startsWith('```'), false);
  return [{ kind: 'pre', text: body.join('\n') }, body.length + 2];
}

function listAt(lines: string[], at: number): [MarkdownPart, number] {
  const run = runOf(lines, at, (line) => ITEM.test(line));
  const items = run.map((line) => {
    const box = ITEM.exec(line)?.[2];
    return { checked: box === undefined ? null : box !== ' ', children: inline(line.replace(ITEM, '')) };
  });
  return [{ kind: 'list', ordered: ITEM.exec(run[0] ?? '')?.[1] !== undefined, items }, run.length];
}

function tableAt(lines: string[], at: number): [MarkdownPart, number] {
  const run = runOf(lines, at, (line) => /^\|.*\|\s*$/.test(line));
  const cells = run.map((line) =>
    line
      .trim()
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
  const rows = cells.filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
  return [{ kind: 'table', rows: rows.map((row) => row.map(inline)) }, run.length];
}

function runOf(
  lines: string[],
  at: number,
  goesOn: (line: string, index: number) => boolean,
  stopAtEmpty = true,
): string[] {
  const run: string[] = [];
  for (let next = at; next < lines.length; next++) {
    const line = lines[next] ?? '';
    if ((stopAtEmpty && line.trim() === '') || !goesOn(line, run.length)) break;
    run.push(line);
  }
  return run;
}

const STYLED: [RegExp, 'bold' | 'italic' | 'strike'][] = [
  [/^\*\*(?=\S)(.+?)(?<=\S)\*\*/, 'bold'],
  [/^__(?=\S)(.+?)(?<=\S)__(?!\w)/, 'bold'],
  [/^~~(?=\S)(.+?)(?<=\S)~~/, 'strike'],
  [/^\*(?=\S)(.+?)(?<=\S)\*/, 'italic'],
  [/^_(?=\S)(.+?)(?<=\S)_(?!\w)/, 'italic'],
];

function inline(text: string): TextNode[] {
  const nodes: TextNode[] = [];
  let words = '';
  for (let at = 0; at < text.length; ) {
    const found = nodeAt(text, at);
    if (found) {
      if (words) nodes.push({ kind: 'text', text: words });
      words = '';
      nodes.push(found.node);
      at += found.length;
    } else {
      const isEscape = text[at] === '\\' && /[\\`*_~[\]()#>|-]/.test(text[at + 1] ?? '');
      words += text[isEscape ? at + 1 : at];
      at += isEscape ? 2 : 1;
    }
  }
  if (words) nodes.push({ kind: 'text', text: words });
  return nodes;
}

function nodeAt(text: string, at: number): { node: TextNode; length: number } | null {
  const rest = text.slice(at);
  if (rest.startsWith('<')) return parseReference(text, at);
  if (rest.startsWith(':')) return emojiAt(text, at);
  const code = /^`([^`]+)`/.exec(rest);
  if (code) return { node: { kind: 'code', text: code[1] ?? '' }, length: code[0].length };
  const link = /^\[([^\]]+)\]\(([^)\s]+)\)/.exec(rest);
  const url = link?.[2] ?? '';
  if (link && isSafeUrl(url))
    return { node: { kind: 'link', url, children: inline(link[1] ?? '') }, length: link[0].length };
  const bare = /^https?:\/\/[^\s<>)]+/.exec(rest)?.[0];
  if (bare) return { node: { kind: 'link', url: bare, children: [{ kind: 'text', text: bare }] }, length: bare.length };
  return styledAt(text, at);
}

function styledAt(text: string, at: number) {
  if (/\w/.test(text[at - 1] ?? '') && text[at] === '_') return null;
  for (const [pattern, kind] of STYLED) {
    const found = pattern.exec(text.slice(at));
    if (found) return { node: { kind, children: inline(found[1] ?? '') }, length: found[0].length };
  }
  return null;
}
