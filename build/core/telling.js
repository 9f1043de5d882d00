/** How a partner is told of its handoffs, as an administrator sets it for each. */
/** Under which name a partner reads of an account; the code is the handoff's reference. */
export const ACCOUNT_NAMES = ['name', 'code'];
/** What is posted in a partner's thread beyond outcomes and requests, and can be left out. */
export const PARTNER_UPDATES = ['dates', 'somebody_else', 'progress'];
/** A partner that was just registered. */
export const TOLD_ALL = { accountShownAs: 'name', leftOut: [], paused: null };
/** The updates that are posted, in a fixed order. */
export function updatesOf({ leftOut }) {
    return PARTNER_UPDATES.filter((update) => !leftOut.includes(update));
}
/** The pause after the form is saved. A pause that began or ended since the form was opened stays as it is. */
export function pauseAfter(now, { isTicked, since }, made) {
    if (since === null)
        return isTicked ? (now ?? made) : now;
    return !isTicked && now?.since === since ? null : now;
}
