const NOBODY = () => [];
export const OWN_NOTICES = {
    undeliverable: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        key: ({ notice, since }) => [notice, since],
    },
    partner_channel: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        // Not with the handoff: with its partner's channel, see `db/channel-questions.ts`.
        changesWith: [],
        key: ({ at, person }) => [at, person],
    },
    role_lost: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        key: ({ who, at }) => [who, at],
    },
    stalled: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        key: ({ stall, day }) => [stall, day],
    },
};
