import { expect } from 'vitest';
import type { Manifest } from '../../src/manifest.ts';
import type { Args, Ground, Token } from './ground.ts';

/** What must stand before a row can ask; the names that its arguments and expectations need. */
export type Kept = Record<string, string>;

/** One request and what the real Slack answers. */
export type Row = {
  promise: string;
  method: string;
  args?: Args | ((kept: Kept) => Args);
  token?: Token;
  manifest?: Manifest;
  before?: (ground: Ground) => Promise<Kept | void> | void;
  /** The answer has at least this. */
  answer: Args | ((kept: Kept) => Args);
  /** Paths that the answer must not have. */
  lacks?: string[];
  /** Asked right afterwards. */
  afterwards?: Pick<Row, 'method' | 'args' | 'answer' | 'lacks'>;
};

/** Rows that all ask one method. */
export function rowsOf(method: string, rows: Omit<Row, 'method'>[]): Row[] {
  return rows.map((row) => ({ method, ...row }));
}

/** What stands before a row, and then something more that happens to it. */
export function followedBy(
  before: (ground: Ground) => Promise<Kept>,
  more: (ground: Ground, kept: Kept) => unknown,
): (ground: Ground) => Promise<Kept> {
  return async (ground) => {
    const kept = await before(ground);
    await more(ground, kept);
    return kept;
  };
}

export const ok = { ok: true };

/** `ok: false` with that code, and a JSON pointer in `response_metadata.messages` that starts so. */
export function refused(error: string | RegExp, pointer?: string): Args {
  const code: unknown = typeof error === 'string' ? error : expect.stringMatching(error);
  if (pointer === undefined) return { ok: false, error: code };
  const messages: unknown = expect.arrayContaining([expect.stringContaining(`[json-pointer:${pointer}`)]);
  return { ok: false, error: code, response_metadata: { messages } };
}

/** A pattern inside an expected answer. */
export function like(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** What an app may hang on its messages. */
export const METADATA = { event_type: 'offer_made', event_payload: { key: 'abc' } };

export const aTs = /^\d{10}\.\d{6}$/;

export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const section = (text: string, more: Args = {}) => ({ type: 'section', text: mrkdwn(text), ...more });
export const button = (text: string, action_id: string, more: Args = {}) => ({
  type: 'button',
  text: plain(text),
  action_id,
  ...more,
});
export const actions = (elements: unknown[], more: Args = {}) => ({ type: 'actions', elements, ...more });
export const option = (text: string, value = text) => ({ text: plain(text), value });
export const input = (label: string, element: Args, more: Args = {}) => ({
  type: 'input',
  label: plain(label),
  element,
  ...more,
});
export const textInput = { type: 'plain_text_input', action_id: 'words' };
