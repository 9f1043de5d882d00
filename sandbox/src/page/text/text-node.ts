/** Formatted text as data: what both of Slack's text languages are parsed into, and the only thing that is drawn. */
export type TextNode =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike' | 'quote'; children: TextNode[] }
  | { kind: 'code' | 'pre'; text: string }
  | { kind: 'link'; url: string; children: TextNode[] }
  | { kind: 'user'; id: string; label: string | null }
  | { kind: 'channel'; id: string; label: string | null }
  | { kind: 'group'; label: string }
  | { kind: 'date'; seconds: number; format: string; fallback: string; url: string | null }
  | { kind: 'emoji'; name: string; character: string }
  | { kind: 'break' };

const SAFE_URL = /^(https?:\/\/|mailto:|tel:)/i;

/** True for an address that may become a link; `javascript:` and its kind are shown as text instead. */
export const isSafeUrl = (url: string) => SAFE_URL.test(url);

/** Slack escapes exactly these three: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const unescape = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
