import { and, desc, eq } from 'drizzle-orm';
import type { Handoff } from '../../core/handoff/handoff.ts';
import { conversationKey } from '../../core/notices/conversations.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { changesBetween } from '../../core/people/settings-history.ts';
import type { ChannelFault, ChannelStanding } from '../../core/partner/shared-channel.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { ChannelQuestions } from './channel-questions.ts';
import type { NotedRows } from '../packet/noted.ts';
import type { NoticeRows } from '../notices/notices.ts';
import type { Db } from '../engine/open.ts';
import type { PartnerRows } from './partners.ts';
import { isOpen } from '../engine/raw-sql.ts';
import { handoffs } from '../schema.ts';
import type { SettingsHistory } from '../people/settings-history.ts';

/** What happens to the channels in which partners read outcomes. */
export function createPartnerChannels(deps: {
  db: Db;
  transact: (work: () => void) => void;
  notices: NoticeRows;
  partners: PartnerRows;
  noted: Pick<NotedRows, 'moveChannel'>;
  questions: ChannelQuestions;
  history: SettingsHistory;
  findHandoff: (id: string) => Handoff | null;
}) {
  const { db, transact, notices, partners, noted, questions, history, findHandoff } = deps;

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

  const goOn = (partnerId: string, now: EpochMs): void => {
    questions.mended(partnerId, now);
    notices.reviveDeadLetters(conversationOf(partnerId), now);
  };

  return {
    /** The channel has another id, and what was posted in it is still there. Its dead letters are queued again. */
    async repoint({ id, name }: Partner, oldChannel: string, newChannel: string, now: EpochMs): Promise<void> {
      const conversation = conversationOf(id);
      transact(() => {
        partners.moveChannel(id, newChannel);
        const made = { at: now, actor: null, partner: name };
        history.add(changesBetween({ channel: oldChannel }, { channel: newChannel }, made));
        noted.moveChannel(oldChannel, newChannel);
        notices.moveChannel(conversation, oldChannel, newChannel);
        goOn(id, now);
      });
    },

    /** Queues the dead letters of the partner's channel again. */
    async tryAgain(partnerId: string, now: EpochMs): Promise<void> {
      transact(() => goOn(partnerId, now));
    },

    /**
     * Asks the alliances owner what is to be done. The notice goes with the partner's newest open handoff; while none is open nobody is
     * asked: the delivery of the next handoff meets the same fault and asks.
     */
    async ask(partner: Partner, fault: ChannelFault, now: EpochMs): Promise<void> {
      transact(() => {
        const handoff = newestOpenHandoff(partner.id);
        if (handoff) questions.ask(partner, fault, { about: 'handoff', id: handoff.id }, now);
      });
    },

    /** The last question about this partner's channel is drawn once more. */
    async drawAgain(partnerId: string, now: EpochMs): Promise<void> {
      transact(() => questions.drawAgain(partnerId, now));
    },

    /** How it stands with what this notice asks about the partner's channel. */
    async standing(partnerId: string, notice: string): Promise<ChannelStanding> {
      return questions.standing(partnerId, notice);
    },
  };
}
