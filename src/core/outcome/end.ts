import type { Day } from '../time/instant.ts';

/** What can come of a handoff after it was accepted. */

/** An opportunity that was opened, in the words of who opened it; `amount` with its currency. Nothing of it leaves the company. */
export type Opportunity = { link: string; openedOn: Day; amount: string | null };

export const NOT_WORTH_REASONS = ['budget', 'timing', 'fit'] as const;
export type NotWorthReason = (typeof NOT_WORTH_REASONS)[number];

/** The events with which an accepted handoff ends. */
export const ENDINGS = ['not_worth', 'won', 'lost', 'no_deal'] as const;

/**
 * How an accepted handoff ended. `amount`, `partnerDid` and `endReason` are in the account executive's words and never leave the company.
 */
export type End =
  | { outcome: 'not_worth'; notWorth: NotWorthReason }
  | { outcome: 'won'; amount: string | null; partnerDid: string }
  | { outcome: 'lost' | 'no_deal'; endReason: string | null };
