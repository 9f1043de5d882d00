import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Handoff } from '../core/handoff.ts';
import { conversationKey, noticeKey } from '../core/notices.ts';
import type { Partner } from '../core/partner.ts';
import type { ChannelChange } from '../core/shared-channel.ts';
import { findHandoff } from './handoffs.ts';
import { queueNotices, requeueParked } from './notices.ts';
import type { Db } from './open.ts';
import { handoffs, notices, partners } from './schema.ts';

/** What happens to the channels in which partners read outcomes. */
export function createPartnerChannels(deps: {
  db: Db;
  transact: (work: () => void) => void;
  newId: () => string;
  intakeOwnerOf: (handoff: Handoff) => string;
}) {
  const { db, transact, newId, intakeOwnerOf } = deps;

  const newestOpenHandoff = (partnerId: string): Handoff | null => {
    const row = db
      .select({ id: handoffs.id })
      .from(handoffs)
      .where(and(eq(handoffs.partner, partnerId), isNull(handoffs.outcome)))
      .orderBy(desc(handoffs.created_at))
      .limit(1)
      .get();
    return row ? findHandoff(db, row.id) : null;
  };

  return {
    /** The same channel under another id: what was posted in it is still there. What could not be delivered gets another go. */
    async repoint(partnerId: string, oldChannel: string, newChannel: string, now: number): Promise<void> {
      const conversation = conversationKey({ to: 'partner', partnerId });
      transact(() => {
        db.update(partners).set({ channel_id: newChannel }).where(eq(partners.id, partnerId)).run();
        const posted = and(eq(notices.conversation, conversation), eq(notices.channel, oldChannel));
        db.update(notices).set({ channel: newChannel }).where(posted).run();
        requeueParked(db, conversation, now);
      });
    },

    /** Gives what could not be delivered there another go. */
    async tryAgain(partnerId: string, now: number): Promise<void> {
      transact(() => requeueParked(db, conversationKey({ to: 'partner', partnerId }), now));
    },

    /**
     * Queues word of it to the alliances owner and the intake owner, once for each `occasion`. It goes with the partner's newest
     * open handoff; while none is open nothing is said, because the next handoff's delivery stops at the same thing and says it.
     */
    async tell(partner: Partner, change: ChannelChange, occasion: string, now: number): Promise<void> {
      transact(() => {
        const handoff = newestOpenHandoff(partner.id);
        if (!handoff) return;
        const told = new Set([partner.alliancesOwner, intakeOwnerOf(handoff)]);
        queueNotices(
          db,
          [...told].map((userId) => ({
            id: newId(),
            handoff_id: handoff.id,
            key: noticeKey({ kind: 'partner_channel', detail: `${occasion}:${userId}` }),
            kind: 'partner_channel',
            detail: change,
            conversation: conversationKey({ to: 'person', userId }),
            next_try_at: now,
          })),
        );
      });
    },
  };
}
