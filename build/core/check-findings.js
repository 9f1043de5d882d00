export const NOTHING_FOUND = { claim: null, isRegistered: false, registered: [], open: [], earlier: [] };
/** Whether another partner has a claim or is at work here, so that somebody must say what holds. */
export function isRivalled({ registered, open }) {
    return registered.length > 0 || open.length > 0;
}
/**
 * What is usually answered, in words: with one press when nothing was found. Null where something was found, so that the signer says what
 * holds.
 */
export function usualAnswers({ registered, open }, { credit, owed }) {
    return {
        found_resellers: registered.length > 0 ? null : 'No other partner has registered this account.',
        found_competitors: open.length > 0 ? null : 'No other partner works on it with us.',
        found_compensation: 'Nothing changes for quota and commission.',
        found_credit: owed === null ? credit : null,
    };
}
/** Null while one of them must be said by the signer. */
export function wholeAnswers(answers) {
    const { found_resellers, found_competitors, found_compensation, found_credit } = answers;
    if (found_resellers === null || found_competitors === null)
        return null;
    if (found_compensation === null || found_credit === null)
        return null;
    return { found_resellers, found_competitors, found_compensation, found_credit };
}
