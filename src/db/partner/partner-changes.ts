import { and, count, eq, inArray } from 'drizzle-orm';
import { conversationKey } from '../../core/notices/conversations.ts';
import type { UserId } from '../../core/people/member.ts';
import { NOTICES_TO_BACKSTOPS } from '../../core/notices/notice-rules.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import type { Partner, PartnerAtWork } from '../../core/partner/partner.ts';
import { BEFORE_REGISTRATION, changesBetween, settingsOf } from '../../core/people/settings-history.ts';
import type { Pause } from '../../core/partner/telling.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { ChannelQuestions } from './channel-questions.ts';
import type { AgreementRows } from '../agreement/agreements.ts';
import type { Inbound } from '../notices/inbound.ts';
import type { NoticeRows } from '../notices/notices.ts';
import type { Db } from '../engine/open.ts';
import type { PartnerRows } from './partners.ts';
import { isOpen } from '../engine/raw-sql.ts';
import { forgetLost } from '../people/roles.ts';
import { handoffs } from '../schema.ts';
import type { SettingRows } from '../people/settings.ts';
import type { SettingsHistory } from '../people/settings-history.ts';

export type PartnerChange = {
  /** Who asked for it; nobody in tests. */
  by?: UserId;
  /** Saved with the change: the same one again throws Duplicate. */
  requestId?: string | undefined;
  /** Called with what is there already, in the same transaction; what it throws is thrown on, and nothing is saved. */
  mustBeAllowed?: (current: PartnerAtWork) => void;
  pauseFrom?: (current: Pause | null) => Pause | null;
};

/** The cards of our own people that say when nothing is posted to the partner. */
const CARDS_WITH_PAUSE: NoticeKind[] = ['ae_card', 'author_card'];

export function createPartnerChanges(deps: {
  db: Db;
  transact: <T>(work: () => T) => T;
  notices: NoticeRows;
  partners: PartnerRows;
  questions: ChannelQuestions;
  settings: SettingRows;
  agreements: AgreementRows;
  history: SettingsHistory;
  inbound: Inbound;
}) {
  const { db, transact, notices, partners, questions, settings, agreements, history, inbound } = deps;

  const conversationOf = ({ id }: Partner) => conversationKey({ to: 'partner', partnerId: id });

  const unanswered = (partnerId: string): number => {
    const isUnanswered = and(eq(handoffs.partner, partnerId), isOpen, inArray(handoffs.stage, ['draft', 'awaiting']));
    return db.select({ count: count() }).from(handoffs).where(isUnanswered).get()?.count ?? 0;
  };

  const atWork = (partner: Partner): PartnerAtWork => ({
    partner,
    unanswered: unanswered(partner.id),
    unsaid: notices.countUnsaid(conversationOf(partner)),
  });

  /** What waits for the partner, or stands there and with our own people, follows the change. */
  const carryOn = (before: Partner | null, after: Partner, now: EpochMs): void => {
    const conversation = conversationOf(after);
    const isPaused = after.paused !== null;
    if (before && before.accountShownAs !== after.accountShownAs) {
      notices.changeCardsOf(after.id, ['partner_card'], now);
      notices.changeRegistrationsOf(after.id, now);
    }
    if ((before?.paused ?? null) !== null && !isPaused) notices.releaseHeldIn(conversation, now);
    if (!isPaused || before?.channelId !== after.channelId) questions.mended(after.id, now);
    if (!isPaused) notices.reviveDeadLetters(conversation, now);
    if ((before?.paused ?? null) === null && !isPaused) return;
    notices.changeCardsOf(after.id, CARDS_WITH_PAUSE, now);
    questions.drawAgain(after.id, now);
  };

  /** Called inside a transaction only. */
  const write = (before: Partner | null, after: Partner, now: EpochMs, by: UserId | null): void => {
    partners.save(after);
    const made = { at: now, actor: by, partner: after.name };
    history.add(changesBetween(before ? settingsOf(before) : BEFORE_REGISTRATION, settingsOf(after), made));
    carryOn(before, after, now);
    if (before?.alliancesOwner !== after.alliancesOwner) notices.reviveTurnedAway(NOTICES_TO_BACKSTOPS, now);
    forgetLost(settings, partners, agreements);
  };

  return {
    async atWork(partner: Partner): Promise<PartnerAtWork> {
      return atWork(partner);
    },

    /**
     * Saves it with its history, and queues what was not delivered because of how it was before. `pauseFrom` says what becomes of the
     * pause that there is at that moment.
     */
    async save(
      partner: Partner,
      now: EpochMs,
      { by, requestId, mustBeAllowed, pauseFrom }: PartnerChange = {},
    ): Promise<void> {
      transact(() => {
        inbound.mustBeNew(requestId);
        const before = partners.find(partner.id);
        if (before) mustBeAllowed?.(atWork(before));
        inbound.keep(requestId, now);
        const paused = pauseFrom ? pauseFrom(before?.paused ?? null) : partner.paused;
        write(before, { ...partner, paused }, now, by ?? null);
      });
    },

    /** Changes it as it is now: what `decide` throws is thrown on, and nothing is saved. Null when there is no such partner. */
    async change(
      id: string,
      decide: (current: Partner) => Partner,
      now: EpochMs,
      { by, requestId }: Pick<PartnerChange, 'by' | 'requestId'>,
    ): Promise<Partner | null> {
      return transact(() => {
        inbound.mustBeNew(requestId);
        const before = partners.find(id);
        if (!before) return null;
        const after = decide(before);
        inbound.keep(requestId, now);
        write(before, after, now, by ?? null);
        return after;
      });
    },
  };
}
