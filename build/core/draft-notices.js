/** It is not any more as whatever was said about it has it. */
export const DRAFT_EVENTS = ['draft_moved'];
const NOBODY = () => [];
export const DRAFT_NOTICES = {
    draft_call: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_work',
        presents: NOBODY,
        demandedBy: [],
        changesWith: DRAFT_EVENTS,
        key: ({ at }) => [at],
    },
    draft_expired: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_work',
        presents: NOBODY,
        demandedBy: [],
        changesWith: DRAFT_EVENTS,
        key: ({ at }) => [at],
    },
    contact_proposed: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        changesWith: DRAFT_EVENTS,
        key: ({ at, person }) => [at, person],
    },
    contact_answered: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        key: ({ at }) => [at],
    },
};
