import type { JointRoles } from './joint-roles.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** How far both sides have come with what they promised, from acceptance on. */

export type Moves = {
  moves: JointRoles & {
    /** By when the partner moves: as handed off, or as they said since. */
    partnerDueOn: Day;
    /** When they were asked for that day: at acceptance, or when they named another one. */
    partnerAskedAt: EpochMs;
    /** What they said with another day, in their own words. */
    partnerSaid: string | null;
    partnerDoneAt: EpochMs | null;
    partnerRemindedAt: EpochMs | null;
    /** Two business days past its day, and not a word. */
    partnerSlippedAt: EpochMs | null;
    /** When the account executive took or changed their move. */
    sellerAgreedAt: EpochMs;
    sellerAskedAt: EpochMs | null;
    sellerDoneAt: EpochMs | null;
    sellerSlippedAt: EpochMs | null;
    /** Why it did not happen, in the account executive's words; null unless they said so. */
    sellerFailure: string | null;
    introducedAt: EpochMs | null;
    /** When either side last said something about it: as long as nobody does, it can stall. */
    saidAt: EpochMs;
    /** When its owner was last asked what holds it up. */
    stallAskedAt: EpochMs | null;
    /** When its author was last asked to tell the partner something. */
    updateAskedAt: EpochMs | null;
    /** What its author wrote for the partner last, and the version that brought it. */
    wordForPartner: string | null;
    wordVersion: number | null;
  };
};

/** Both moves as they were agreed at `now`. */
export function agreedMoves(partnerDueOn: Day, roles: JointRoles, now: EpochMs): Moves {
  return {
    moves: {
      ...roles,
      ...partnerAsked(partnerDueOn, null, now),
      ...sellerAgreed(now),
      partnerDoneAt: null,
      sellerDoneAt: null,
      introducedAt: null,
      saidAt: now,
      stallAskedAt: null,
      updateAskedAt: null,
      wordForPartner: null,
      wordVersion: null,
    },
  };
}

/** Another day of the partner's: it is reminded of, and can slip, anew. */
export function partnerAsked(partnerDueOn: Day, partnerSaid: string | null, now: EpochMs) {
  return { partnerDueOn, partnerSaid, partnerAskedAt: now, partnerRemindedAt: null, partnerSlippedAt: null };
}

/** Another move or day of the account executive's: they are asked about it anew. */
export function sellerAgreed(now: EpochMs) {
  return { sellerAgreedAt: now, sellerAskedAt: null, sellerSlippedAt: null, sellerFailure: null };
}

export type MoveState = 'open' | 'slipped' | 'did_not_happen' | 'done';

export function partnerMoveState({ moves: { partnerDoneAt, partnerSlippedAt } }: Moves): MoveState {
  if (partnerDoneAt !== null) return 'done';
  return partnerSlippedAt === null ? 'open' : 'slipped';
}

export function sellerMoveState({ moves: { sellerDoneAt, sellerSlippedAt, sellerFailure } }: Moves): MoveState {
  if (sellerDoneAt !== null) return 'done';
  if (sellerFailure !== null) return 'did_not_happen';
  return sellerSlippedAt === null ? 'open' : 'slipped';
}

/** From then on it can be said whether it is worth working. */
export function areBothMovesDone(handoff: Moves): boolean {
  return partnerMoveState(handoff) === 'done' && sellerMoveState(handoff) === 'done';
}
