import { fillingFrom } from './account.js';
/** What the directory fills in a packet once its account is named, and what of it goes again with another account. */
/** What its author may have written themselves: then it stays. */
export const FILLED_KEYS = [
    'account_ref',
    'ae',
    'why_account',
    'opportunity',
    'opportunity_created_on',
    'opportunity_closed_on',
];
/** One fact in three fields: the days of one opportunity say nothing of another, and they decide the credit. */
const OF_OPPORTUNITY = ['opportunity', 'opportunity_created_on', 'opportunity_closed_on'];
export const NOT_IN_DIRECTORY = { isMenu: false, known: null, look: null };
const isEmpty = (value) => value === undefined || value === null || value === '';
/** What the directory says of the account. Whose priority list it is on is said to the account executive who is asked. */
function proposed(account, ae) {
    if (account === null)
        return {};
    return typeof ae === 'string' ? fillingFrom(account, ae) : fillingFrom(account);
}
/** Which fields hold what the directory says of this account. */
export function filledFrom(typed, account) {
    const proposals = [proposed(account, null), proposed(account, typed.ae)];
    const isProposed = (key) => proposals.some((one) => one[key] === typed[key]);
    return FILLED_KEYS.filter((key) => !isEmpty(typed[key]) && isProposed(key));
}
/**
 * A packet in which another account is named: what the directory had filled for the one before goes, what it says of the new one comes, and
 * what its author wrote or emptied stays. `touched`: what they changed since the form was drawn.
 */
export function fillAnew(typed, { before, after, touched }) {
    const filled = filledFrom(typed, before);
    const isTheirs = (key) => Object.hasOwn(touched, key) || !(isEmpty(typed[key]) || filled.includes(key));
    const isFree = (key) => (OF_OPPORTUNITY.includes(key) ? !OF_OPPORTUNITY.some(isTheirs) : !isTheirs(key));
    const says = proposed(after, isTheirs('ae') ? typed.ae : null);
    const next = { ...typed };
    for (const key of FILLED_KEYS.filter((one) => !isTheirs(one))) {
        const value = isFree(key) ? (says[key] ?? null) : null;
        if (value !== null || !isEmpty(typed[key]))
            next[key] = value;
    }
    return next;
}
