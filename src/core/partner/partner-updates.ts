import { updateOf } from '../notices/notice-rules.ts';
import type { Notice } from '../notices/notice.ts';
import type { Telling } from './telling.ts';

/** False for what an administrator has left out for this partner. Outcomes, requests and its card always reach it. */
export function isWanted(notice: Notice, { leftOut }: Pick<Telling, 'leftOut'>): boolean {
  const update = updateOf(notice);
  return update === 'always' || !leftOut.includes(update);
}
