import { agreedWindow } from '../../core/agreement/agreement.ts';
import { checking, type Handoff, windowOf } from '../../core/handoff/handoff.ts';
import { ZONE_OF_LAST_RESORT } from '../../core/people/member.ts';
import type { PacketFacts } from '../../core/packet/score/facts.ts';
import { type ConflictCheck, gatesOf } from '../../core/packet/score/gates.ts';
import type { Scored } from '../../core/packet/score/override.ts';
import { recommend } from '../../core/packet/score/recommendation.ts';
import { scorePacket } from '../../core/packet/score/score.ts';
import { businessDaysBetween } from '../../core/time/business-time.ts';
import { dayOf } from '../../core/time/calendar.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Accounts } from '../directory/accounts.ts';
import type { Calendars } from '../people/calendars.ts';

/** What a packet is worth before it goes out, with all that the bot knows beside it. */
export type Scoring = ReturnType<typeof createScoring>;

/** `landed`: as its account executive would have it; `sent`: as it goes out, to its conflict check or to them. */
type Asked = { landed: Handoff; sent: Handoff; needsResearch: boolean };

export function createScoring(deps: {
  store: Pick<Store, 'agreement' | 'partner'>;
  accounts: Pick<Accounts, 'meantBy'>;
  calendars: Pick<Calendars, 'of'>;
  now: () => EpochMs;
}) {
  const { store, accounts, calendars, now } = deps;

  /** `landed`: as its account executive would have it. */
  const factsOf = async (landed: Handoff): Promise<PacketFacts> => {
    const { packet } = landed;
    const window = windowOf(landed);
    const zone = window?.aeZone ?? ZONE_OF_LAST_RESORT;
    const [account, partner, { calendar }, agreement] = await Promise.all([
      accounts.meantBy(packet),
      store.partner(packet.partner),
      calendars.of(packet.ae, zone),
      store.agreement.standing(),
    ]);
    const landsOn = dayOf(zone, now());
    const owns = account?.owner === packet.ae;
    return {
      packet,
      now: now(),
      landsOn,
      answerBy: window && dayOf(zone, window.deadlineAt),
      sellerMoveBusinessDays: businessDaysBetween(calendar, landsOn, packet.seller_move_by),
      isOnPriorityList: account?.priorityOf.includes(packet.ae) ?? false,
      ownsOpenOpportunity: owns && account.opportunity !== '' && account.opportunityClosedOn === null,
      isAccountOwner: account === null || account.owner === null ? null : owns,
      partnerName: partner?.name ?? '',
      partnerDoes: partner?.does || null,
      // Who is away cannot be asked, and of the other nobody has asked.
      areAeAndQuestionsThere: { ae: window === null ? null : true, questions: null },
      agreedWindow: agreedWindow(agreement),
    };
  };

  return async ({ landed, sent, needsResearch }: Asked): Promise<Scored> => {
    const facts = await factsOf(landed);
    const score = scorePacket(facts);
    // While Slack does not say who they are it is kept, and goes to nobody.
    const asked = { isAeMember: true, conflictCheck: conflictCheckOf(sent), needsResearch };
    const gates = gatesOf({ ...facts, ...asked }, score);
    return { score, gates, recommendation: recommend(score, gates) };
  };
}

function conflictCheckOf(sent: Handoff): ConflictCheck {
  if (checking(sent) || sent.clearing === null) return 'will_be_asked';
  return sent.clearing.answers === null ? 'author_may_certify' : 'cleared';
}
