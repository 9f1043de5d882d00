import type { Check, Clearing } from '../conflict-check/clearing.ts';
import type { Credited } from '../credit/credit.ts';
import type { End, Opportunity } from '../outcome/end.ts';
import type { UserId } from '../people/member.ts';
import type { Moves } from '../outcome/moves.ts';
import type { Packet } from '../packet/packet.ts';
import type { PointsByComponent } from '../packet/score/score.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/**
 * What a handoff is, who owns it and who may answer it. What can happen to it stands in `sending`, `answering`, `reopening`, `correcting`,
 * `mending`, `conflict-check`, `window` (what happens when time passes) and `intake` (what the intake owner does). Each function there takes the handoff, a
 * command and the time, and returns the next state and who must be told. Nothing else in the bot changes a handoff's state.
 */

export const DECLINE_REASONS = [
  'vague_partner_mention',
  'no_account_logic',
  'no_next_move',
  'wrong_owner',
  'no_evidence',
  'conflict',
  'generic_use_case',
  'no_warm_path',
  'bad_timing',
  'already_working_it',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Who presses something. People are told apart by user *and* team, since people of other companies press too. */
export type Presser = {
  userId: UserId;
  teamId: string;
  /** The idempotency key of this press: when it comes again, it changes nothing. */
  requestId?: string;
};

export type InEveryStage = Credited & {
  id: string;
  /** Grows by one with each change. */
  version: number;
  /** The workspace the bot is installed in: only its people can own a handoff. */
  teamId: string;
  author: UserId;
  packet: Packet;
  /** Who acts for the partner: their id in the registry, since the packet holds only their name. */
  contactId: string | null;
  /** Why there is another handoff for an account that is worked already; null: there is none. */
  duplicateReason: string | null;
  /** What its packet was worth when it was sent; null: it is from before packets had a score. */
  score: PointsByComponent | null;
  /** Why it was sent although not all is well with it; null: all was, or nobody was asked. */
  overrideReason: string | null;
  /** The id of the earlier handoff whose mended packet this is. */
  revisionOf: string | null;
  /** What the conflict check found last; null before it is cleared, and for handoffs from before there was one. */
  clearing: Clearing | null;
  /** The id of the first handoff of this deal: the partner reads all of them in one thread. */
  deal: string;
  createdAt: EpochMs;
};

/** The response window: in it one account executive, `packet.ae`, answers. */
export type Window = {
  /** IANA zone in which it is counted. */
  aeZone: string;
  /** 1 for the first account executive, and one more with each re-route. */
  round: number;
  /** When it landed with the account executive, or was extended: day 0. */
  landedAt: EpochMs;
  /** Business days from `landedAt` to the deadline. */
  lengthDays: number;
  deadlineAt: EpochMs;
  /** The day by which the partner was promised to hear: one business day after the deadline, so that a late answer can keep it. */
  hearBy: Day;
  /** The day that was promised before it landed, as long as that covers this window: no delay is told before it. Null: none. */
  coveredBy: Day | null;
  /** The version of the calendar settings with which the deadline was counted. */
  calendarVersion: number;
  /** When the last reminder was queued; before the first one, when the window began. */
  remindedAt: EpochMs;
  /** No reminder before this moment: the account executive asked for that. */
  snoozedUntil: EpochMs | null;
  /** The account executive asked to be reminded on the last day only. */
  remindsOnLastDayOnly: boolean;
  lapsedAt: EpochMs | null;
  escalatedAt: EpochMs | null;
  /** Whom the account executive proposed as better placed, before deciding. */
  proposedAe: UserId | null;
};

/** `nextActionAt`: when something is due without a press; null when nothing is. */
type Due = { nextActionAt: EpochMs | null };
export type Decided = {
  window: Window;
  decidedAt: EpochMs;
  decidedBy: UserId;
  /** The version that the answer brought: it tells one from another when an answer was taken back. 0: from before versions were kept. */
  decision: number;
  /** Until when whoever answered can take it back; null when that is over, or switched off. */
  undoUntil: EpochMs | null;
  /** How complete they found the packet; null: they did not say. Goes when the answer is taken back. */
  grade: PointsByComponent | null;
};

/**
 * Kept until Slack says who wrote it, who is asked and who answers questions. `aeRefusal`: why one of those whom its author
 * named cannot be asked.
 */
export type Draft = InEveryStage & Due & { stage: 'draft'; aeRefusal: string | null };
/** Sent, and with the partner's alliances owner, who looks for conflicts. `window` is that of the account executive before; null: the first one. */
export type Checking = InEveryStage & Due & { stage: 'checking'; check: Check; window: Window | null };
/** The conflict check was not cleared: it is with its author again, who mends it in place. */
export type Returned = InEveryStage &
  Due & {
    stage: 'returned';
    check: Check;
    window: Window | null;
    returnedAt: EpochMs;
    returnedBy: UserId;
    returnReason: string;
    /** When it is given up unless its author sends it again. */
    closesAt: EpochMs;
    /** When its author was asked what becomes of it. */
    mendAskedAt: EpochMs | null;
  };
export type Awaiting = InEveryStage & Due & { stage: 'awaiting'; window: Window };
/**
 * What stays with every handoff that was accepted. `agreedMove` and `agreedMoveBy`: the seller's next move, as suggested, replaced or
 * changed since. `opened`: the opportunity that came of it so far.
 */
export type Agreed = Decided & Moves & { agreedMove: string; agreedMoveBy: Day; opened: Opportunity | null };
export type Accepted = InEveryStage & Due & Agreed & { stage: 'accepted' };
/** Worth working, as the account executive has said at `qualifiedAt`. */
export type Working = InEveryStage & Due & Agreed & { stage: 'working'; qualifiedAt: EpochMs };
/** It was accepted, and has ended since. */
export type Ended = InEveryStage & Agreed & { stage: 'closed'; endedAt: EpochMs } & End;

type No = Decided & {
  declineReason: DeclineReason;
  declineNote: string | null;
  betterAe: UserId | null;
  /** Until then the deal waits: its author is woken on that day. */
  comeBackOn: Day | null;
  /** What its author adds for the partner, in their own words. */
  sentenceForPartner: string | null;
};
/**
 * Declined, and with its author again, who mends the packet, lets it wait or closes the deal. A no of the account executive's is not yet
 * one to the partner.
 */
export type Declined = InEveryStage &
  Due &
  No & {
    stage: 'declined';
    /** When the deal is closed unless its author mends the packet; null while it waits for its day. */
    closesAt: EpochMs | null;
    /** When its author was asked what becomes of it. */
    mendAskedAt: EpochMs | null;
  };
/** The deal is over: its author closed it, or nobody mended the packet in time. */
export type NotTakenUp = InEveryStage & No & { stage: 'closed'; outcome: 'declined' };
/** The deal goes on with another packet, in a handoff of its own. */
export type Mended = InEveryStage & No & { stage: 'closed'; outcome: 'mended' };
/** `window` is null when it never landed; `check` when none was open. The partner never heard of what had neither. */
export type Withdrawn = InEveryStage & {
  stage: 'closed';
  outcome: 'withdrawn';
  window: Window | null;
  check: Check | null;
};

/** Told apart by `stage`, and when closed by `outcome`. */
export type Handoff =
  | Draft
  | Checking
  | Returned
  | Awaiting
  | Accepted
  | Working
  | Ended
  | Declined
  | NotTakenUp
  | Mended
  | Withdrawn;
/** Its account executive owns it, and no end is known yet. */
export type InWork = Accepted | Working;
/** What the account executive said yes to, whatever came of it. */
export type TakenUp = InWork | Ended;
/** The account executive has declined it, whatever became of the deal since. */
export type SaidNo = Declined | NotTakenUp | Mended;
export type Answered = TakenUp | SaidNo;
export type Stage = Handoff['stage'];
export type Closed = Extract<Handoff, { stage: 'closed' }>;
export type Outcome = Closed['outcome'];

function inStage<Name extends Stage>(handoff: Handoff, name: Name): Extract<Handoff, { stage: Name }> | null {
  // One stage and no other, so that no new one slips past; TypeScript does not see that it is this one.
  return Object.is(handoff.stage, name) ? (handoff as Extract<Handoff, { stage: Name }>) : null;
}

/** The handoff while it is a draft; null in every other stage. */
export const draft = (handoff: Handoff): Draft | null => inStage(handoff, 'draft');

/** The handoff while it waits for an answer; null in every other stage. */
export const awaiting = (handoff: Handoff): Awaiting | null => inStage(handoff, 'awaiting');

/** The handoff while its conflict check is open; null in every other stage. */
export const checking = (handoff: Handoff): Checking | null => inStage(handoff, 'checking');

/** The handoff while it is with its author again since its check was not cleared; null in every other stage. */
export const returned = (handoff: Handoff): Returned | null => inStage(handoff, 'returned');

/** The handoff while its window runs: nobody has answered, and the deadline lies ahead. */
export function running(handoff: Handoff): Awaiting | null {
  const waiting = awaiting(handoff);
  return waiting?.window.lapsedAt === null ? waiting : null;
}

/** The handoff while it still waits for an answer after this deadline; null once somebody answered or a new window began. */
export function lapsed(handoff: Handoff, deadlineAt: EpochMs): Awaiting | null {
  const waiting = awaiting(handoff);
  const isOver = waiting !== null && waiting.window.lapsedAt !== null && waiting.window.deadlineAt === deadlineAt;
  return isOver ? waiting : null;
}

/** The handoff once the account executive has answered; null before, and when it was withdrawn. */
export function answered(handoff: Handoff): Answered | null {
  switch (handoff.stage) {
    case 'accepted':
    case 'working':
    case 'declined':
      return handoff;
    case 'closed':
      return handoff.outcome === 'withdrawn' ? null : handoff;
    case 'draft':
    case 'checking':
    case 'returned':
    case 'awaiting':
      return null;
    default:
      return handoff satisfies never;
  }
}

/** The handoff once the account executive said no, whatever became of the deal since; null otherwise. */
export function saidNo(handoff: Handoff): SaidNo | null {
  const decided = answered(handoff);
  return decided && 'declineReason' in decided ? decided : null;
}

/** The declined handoff while its deal is not over and its author has it; null otherwise. */
export const declined = (handoff: Handoff): Declined | null => inStage(handoff, 'declined');

/** The response window that runs, or the last one that ran; null when it never landed. */
export function windowOf(handoff: Handoff): Window | null {
  switch (handoff.stage) {
    case 'draft':
      return null;
    case 'checking':
    case 'returned':
    case 'awaiting':
    case 'accepted':
    case 'declined':
    case 'working':
    case 'closed':
      return handoff.window;
    default:
      return handoff satisfies never;
  }
}

/** Whether a notice of this version was brought by the answer as it is now, and not by one that was taken back. */
export function isOfDecision({ decision }: Decided, version: number): boolean {
  return decision === 0 || decision === version;
}

/** True when the answer came after the deadline, or the deadline passed without one. */
export function isLate(handoff: Awaiting | Answered): boolean {
  const { window } = handoff;
  return 'decidedAt' in handoff ? handoff.decidedAt > window.deadlineAt : window.lapsedAt !== null;
}

/** True when the account executive replaced the suggested move or its day. */
export function hasReplacedMove({ packet, agreedMove, agreedMoveBy }: TakenUp): boolean {
  return agreedMove !== packet.seller_move || agreedMoveBy !== packet.seller_move_by;
}
