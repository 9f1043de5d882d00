import { noticesAbout } from '../notices/notice-columns.ts';
import type { RegistrationHappening, RegistrationNotice } from './registration.ts';

/** What is said of registrations: the part of the table of notices that is about them, and never about a handoff. */

/** After these nobody is asked about its end any more, or with another message. */
const END_SETTLED = [
  'registration_extended',
  'registration_let_end',
  'registration_warned',
  'registration_ended',
  'registration_withdrawn',
] as const;
/** After these nobody is asked to decide any more, or about more claims. */
const DISPUTE_SETTLED = [
  'registration_disputed',
  'registration_upheld',
  'registration_behind',
  'registration_set_aside',
  'registration_dispute_moot',
] as const;

/** What asks somebody to decide a dispute. */
export const ASKING_KINDS: RegistrationNotice['kind'][] = ['dispute_call', 'dispute_reminder', 'dispute_escalation'];

export const REGISTRATION_NOTICES = noticesAbout<RegistrationNotice, RegistrationHappening>()('registration', {
  partner_registration: { as: 'card', to: 'partner', update: 'always' },
  registration_ends: {
    says: 'asks',
    to: 'alliances_owner',
    pace: 'by_day',
    changesWith: END_SETTLED,
    key: ({ days, endsOn }) => [days, endsOn],
  },
  dispute_call: { says: 'asks', changesWith: DISPUTE_SETTLED, key: ({ dispute, person }) => [dispute, person] },
  dispute_reminder: {
    says: 'asks',
    pace: 'by_day',
    changesWith: DISPUTE_SETTLED,
    key: ({ dispute, person }) => [dispute, person],
  },
  dispute_escalation: {
    says: 'asks',
    pace: 'by_day',
    changesWith: DISPUTE_SETTLED,
    key: ({ dispute, person }) => [dispute, person],
  },
  dispute_outcome: { to: 'alliances_owner', key: ({ dispute }) => [dispute] },
});
