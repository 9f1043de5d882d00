import { ENDINGS } from './end.js';
/** Who is told what came of an accepted handoff, as data. The notices of everything else stand in `notices.ts`. */
/** What came of it and is told to others; with each of these events it is told. */
export const TOLD = ['opportunity', ...ENDINGS];
const NOBODY = () => [];
export const OUTCOME_NOTICES = {
    author_outcome: {
        as: 'post',
        to: 'author',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: TOLD,
        key: ({ about, version }) => [about, version],
    },
    partner_outcome: {
        as: 'post',
        to: 'partner',
        urgency: 1,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: TOLD,
        key: ({ about, version }) => [about, version],
    },
    sales_won: {
        as: 'post',
        to: 'sales_channel',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: ['won'],
        key: ({ version }) => [version],
    },
};
