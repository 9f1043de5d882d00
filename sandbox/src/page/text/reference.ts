import { isSafeUrl, type TextNode, unescape } from './text-node.ts';

/**
 * What stands between < and > at `start`: a person, a channel, a group, a date or a link. Null for anything else, so
 * that `<script>` stays the eight characters that it is.
 */
export function parseReference(line: string, start: number): { node: TextNode; length: number } | null {
  const end = line.indexOf('>', start);
  if (end === -1) return null;
  const [target = '', ...rest] = line.slice(start + 1, end).split('|');
  const node = referenceNode(target, rest.length > 0 ? unescape(rest.join('|')) : null);
  return node && { node, length: end + 1 - start };
}

function referenceNode(target: string, label: string | null): TextNode | null {
  if (/^@[UW]\w+$/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[CGD]\w+$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'group', label: target.slice(1) };
  if (target.startsWith('!subteam^')) return { kind: 'group', label: (label ?? target.slice(9)).replace(/^@/, '') };
  if (target.startsWith('!date^')) return dateNode(target, label);
  if (!isSafeUrl(target)) return null;
  const shown = label || unescape(target).replace(/^(mailto|tel):/, '');
  return { kind: 'link', url: unescape(target), children: [{ kind: 'text', text: shown }] };
}

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
function dateNode(target: string, label: string | null): TextNode | null {
  const [, seconds = '', format = '', url = null] = target.split('^');
  if (!/^\d+$/.test(seconds) || !format) return null;
  return { kind: 'date', seconds: Number(seconds), format: unescape(format), fallback: label ?? '', url };
}
