import type { Classification } from './credit.ts';
import { Refusal } from './errors.ts';
import type { HandoffEvent } from './history.ts';
import type { Notice } from './notices.ts';
import type { Packet } from './packet.ts';

/**
 * What a handoff is, who owns it and who may answer it. What can happen to it stands beside: `sending`, `answering`, `window`
 * (what time brings) and `intake` (what the intake owner does). Each function there takes what is, what is asked and what time it
 * is, and returns what will be and who must be told. Nothing else in the bot changes a handoff's state.
 */

export type Stage = 'draft' | 'awaiting' | 'accepted' | 'closed';
export type Outcome = 'declined' | 'withdrawn';

export const DECLINE_REASONS = [
  'vague_partner_mention',
  'no_account_logic',
  'no_next_move',
  'wrong_owner',
  'no_evidence',
  'conflict',
  'bad_timing',
  'already_working_it',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Somebody who presses something: accounts are told apart by user *and* team, since other companies' people press too. */
export type Presser = {
  userId: string;
  teamId: string;
  /** What tells this press from every other one: the same again changes nothing. */
  requestId?: string;
};

/** All instants in epoch milliseconds; days as YYYY-MM-DD. */
export type Handoff = {
  id: string;
  /** Grows by one with each change. */
  version: number;
  /** The workspace the bot is installed in: only its people can own a handoff. */
  teamId: string;
  stage: Stage;
  author: string;
  packet: Packet;
  classification: Classification;
  /** The handoff that this one is the mended second try of. */
  revisionOf: string | null;
  createdAt: number;
  /** Why the account executive cannot be asked; set while the handoff is a draft only. */
  aeRefusal: string | null;
  /** IANA zone in which the window is counted; known once the account executive was checked. */
  aeZone: string | null;
  /** 1, and one more with each account executive that it was re-routed to. */
  round: number;
  /** When it landed with the account executive: day 0 of the window. */
  landedAt: number | null;
  deadlineAt: number | null;
  /** Length of the window in business days, counted from `landedAt`. */
  windowDays: number;
  /** Which state of the calendar settings the deadline was counted with. */
  calendarVersion: number | null;
  /** When the last reminder went out, or the window began. */
  remindedAt: number | null;
  /** No reminder before this moment: the account executive asked for that. */
  snoozedUntil: number | null;
  /** The account executive wants to hear of it on the last day only. */
  remindsOnLastDayOnly: boolean;
  lapsedAt: number | null;
  escalatedAt: number | null;
  /** Whom the account executive, before deciding, called better placed. */
  proposedAe: string | null;
  decidedAt: number | null;
  decidedBy: string | null;
  /** The seller's next move as agreed at acceptance. */
  agreedMove: string | null;
  agreedMoveBy: string | null;
  declineReason: DeclineReason | null;
  declineNote: string | null;
  betterAe: string | null;
  outcome: Outcome | null;
  /** When something is due without anybody pressing; null when nothing is. */
  nextActionAt: number | null;
};

/** `event` is null when nothing happened that anybody would look up later. */
export type Decision = { next: Handoff; notices: Notice[]; event: HandoffEvent | null };

/** Throws the refusal that this presser would get; otherwise does nothing. Asked before a form is opened and again when it is sent. */
export function mayAnswer(handoff: Handoff, by: Presser): void {
  if (by.userId !== handoff.packet.ae || by.teamId !== handoff.teamId) {
    throw new Refusal(`Only <@${handoff.packet.ae}> can answer this handoff. Nothing has changed.`);
  }
  const decided = alreadyDecided(handoff);
  if (decided) throw new Refusal(decided);
  if (handoff.outcome === 'withdrawn') throw new Refusal('This handoff was withdrawn. Nothing has changed.');
  if (handoff.stage !== 'awaiting')
    throw new Refusal('This handoff is no longer waiting for an answer. Nothing has changed.');
}

/** Who decided and what, as the sentence of a refusal; null while nobody has. */
export function alreadyDecided(handoff: Handoff): string | null {
  if (handoff.decidedBy === null) return null;
  const word = handoff.stage === 'accepted' ? 'accepted' : 'declined';
  return `<@${handoff.decidedBy}> has already ${word} this handoff. Nothing has changed.`;
}

/** Who owns it at this instant; `intakeOwner` is who takes over when nobody answered. Null once it is closed. */
export function ownerOf(handoff: Handoff, intakeOwner: string): string | null {
  if (handoff.stage === 'closed') return null;
  if (handoff.stage === 'accepted') return handoff.packet.ae;
  return handoff.lapsedAt === null ? handoff.author : intakeOwner;
}

/** True when the answer came after the deadline, or is still out after it. */
export function isLate(handoff: Handoff): boolean {
  if (handoff.deadlineAt === null) return false;
  return handoff.decidedAt === null ? handoff.lapsedAt !== null : handoff.decidedAt > handoff.deadlineAt;
}

/** True when the account executive replaced the suggested move or its day. */
export function movedOn(handoff: Handoff): boolean {
  const { packet, agreedMove, agreedMoveBy } = handoff;
  return agreedMove !== null && (agreedMove !== packet.seller_move || agreedMoveBy !== packet.seller_move_by);
}
