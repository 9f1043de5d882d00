/** After these a dispute is settled. */
export const SETTLES_DISPUTE = ['credit_corrected', 'credit_kept'];
const NOBODY = () => [];
export const CREDIT_NOTICES = {
    credit_corrected: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: ['credit_corrected'],
        key: ({ version, person }) => [version, person],
    },
    credit_dispute: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: ['credit_disputed'],
        changesWith: SETTLES_DISPUTE,
        key: ({ version, person }) => [version, person],
    },
    credit_kept: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        // Whoever disputed it may be the one who keeps it.
        demandedBy: [],
        key: ({ version, person }) => [version, person],
    },
    partner_credit: {
        as: 'post',
        to: 'partner',
        urgency: 1,
        pace: 'at_once',
        presents: NOBODY,
        // Not before it has read how it is credited.
        demandedBy: [],
        key: ({ version }) => [version],
    },
};
