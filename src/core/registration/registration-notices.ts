import type { Rule } from '../notices/notice-columns.ts';
import type { RegistrationHappening, RegistrationNotice } from './registration.ts';

/** What is said of registrations: the part of the table of notices that is about them, and never about a handoff. */

type RegistrationRules = {
  [Kind in RegistrationNotice['kind']]: Rule<Extract<RegistrationNotice, { kind: Kind }>, RegistrationHappening>;
};

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

const AS_POST = { as: 'post', urgency: 2 } as const;

export const REGISTRATION_NOTICES = {
  partner_registration: {
    as: 'card',
    to: 'partner',
    urgency: 1,
  },
  registration_ends: {
    ...AS_POST,
    says: 'asks',
    to: 'alliances_owner',
    pace: 'by_day',
    changesWith: END_SETTLED,
    key: ({ days, endsOn }) => [days, endsOn],
  },
  dispute_call: {
    ...AS_POST,
    says: 'asks',
    to: 'named',
    changesWith: DISPUTE_SETTLED,
    key: ({ dispute, person }) => [dispute, person],
  },
  dispute_reminder: {
    ...AS_POST,
    says: 'asks',
    to: 'named',
    pace: 'by_day',
    changesWith: DISPUTE_SETTLED,
    key: ({ dispute, person }) => [dispute, person],
  },
  dispute_escalation: {
    ...AS_POST,
    says: 'asks',
    to: 'named',
    pace: 'by_day',
    changesWith: DISPUTE_SETTLED,
    key: ({ dispute, person }) => [dispute, person],
  },
  dispute_outcome: {
    ...AS_POST,
    says: 'tells',
    to: 'alliances_owner',
    key: ({ dispute }) => [dispute],
  },
} as const satisfies RegistrationRules;
