import type { HandoffEvent } from '../handoff/history.ts';
import { kindsWhere } from './notice-rules.ts';
import { NOTICES } from './notices.ts';
import type { Happening, Notice, NoticeKind } from './notice.ts';

/** Which messages are changed after they were said: cards with every change, and posts that ask for an answer once that is settled. */

export const CHANGING_KINDS = kindsWhere(({ as, changesWith }) => as === 'card' || changesWith !== undefined);

export function isChanging({ kind }: Notice): boolean {
  return CHANGING_KINDS.includes(kind);
}

/** The kinds of posts that are changed once more after this. */
export function changedBy(event: Happening): NoticeKind[] {
  return kindsWhere(({ changesWith = [] }) => changesWith.includes(event));
}

/** What settled this post last; null as long as nothing has. `then`: the history as it was when this came about. */
export function settledBy({ kind }: Notice, { told, now }: Record<'told' | 'now', readonly HandoffEvent[]>) {
  const settling: readonly Happening[] = NOTICES[kind].changesWith ?? [];
  // Where nothing has come since, its moment is not known.
  const since = told.length < now.length ? now.slice(told.length) : now;
  return since.findLast((event) => settling.includes(event.kind)) ?? null;
}
