import type { Decision } from '../handoff/decision.ts';
import type { End, NotWorthReason, Opportunity } from './end.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Accepted, Ended, Handoff, Outcome, Presser, Working } from '../handoff/handoff.ts';
import { mustBeAe } from '../handoff/may-answer.ts';
import type { Notice } from '../notices/notice.ts';
import type { Told } from './outcome-notices.ts';
import { worked } from './taken-up.ts';
import type { EpochMs } from '../time/instant.ts';

/** What the account executive says of a handoff after accepting it: whether it is worth working, and what came of it. */

/** The handoff, if this presser may say what came of it now; throws Refusal otherwise. Asked before the form opens and when it is sent. */
export function mayRecord(handoff: Handoff, by: Presser): Accepted | Working {
  mustBeAe(handoff, by, 'can say what came of this handoff');
  switch (handoff.stage) {
    case 'accepted':
    case 'working':
      return handoff;
    case 'draft':
    case 'checking':
    case 'returned':
    case 'awaiting':
    case 'declined':
      throw new Refusal('This handoff is not accepted yet. Nothing has changed.');
    case 'closed':
      throw new Refusal(`This handoff is closed already: ${IN_A_SENTENCE[handoff.outcome]}. Nothing has changed.`);
    default:
      return handoff satisfies never;
  }
}

const IN_A_SENTENCE: Record<Outcome, string> = {
  declined: 'it was declined',
  mended: 'it was sent again',
  withdrawn: 'it was withdrawn',
  not_worth: 'it is not worth working',
  won: 'it was won',
  lost: 'it was lost',
  no_deal: 'no deal came of it',
};

type Said = { by: Presser; now: EpochMs };

/** Worth working: from now on it is worked. Throws Refusal, also when that was said already. */
export function qualify(handoff: Handoff, { by, now }: Said): Decision {
  return {
    next: { ...saidSomething(mustBeUnqualified(handoff, by), now), stage: 'working', qualifiedAt: now },
    notices: cardsOf(handoff),
    event: { kind: 'worth_working', actor: by.userId, at: now },
  };
}

/** Not worth working, for one of three reasons: it is closed. Throws Refusal, also once it is being worked. */
export function disqualify(handoff: Handoff, { by, reason, now }: Said & { reason: NotWorthReason }): Decision {
  const next = ended(mustBeUnqualified(handoff, by), { outcome: 'not_worth', notWorth: reason }, now);
  return {
    next,
    notices: [...cardsOf(handoff), ...postsOf(handoff, 'not_worth')],
    event: { kind: 'not_worth', actor: by.userId, at: now, detail: reason },
  };
}

function mustBeUnqualified(handoff: Handoff, by: Presser): Accepted {
  const taken = mayRecord(handoff, by);
  if (!('qualifiedAt' in taken)) return taken;
  throw new Refusal('You have said already that this is worth working. Nothing has changed.');
}

/**
 * An opportunity was opened, and so it is worth working. Given once more it corrects the first one, of which nobody hears again; null when
 * nothing is different. Throws Refusal.
 */
export function openOpportunity(
  handoff: Handoff,
  { by, opened, now }: Said & { opened: Opportunity },
): Decision | null {
  const taken = mayRecord(handoff, by);
  const { opened: before } = taken;
  if (before !== null && isSameOpportunity(before, opened)) return null;
  const qualifiedAt = worked(taken)?.qualifiedAt ?? now;
  return {
    next: { ...saidSomething(taken, now), stage: 'working', qualifiedAt, opened },
    notices: [...cardsOf(handoff), ...(before === null ? postsOf(handoff, 'opportunity') : [])],
    event: { kind: 'opportunity', actor: by.userId, at: now, detail: opened.link, reason: opened.amount },
  };
}

/** It has not stalled. */
function saidSomething<T extends Accepted | Working>(taken: T, now: EpochMs): T {
  return { ...taken, moves: { ...taken.moves, saidAt: now } };
}

const isSameOpportunity = (one: Opportunity, other: Opportunity): boolean =>
  one.link === other.link && one.openedOn === other.openedOn && one.amount === other.amount;

type Win = Said & { amount: string | null; partnerDid: string };

/** Won: everybody hears it, the sales channel too. Throws Refusal. */
export function win(handoff: Handoff, { by, amount, partnerDid, now }: Win): Decision {
  const version = handoff.version + 1;
  return {
    next: ended(mayRecord(handoff, by), { outcome: 'won', amount, partnerDid }, now),
    notices: [...cardsOf(handoff), ...postsOf(handoff, 'won'), { kind: 'sales_won', version }],
    event: { kind: 'won', actor: by.userId, at: now, detail: amount, reason: partnerDid },
  };
}

type Loss = Said & { outcome: 'lost' | 'no_deal'; reason: string | null };

/** Lost to somebody else, or no deal at all. The reason stays inside. Throws Refusal. */
export function lose(handoff: Handoff, { by, outcome, reason, now }: Loss): Decision {
  return {
    next: ended(mayRecord(handoff, by), { outcome, endReason: reason }, now),
    notices: [...cardsOf(handoff), ...postsOf(handoff, outcome)],
    event: { kind: outcome, actor: by.userId, at: now, reason },
  };
}

function ended(taken: Accepted | Working, end: End, now: EpochMs): Ended {
  const { nextActionAt: _, qualifiedAt: __, ...kept } = { qualifiedAt: null, ...taken };
  return { ...kept, ...end, stage: 'closed', endedAt: now };
}

/** What shows where it stands. */
const cardsOf = ({ packet }: Handoff): Notice[] => [{ kind: 'ae_card', person: packet.ae }, { kind: 'partner_card' }];

function postsOf({ version }: Handoff, about: Told): Notice[] {
  return [
    { kind: 'author_outcome', about, version: version + 1 },
    { kind: 'partner_outcome', about, version: version + 1 },
  ];
}
