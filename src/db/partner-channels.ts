import { and, desc, eq } from 'drizzle-orm';
import type { Handoff } from '../core/handoff.ts';
import type { UserId } from '../core/member.ts';
import { conversationKey } from '../core/conversations.ts';
import type { Partner } from '../core/partner.ts';
import { changesBetween } from '../core/settings-history.ts';
import type { ChannelChange } from '../core/shared-channel.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { NoticeRows } from './notices.ts';
import type { Db } from './open.ts';
import type { PartnerRows } from './partners.ts';
import { isOpen } from './raw-sql.ts';
import { handoffs } from './schema.ts';
import type { SettingsHistory } from './settings-history.ts';

/** What happens to the channels in which partners read outcomes. */
export function createPartnerChannels(deps: {
  db: Db;
  transact: (work: () => void) => void;
  notices: NoticeRows;
  partners: PartnerRows;
  history: SettingsHistory;
  findHandoff: (id: string) => Handoff | null;
  intakeOwnerOf: (handoff: Handoff) => UserId;
}) {
  const { db, transact, notices, partners, history, findHandoff, intakeOwnerOf } = deps;

  const conversationOf = (partnerId: string) => conversationKey({ to: 'partner', partnerId });

  const newestOpenHandoff = (partnerId: string): Handoff | null => {
    const row = db
      .select({ id: handoffs.id })
      .from(handoffs)
      .where(and(eq(handoffs.partner, partnerId), isOpen))
      .orderBy(desc(handoffs.createdAt))
      .limit(1)
      .get();
    return row ? findHandoff(row.id) : null;
  };

  return {
    /** The channel has another id, and what was posted in it is still there. Its dead letters are queued again. */
    async repoint({ id, name }: Partner, oldChannel: string, newChannel: string, now: EpochMs): Promise<void> {
      const conversation = conversationOf(id);
      transact(() => {
        partners.moveChannel(id, newChannel);
        const made = { at: now, actor: null, partner: name };
        history.add(changesBetween({ channel: oldChannel }, { channel: newChannel }, made));
        notices.moveChannel(conversation, oldChannel, newChannel);
        notices.reviveDeadLetters(conversation, now);
      });
    },

    /** Queues the dead letters of the partner's channel again. */
    async tryAgain(partnerId: string, now: EpochMs): Promise<void> {
      transact(() => notices.reviveDeadLetters(conversationOf(partnerId), now));
    },

    /**
     * Tells the alliances owner and the intake owner of it, once for each `occasion`. The notice goes with the partner's newest open
     * handoff; while none is open nobody is told: the delivery of the next handoff meets the same problem and tells it.
     */
    async tell(partner: Partner, change: ChannelChange, occasion: string, now: EpochMs): Promise<void> {
      transact(() => {
        const handoff = newestOpenHandoff(partner.id);
        if (!handoff) return;
        for (const person of new Set([partner.alliancesOwner, intakeOwnerOf(handoff)])) {
          const notice = { kind: 'partner_channel', person, change, occasion } as const;
          notices.queue({ handoffId: handoff.id, notice, to: { to: 'person', userId: person }, at: now });
        }
      });
    },
  };
}
