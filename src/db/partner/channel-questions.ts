import { and, asc, eq, or } from 'drizzle-orm';
import { conversationKey } from '../../core/notices/conversations.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { ChannelFault, ChannelStanding } from '../../core/partner/shared-channel.ts';
import type { Subject } from '../../core/notices/subject.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { NoticeRows } from '../notices/notices.ts';
import type { Db } from '../engine/open.ts';
import { isDeadLetter, isUnsent } from '../engine/raw-sql.ts';
import { channelQuestions, handoffs, notices, registrations } from '../schema.ts';

/**
 * Nothing can be posted in a partner's channel: its alliances owner is asked, once for each partner and fault however many handoffs wait.
 * Each function is synchronous, and runs in the transaction that is open.
 */
export type ChannelQuestions = ReturnType<typeof createChannelQuestions>;

export function createChannelQuestions(db: Db, rows: NoticeRows) {
  const last = (partnerId: string) =>
    db.select().from(channelQuestions).where(eq(channelQuestions.partnerId, partnerId)).get() ?? null;

  /** The last question is drawn from how it is now. */
  const drawAgain = (partnerId: string, now: EpochMs): void => {
    const asked = last(partnerId);
    if (asked) rows.changeAgain(asked.notice, now);
  };

  /** What the partner has still to hear: those of its messages that wait or were refused, oldest first. */
  const unsaid = (partnerId: string) => {
    const isToIt = eq(notices.conversation, conversationKey({ to: 'partner', partnerId }));
    const columns = { notice: notices.id, status: notices.status };
    const ofHandoff = { deal: handoffs.deal, id: handoffs.id, account: handoffs.account };
    const registered = { id: registrations.id, account: registrations.account };
    const all = db
      .select({ ...columns, ofHandoff, registered })
      .from(notices)
      .leftJoin(handoffs, eq(handoffs.id, notices.handoffId))
      .leftJoin(registrations, eq(registrations.id, notices.registrationId));
    return all
      .where(and(isToIt, or(isUnsent, isDeadLetter)))
      .orderBy(asc(notices.position))
      .all();
  };

  return {
    drawAgain,

    /** The notice goes with what could not be told. Nobody is asked of a partner to whom nothing is posted anyway. */
    ask(partner: Partner, fault: ChannelFault, about: Subject, now: EpochMs): void {
      if (partner.paused !== null) return;
      const before = last(partner.id);
      if (before?.fault === fault) return drawAgain(partner.id, now);
      const notice = { kind: 'partner_channel', person: partner.alliancesOwner, fault, at: now } as const;
      rows.queue({ ...about, notice, to: { to: 'person', userId: partner.alliancesOwner }, at: now });
      const asking = rows.findOf(about, notice)?.id ?? '';
      const question = { partnerId: partner.id, fault, notice: asking };
      db.insert(channelQuestions)
        .values(question)
        .onConflictDoUpdate({ target: channelQuestions.partnerId, set: question })
        .run();
      if (before) rows.changeAgain(before.notice, now);
    },

    /** There is no reason to think that anything is wrong any more. Returns what was wrong; null when nothing was. */
    mended(partnerId: string, now: EpochMs): ChannelFault | null {
      const asked = last(partnerId);
      if (!asked?.fault) return null;
      db.update(channelQuestions).set({ fault: null }).where(eq(channelQuestions.partnerId, partnerId)).run();
      rows.changeAgain(asked.notice, now);
      return asked.fault;
    },

    /** How it stands with what this notice asks. */
    standing(partnerId: string, notice: string): ChannelStanding {
      const asked = last(partnerId);
      const waiting = unsaid(partnerId);
      // A deal's card goes with its first handoff, what is said of it with its latest.
      const byDeal = new Map(waiting.flatMap(ofDeal));
      return {
        fault: asked?.fault ?? null,
        isLatest: asked?.notice === notice,
        waiting: [...byDeal.values()],
        stuck: waiting.find(({ status }) => status === 'dead_letter')?.notice ?? null,
      };
    },
  };
}

type Waiting = {
  ofHandoff: { deal: string; id: string; account: string } | null;
  registered: { id: string; account: string } | null;
};

/** A registration is a deal by itself. */
function ofDeal({ ofHandoff, registered }: Waiting): [string, { id: string; account: string }][] {
  if (ofHandoff) return [[ofHandoff.deal, { id: ofHandoff.id, account: ofHandoff.account }]];
  return registered ? [[registered.id, registered]] : [];
}
