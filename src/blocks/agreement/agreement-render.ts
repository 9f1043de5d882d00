import type { Drawings } from '../kit/drawing.ts';
import { words } from '../kit/kit.ts';
import {
  type AgreementContext,
  agreementProposed,
  agreementReminder,
  agreementReview,
  agreementStanding,
  settledAgreement as settled,
} from './agreement-posts.ts';

/** What is said about the working agreement to its owners. */
export const AGREEMENT_DRAWINGS: Drawings<AgreementContext> = {
  named: ({ agreement: { version } }) => ({
    title: 'The working agreement',
    account: 'the working agreement',
    reference: 'the working agreement',
    called: [words(`the working agreement, version ${version}`)],
    seen: '`/handoff agreement` names another owner.',
  }),
  standing: agreementStanding,
  kinds: {
    agreement_proposed: { open: agreementProposed, settled },
    agreement_reminder: { open: agreementReminder, settled },
    agreement_review: { open: agreementReview, settled },
  },
};
