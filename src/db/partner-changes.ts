import { and, count, eq, inArray } from 'drizzle-orm';
import { conversationKey } from '../core/conversations.ts';
import type { UserId } from '../core/member.ts';
import { NOTICES_TO_BACKSTOPS } from '../core/notice-rules.ts';
import type { Partner, PartnerAtWork } from '../core/partner.ts';
import { changesBetween, settingsOf } from '../core/settings-history.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Inbound } from './inbound.ts';
import type { NoticeRows } from './notices.ts';
import type { Db } from './open.ts';
import type { PartnerRows } from './partners.ts';
import { isOpen } from './raw-sql.ts';
import { forgetLost } from './roles.ts';
import { handoffs } from './schema.ts';
import type { SettingRows } from './settings.ts';
import type { SettingsHistory } from './settings-history.ts';

export type PartnerChange = {
  /** Who asked for it; nobody in tests. */
  by?: UserId;
  /** Saved with the change: the same one again throws Duplicate. */
  requestId?: string | undefined;
  /** Called with what is there already, in the same transaction; what it throws is thrown on, and nothing is saved. */
  mustBeAllowed?: (current: PartnerAtWork) => void;
};

export function createPartnerChanges(deps: {
  db: Db;
  transact: (work: () => void) => void;
  notices: NoticeRows;
  partners: PartnerRows;
  settings: SettingRows;
  history: SettingsHistory;
  inbound: Inbound;
}) {
  const { db, transact, notices, partners, settings, history, inbound } = deps;

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

  return {
    async atWork(partner: Partner): Promise<PartnerAtWork> {
      return atWork(partner);
    },

    /** Saves it with its history, and queues what was not delivered because of how it was before. */
    async save(partner: Partner, now: EpochMs, { by, requestId, mustBeAllowed }: PartnerChange = {}): Promise<void> {
      transact(() => {
        inbound.mustBeNew(requestId);
        const before = partners.find(partner.id);
        if (before) mustBeAllowed?.(atWork(before));
        inbound.keep(requestId, now);
        partners.save(partner);
        const made = { at: now, actor: by ?? null, partner: partner.name };
        history.add(changesBetween(before && settingsOf(before), settingsOf(partner), made));
        notices.reviveDeadLetters(conversationOf(partner), now);
        if (before?.alliancesOwner !== partner.alliancesOwner) notices.reviveTurnedAway(NOTICES_TO_BACKSTOPS, now);
        forgetLost(settings, partners);
      });
    },
  };
}
