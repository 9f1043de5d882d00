import type { DrawContext } from '../blocks/notices/render.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import { DECISION_MESSAGES, type DecisionMessage } from '../metrics/meters.ts';

/** The decision that this message is the first to tell or to show, with when it was made; null when it is about another thing, or told already. */
export function decisionIn(
  { notice, sentAt }: Pick<NoticeRow, 'notice' | 'sentAt'>,
  context: DrawContext,
): { message: DecisionMessage; at: EpochMs } | null {
  const message = DECISION_MESSAGES.find((kind) => kind === notice.kind);
  if (message === undefined || context.about !== 'handoff' || !('decidedAt' in context.handoff)) return null;
  const { decidedAt: at } = context.handoff;
  return sentAt === null || sentAt < at ? { message, at } : null;
}
