/** What can happen to a version of the working agreement. */
export const AGREEMENT_EVENTS = [
    'agreement_confirmed',
    'agreement_replaced',
    'agreement_review_asked',
    'agreement_reviewed',
    /** It is in force, and another one was proposed beside it. */
    'agreement_contested',
];
const NOBODY = () => [];
export const AGREEMENT_NOTICES = {
    agreement_proposed: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        changesWith: ['agreement_confirmed', 'agreement_replaced'],
        key: ({ person }) => [person],
    },
    agreement_reminder: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_work',
        presents: NOBODY,
        demandedBy: [],
        changesWith: ['agreement_confirmed', 'agreement_replaced'],
        key: ({ person }) => [person],
    },
    agreement_review: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'by_day',
        presents: NOBODY,
        demandedBy: [],
        changesWith: ['agreement_reviewed', 'agreement_review_asked', 'agreement_contested', 'agreement_replaced'],
        key: ({ person, at }) => [person, at],
    },
};
