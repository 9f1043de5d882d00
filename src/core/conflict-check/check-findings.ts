import type { CheckAnswers, CheckQuestion, RuleApplied } from './clearing.ts';
import type { NeedsWord } from '../credit/credit.ts';
import type { Handoff } from '../handoff/handoff.ts';
import type { Day } from '../time/instant.ts';

/** What the directory knows of an account beside a handoff on it: for whoever signs its conflict check. */

/** Names of partners, never for anybody outside. */
export type CheckFindings = {
  /** Whose claim comes first among all that are registered, and by which line of the rule; null: nobody has registered it. */
  claim: ({ partner: string } & RuleApplied) | null;
  /** Whether the partner that brought it has registered the account. */
  isRegistered: boolean;
  /** Live registrations of other partners. */
  registered: { partner: string; until: Day }[];
  /** Open handoffs on the account that other partners brought. */
  open: { partner: string; handoff: Handoff }[];
  /** Handoffs on it that are over, newest first, whoever brought them. */
  earlier: { partner: string; handoff: Handoff }[];
};

export const NOTHING_FOUND: CheckFindings = { claim: null, isRegistered: false, registered: [], open: [], earlier: [] };

/** Whether another partner has a claim or is at work here, so that somebody must say what holds. */
export function isRivalled({ registered, open }: CheckFindings): boolean {
  return registered.length > 0 || open.length > 0;
}

/** `credit` says how the partner is credited. `owed`: why the rule does not settle that, so that the signer says it; null when it does. */
type Usual = { credit: string; owed: NeedsWord | null };

/**
 * What is usually answered, in words: with one press when nothing was found. Null where something was found, so that the signer says what
 * holds.
 */
export function usualAnswers(
  { registered, open }: CheckFindings,
  { credit, owed }: Usual,
): Record<CheckQuestion, string | null> {
  return {
    found_resellers: registered.length > 0 ? null : 'No other partner has registered this account.',
    found_competitors: open.length > 0 ? null : 'No other partner works on it with us.',
    found_compensation: 'Nothing changes for quota and commission.',
    found_credit: owed === null ? credit : null,
  };
}

/** Null while one of them must be said by the signer. */
export function wholeAnswers(answers: Record<CheckQuestion, string | null>): CheckAnswers | null {
  const { found_resellers, found_competitors, found_compensation, found_credit } = answers;
  if (found_resellers === null || found_competitors === null) return null;
  if (found_compensation === null || found_credit === null) return null;
  return { found_resellers, found_competitors, found_compensation, found_credit };
}
