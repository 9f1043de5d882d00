/** Both moves as they were agreed at `now`. */
export function agreedMoves(partnerDueOn, roles, now) {
    return {
        moves: {
            ...roles,
            ...partnerAsked(partnerDueOn, null, now),
            ...sellerAgreed(now),
            partnerDoneAt: null,
            sellerDoneAt: null,
            introducedAt: null,
            saidAt: now,
            stallAskedAt: null,
            updateAskedAt: null,
            wordForPartner: null,
            wordVersion: null,
        },
    };
}
/** Another day of the partner's: it is reminded of, and can slip, anew. */
export function partnerAsked(partnerDueOn, partnerSaid, now) {
    return { partnerDueOn, partnerSaid, partnerAskedAt: now, partnerRemindedAt: null, partnerSlippedAt: null };
}
/** Another move or day of the account executive's: they are asked about it anew. */
export function sellerAgreed(now) {
    return { sellerAgreedAt: now, sellerAskedAt: null, sellerSlippedAt: null, sellerFailure: null };
}
export function partnerMoveState({ moves: { partnerDoneAt, partnerSlippedAt } }) {
    if (partnerDoneAt !== null)
        return 'done';
    return partnerSlippedAt === null ? 'open' : 'slipped';
}
export function sellerMoveState({ moves: { sellerDoneAt, sellerSlippedAt, sellerFailure } }) {
    if (sellerDoneAt !== null)
        return 'done';
    if (sellerFailure !== null)
        return 'did_not_happen';
    return sellerSlippedAt === null ? 'open' : 'slipped';
}
/** From then on it can be said whether it is worth working. */
export function areBothMovesDone(handoff) {
    return partnerMoveState(handoff) === 'done' && sellerMoveState(handoff) === 'done';
}
