import type { Json } from '../json.ts';
import { ApiError } from './api-error.ts';

/** One page of a list that grows at its end, with Slack's opaque cursors. Throws `invalid_cursor`. */
export function pageOf<T>(
  items: readonly T[],
  limit: number,
  cursor: string | undefined,
): { items: T[]; metadata: Json } {
  const start = cursor ? Number(readCursor(cursor)) : 0;
  if (!Number.isInteger(start) || start < 0) throw new ApiError('invalid_cursor');
  const end = start + limit;
  const next = end < items.length ? writeCursor(String(end)) : '';
  return { items: items.slice(start, end), metadata: { response_metadata: { next_cursor: next } } };
}

export function writeCursor(position: string): string {
  return Buffer.from(`next:${position}`).toString('base64');
}

/** Throws `invalid_cursor` for anything that `writeCursor` did not write. */
export function readCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64').toString();
  if (!text.startsWith('next:')) throw new ApiError('invalid_cursor');
  return text.slice('next:'.length);
}
