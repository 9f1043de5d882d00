import { kindsWhere } from './notice-rules.js';
import { NOTICES } from './notices.js';
/** Which messages are changed after they were said: cards with every change, and posts that ask for an answer once that is settled. */
export const CHANGING_KINDS = kindsWhere(({ as, changesWith }) => as === 'card' || changesWith !== undefined);
export function isChanging({ kind }) {
    return CHANGING_KINDS.includes(kind);
}
/** The kinds of posts that are changed once more after this. */
export function changedBy(event) {
    return kindsWhere(({ changesWith = [] }) => changesWith.includes(event));
}
/** What settled this post last; null as long as nothing has. */
export function settledBy({ kind }, history) {
    const rules = NOTICES;
    const settling = rules[kind].changesWith ?? [];
    return history.findLast((event) => settling.includes(event.kind)) ?? null;
}
