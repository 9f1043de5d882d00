import type { CREDIT_NOTICES } from '../../core/credit/credit-notices.ts';
import type { HandoffDrawings } from '../handoff/handoff-context.ts';
import { creditCorrected, creditDispute, creditKept, settledCreditDispute } from './credit-posts.ts';
import { partnerCredit } from './partner/credit.ts';

/** What is said of a credit after it was decided. */
export const CREDIT_DRAWINGS: HandoffDrawings<typeof CREDIT_NOTICES> = {
  credit_corrected: creditCorrected,
  credit_dispute: { open: creditDispute, settled: settledCreditDispute },
  credit_kept: creditKept,
  partner_credit: partnerCredit,
};
