import { eq } from 'drizzle-orm';
import { conversationFrom } from '../../core/notices/conversations.ts';
import type { NoticeRow, NoticeRows } from '../notices/notices.ts';
import type { Db } from '../engine/open.ts';
import { partners } from '../schema.ts';

/**
 * While a partner is paused, what is for it is held: it holds up nothing else, and is no work that stands still. Each function is
 * synchronous, and runs in the transaction that is open.
 */
export type Pauses = ReturnType<typeof createPauses>;

export function createPauses(db: Db, rows: Pick<NoticeRows, 'holdUntilLifted'>) {
  /** Whether nothing may be posted in this conversation. */
  const isOn = (key: string): boolean => {
    const conversation = conversationFrom(key);
    if (conversation.to !== 'partner') return false;
    const isIt = eq(partners.id, conversation.partnerId);
    return (db.select({ at: partners.pausedAt }).from(partners).where(isIt).get()?.at ?? null) !== null;
  };

  return {
    isOn,

    /** False when it is not paused, or no longer; in the same transaction, so that nothing is held for ever. */
    hold(row: NoticeRow): boolean {
      if (!isOn(row.conversation)) return false;
      rows.holdUntilLifted(row);
      return true;
    },
  };
}
