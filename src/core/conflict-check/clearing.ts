import type { RuleLine } from '../registration/claims.ts';
import type { UserId } from '../people/member.ts';
import { addBusinessDays, closing } from '../time/business-time.ts';
import { type Calendar, dayOf } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** What the conflict check found, once it is cleared, and how it is asked for. What happens to a check stands in `conflict-check`. */

/** The four questions of the check, in their order; the keys are the block_ids of its form and the columns of its row. */
export const CHECK_QUESTIONS = ['found_resellers', 'found_competitors', 'found_compensation', 'found_credit'] as const;
export type CheckQuestion = (typeof CHECK_QUESTIONS)[number];
export type CheckAnswers = Record<CheckQuestion, string>;

/** By which line of the rule one claim comes before the others, and in which version of the rule. */
export type RuleApplied = { line: RuleLine; version: number };

/**
 * Who said when that nothing stands in the way. `answers` is null when its author certified it, and nobody else signed; `rule` is null where
 * nobody has registered the account.
 */
export type Clearing = { by: UserId; at: EpochMs; answers: CheckAnswers | null; rule: RuleApplied | null };

/** A check whose answer is awaited. */
export type Check = {
  /** Who is asked: neither its author nor its account executive. */
  signer: UserId;
  /** IANA zone of the signer, in which it is counted. */
  zone: string;
  /** IANA zone of the account executive, whose window comes after it. */
  aeZone: string;
  /** Business days that the account executive gets. */
  windowDays: number;
  /** When it was asked for: tells one check of a handoff from another. */
  askedAt: EpochMs;
  deadlineAt: EpochMs;
  /** The day by which the partner was promised to hear: after this window and the account executive's. */
  hearBy: Day;
  remindedAt: EpochMs;
  lapsedAt: EpochMs | null;
  escalatedAt: EpochMs | null;
};

/** Business days of the signer's. */
export const CHECK_DAYS = 2;
/** Business days after which what was found may be so no more. */
export const CLEARING_EXPIRES_AFTER_DAYS = 10;

/** Until when it may be relied on, in the calendar of whoever would be asked next. */
export function clearingExpiresAt({ at }: Clearing, calendar: Calendar): EpochMs {
  return closing(calendar, addBusinessDays(calendar, dayOf(calendar.zone, at), CLEARING_EXPIRES_AFTER_DAYS));
}
