import { isObject } from './fault.ts';

/** Keys whose strings steer a block and are never read by anyone. */
const UNSEEN = new Set([
  'type',
  'block_id',
  'action_id',
  'value',
  'url',
  'image_url',
  'style',
  'task_id',
  'event_type',
]);

/** Characters that a part of a block shows, in UTF-16 units, its children included. */
export function shownText(part: unknown): number {
  if (typeof part === 'string') {
    return part.length;
  }
  if (Array.isArray(part)) {
    return part.reduce((sum: number, item) => sum + shownText(item), 0);
  }
  if (!isObject(part)) {
    return 0;
  }
  return Object.entries(part)
    .filter(([key]) => !UNSEEN.has(key))
    .reduce((sum, [, item]) => sum + shownText(item), 0);
}
