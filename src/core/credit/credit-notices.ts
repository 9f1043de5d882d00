import type { Classification } from './credit.ts';
import type { UserId } from '../people/member.ts';
import { noticesAboutHandoffs } from '../notices/handoff-rule.ts';
import type { EpochMs } from '../time/instant.ts';

/** What is said of a credit after it was decided: the part of the table of notices that is about it. */

/** `version` is the handoff's version that brought it, and `at` when that was. */
export type CreditNotice =
  | { kind: 'credit_corrected'; person: UserId; version: number; at: EpochMs }
  /** To whoever can settle it. */
  | { kind: 'credit_dispute'; person: UserId; version: number; at: EpochMs }
  /** It was disputed, and stays as it is. */
  | { kind: 'credit_kept'; person: UserId; version: number; at: EpochMs }
  /** `credit`: as which it is counted from then on. */
  | { kind: 'partner_credit'; credit: Classification; version: number };

/** After these a dispute is settled. */
export const SETTLES_DISPUTE = ['credit_corrected', 'credit_kept'] as const;

export const CREDIT_NOTICES = noticesAboutHandoffs<CreditNotice>()({
  credit_corrected: { demandedBy: ['credit_corrected'], key: ({ version, person }) => [version, person] },
  credit_dispute: {
    says: 'asks',
    demandedBy: ['credit_disputed'],
    changesWith: SETTLES_DISPUTE,
    key: ({ version, person }) => [version, person],
  },
  credit_kept: {
    // Whoever disputed it may be the one who keeps it.
    key: ({ version, person }) => [version, person],
  },
  partner_credit: {
    to: 'partner',
    update: 'always',
    // Not before it has read how it is credited.
    key: ({ version }) => [version],
  },
});
