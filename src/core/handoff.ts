import type { Classification } from './credit.ts';
import { Refusal } from './errors.ts';
import type { UserId } from './member.ts';
import type { Packet } from './packet.ts';
import { type Day, type EpochMs, momentInSentence } from './time/instant.ts';

/**
 * What a handoff is, who owns it and who may answer it. What can happen to it stands in `sending`, `answering`, `correcting`, `window` (what
 * happens when time passes) and `intake` (what the intake owner does). Each function there takes the handoff, a command and the
 * time, and returns the next state and who must be told. Nothing else in the bot changes a handoff's state.
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

type InEveryStage = {
  id: string;
  /** Grows by one with each change. */
  version: number;
  /** The workspace the bot is installed in: only its people can own a handoff. */
  teamId: string;
  author: UserId;
  packet: Packet;
  classification: Classification;
  /** Who acts for the partner: their id in the registry, since the packet holds only their name. */
  contactId: string | null;
  /** The id of the earlier handoff whose mended packet this is. */
  revisionOf: string | null;
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
type Decided = { window: Window; decidedAt: EpochMs; decidedBy: UserId };

/**
 * Kept until Slack says who wrote it, who is asked and who answers questions. `aeRefusal`: why one of those whom its author
 * named cannot be asked.
 */
export type Draft = InEveryStage & Due & { stage: 'draft'; aeRefusal: string | null };
export type Awaiting = InEveryStage & Due & { stage: 'awaiting'; window: Window };
/** `agreedMove` and `agreedMoveBy`: the seller's next move, as suggested or replaced. */
export type Accepted = InEveryStage & Decided & { stage: 'accepted'; agreedMove: string; agreedMoveBy: Day };
export type Declined = InEveryStage &
  Decided & {
    stage: 'closed';
    outcome: 'declined';
    declineReason: DeclineReason;
    declineNote: string | null;
    betterAe: UserId | null;
    /** With bad timing: when the author may come back. */
    comeBackOn: Day | null;
  };
/** `window` is null when it was a draft that never landed. */
export type Withdrawn = InEveryStage & { stage: 'closed'; outcome: 'withdrawn'; window: Window | null };

/** One of five shapes, told apart by `stage`, and when closed by `outcome`. */
export type Handoff = Draft | Awaiting | Accepted | Declined | Withdrawn;
export type Stage = Handoff['stage'];
export type Outcome = (Declined | Withdrawn)['outcome'];

/** The handoff while it is a draft; null in every other stage. */
export function draft(handoff: Handoff): Draft | null {
  switch (handoff.stage) {
    case 'draft':
      return handoff;
    case 'awaiting':
    case 'accepted':
    case 'closed':
      return null;
    default:
      return handoff satisfies never;
  }
}

/** The handoff while it waits for an answer; null in every other stage. */
export function awaiting(handoff: Handoff): Awaiting | null {
  switch (handoff.stage) {
    case 'awaiting':
      return handoff;
    case 'draft':
    case 'accepted':
    case 'closed':
      return null;
    default:
      return handoff satisfies never;
  }
}

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
export function answered(handoff: Handoff): Accepted | Declined | null {
  switch (handoff.stage) {
    case 'accepted':
      return handoff;
    case 'closed':
      return handoff.outcome === 'declined' ? handoff : null;
    case 'draft':
    case 'awaiting':
      return null;
    default:
      return handoff satisfies never;
  }
}

/** The handoff once the account executive said no; null otherwise. */
export function declined(handoff: Handoff): Declined | null {
  switch (handoff.stage) {
    case 'closed':
      return handoff.outcome === 'declined' ? handoff : null;
    case 'draft':
    case 'awaiting':
    case 'accepted':
      return null;
    default:
      return handoff satisfies never;
  }
}

/** The handoff once somebody said yes; null in every other stage. */
export function accepted(handoff: Handoff): Accepted | null {
  switch (handoff.stage) {
    case 'accepted':
      return handoff;
    case 'draft':
    case 'awaiting':
    case 'closed':
      return null;
    default:
      return handoff satisfies never;
  }
}

/** The response window that runs, or the last one that ran; null when it never landed. */
export function windowOf(handoff: Handoff): Window | null {
  switch (handoff.stage) {
    case 'draft':
      return null;
    case 'awaiting':
    case 'accepted':
    case 'closed':
      return handoff.window;
    default:
      return handoff satisfies never;
  }
}

/** The handoff, if this presser may answer it; throws Refusal otherwise. Asked before a form is opened and again when it is sent. */
export function mayAnswer(handoff: Handoff, by: Presser): Awaiting {
  if (by.userId !== handoff.packet.ae || by.teamId !== handoff.teamId) {
    throw new Refusal(`Only <@${handoff.packet.ae}> can answer this handoff. Nothing has changed.`);
  }
  return mustAwait(handoff, by);
}

/** The handoff, if it waits for an answer; throws Refusal otherwise. */
export function mustAwait(handoff: Handoff, by: Presser): Awaiting {
  switch (handoff.stage) {
    case 'awaiting':
      return handoff;
    case 'draft':
      throw new Refusal('This handoff is not waiting for an answer. Nothing has changed.');
    case 'accepted':
      throw new Refusal(alreadyDecided(handoff, 'accepted', by));
    case 'closed':
      if (handoff.outcome === 'declined') throw new Refusal(alreadyDecided(handoff, 'declined', by));
      throw new Refusal('This handoff was withdrawn. Nothing has changed.');
    default:
      return handoff satisfies never;
  }
}

/** Who decided what, and when, as the sentence of a refusal. */
export function alreadyDecided(
  { decidedBy, decidedAt }: Accepted | Declined,
  word: 'accepted' | 'declined',
  by: Presser,
): string {
  if (decidedBy === by.userId)
    return `You have ${word} this already (${momentInSentence(decidedAt)}). Nothing has changed.`;
  return `<@${decidedBy}> has already ${word} this handoff. Nothing has changed.`;
}

/** Who owns it now; `intakeOwner` is who takes over when nobody answered. Null once it is closed. */
export function ownerOf(handoff: Handoff, intakeOwner: UserId): UserId | null {
  switch (handoff.stage) {
    case 'draft':
      return handoff.author;
    case 'awaiting':
      return handoff.window.lapsedAt === null ? handoff.author : intakeOwner;
    case 'accepted':
      return handoff.packet.ae;
    case 'closed':
      return null;
    default:
      return handoff satisfies never;
  }
}

/** True when the answer came after the deadline, or the deadline passed without one. */
export function isLate(handoff: Awaiting | Accepted | Declined): boolean {
  const { window } = handoff;
  return 'decidedAt' in handoff ? handoff.decidedAt > window.deadlineAt : window.lapsedAt !== null;
}

/** True when the account executive replaced the suggested move or its day. */
export function hasReplacedMove({ packet, agreedMove, agreedMoveBy }: Accepted): boolean {
  return agreedMove !== packet.seller_move || agreedMoveBy !== packet.seller_move_by;
}
