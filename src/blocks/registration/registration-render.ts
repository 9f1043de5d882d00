import { registrationView } from '../../core/registration/registration-view.ts';
import type { Drawings } from '../kit/drawing.ts';
import { words } from '../kit/kit.ts';
import { disputeCall, disputeEscalation, disputeOutcome, disputeReminder, settledDispute } from './dispute-posts.ts';
import { partnerRegistration } from './partner/registration.ts';
import { type RegistrationContext, registrationEnds, registrationStanding, settledEnds } from './registration-posts.ts';

/** What is said about registrations: to people of our own company, and on the partner's card. */
export const REGISTRATION_DRAWINGS: Drawings<RegistrationContext> = {
  named: ({ registration: { account, contact } }) => ({
    title: account,
    account,
    reference: 'a registration',
    called: [words(`${account}, registered for ${contact}`)],
    seen: '`/handoff registrations` shows where it stands.',
  }),
  standing: registrationStanding,
  kinds: {
    registration_ends: { open: registrationEnds, settled: settledEnds },
    dispute_call: { open: disputeCall, settled: settledDispute },
    dispute_reminder: { open: disputeReminder, settled: settledDispute },
    dispute_escalation: { open: disputeEscalation, settled: settledDispute },
    dispute_outcome: disputeOutcome,
    partner_registration: ({ registration, partner, dispute }) => {
      const view = registrationView(registration, partner, dispute);
      return view && partnerRegistration(view);
    },
  },
};
