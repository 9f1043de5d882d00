const NOBODY = () => [];
/** After these nobody is asked about its end any more, or with another message. */
const END_SETTLED = [
    'registration_extended',
    'registration_let_end',
    'registration_warned',
    'registration_ended',
    'registration_withdrawn',
];
/** After these nobody is asked to decide any more, or about more claims. */
const DISPUTE_SETTLED = [
    'registration_disputed',
    'registration_upheld',
    'registration_behind',
    'registration_set_aside',
    'registration_dispute_moot',
];
/** What asks somebody to decide a dispute. */
export const ASKING_KINDS = ['dispute_call', 'dispute_reminder', 'dispute_escalation'];
const AS_POST = { as: 'post', urgency: 2, presents: NOBODY, demandedBy: [] };
export const REGISTRATION_NOTICES = {
    partner_registration: {
        as: 'card',
        to: 'partner',
        urgency: 1,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        key: () => [],
    },
    registration_ends: {
        ...AS_POST,
        to: 'alliances_owner',
        pace: 'by_day',
        changesWith: END_SETTLED,
        key: ({ days, endsOn }) => [days, endsOn],
    },
    dispute_call: {
        ...AS_POST,
        to: 'named',
        pace: 'at_once',
        changesWith: DISPUTE_SETTLED,
        key: ({ dispute, person }) => [dispute, person],
    },
    dispute_reminder: {
        ...AS_POST,
        to: 'named',
        pace: 'by_day',
        changesWith: DISPUTE_SETTLED,
        key: ({ dispute, person }) => [dispute, person],
    },
    dispute_escalation: {
        ...AS_POST,
        to: 'named',
        pace: 'by_day',
        changesWith: DISPUTE_SETTLED,
        key: ({ dispute, person }) => [dispute, person],
    },
    dispute_outcome: {
        ...AS_POST,
        to: 'alliances_owner',
        pace: 'at_once',
        key: ({ dispute }) => [dispute],
    },
};
