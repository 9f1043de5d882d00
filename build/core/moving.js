import { Refusal, WrongInput } from './errors.js';
import { isSameRoles } from './joint-roles.js';
import { mustBeAe } from './may-answer.js';
import { partnerAsked, sellerAgreed } from './moves.js';
import { momentInSentence } from './time/instant.js';
/** The handoff, if this presser owns it since it was accepted and it has not ended; throws Refusal otherwise. */
export function mayMove(handoff, by) {
    mustBeAe(handoff, by, 'can say this about the handoff');
    return mustBeInWork(handoff, OVER);
}
/** The same while their move is not done. */
export function mayMoveOn(handoff, by) {
    const agreed = mayMove(handoff, by);
    mustNotBeDone(agreed.moves.sellerDoneAt);
    return agreed;
}
/** The handoff while the partner's move is awaited; throws Refusal otherwise. Whose press it is, is asked elsewhere. */
export function mustAwaitPartner(handoff) {
    const agreed = mustBeInWork(handoff, OVER_FOR_PARTNER);
    const { partnerDoneAt } = agreed.moves;
    if (partnerDoneAt !== null)
        throw new Refusal(`This move was marked as done ${momentInSentence(partnerDoneAt)}. Thank you! Nothing has changed.`);
    return agreed;
}
/** The partner has moved. Throws Refusal. */
export function partnerDone(handoff, { by, now }) {
    const agreed = mustAwaitPartner(handoff);
    return moved(agreed, { partnerDoneAt: now }, [{ kind: 'ae_moves', news: 'partner_done', version: nextVersion(agreed) }], {
        kind: 'partner_move_done',
        actor: by.userId,
        at: now,
    });
}
/** The partner names another day, and may say why. Throws Refusal, or WrongInput when it is the same day. */
export function partnerNotYet(handoff, { by, day, words, now }) {
    const agreed = mustAwaitPartner(handoff);
    if (day === agreed.moves.partnerDueOn)
        throw new WrongInput({ new_day: 'This is the day that we have. Choose another one.' });
    const notices = [{ kind: 'ae_moves', news: 'partner_moved', version: nextVersion(agreed) }];
    return moved(agreed, partnerAsked(day, words, now), notices, {
        kind: 'partner_move_moved',
        actor: by.userId,
        at: now,
        detail: day,
        reason: words,
    });
}
/** The account executive has moved. Throws Refusal. */
export function sellerDone(handoff, { by, now }) {
    const agreed = mayMoveOn(handoff, by);
    return moved(agreed, { sellerDoneAt: now, sellerFailure: null }, [news('seller_done', agreed)], {
        kind: 'move_done',
        actor: by.userId,
        at: now,
    });
}
/** The account executive does something else, or on another day. The partner reads the day alone. Throws Refusal, or WrongInput when neither is new. */
export function sellerChanges(handoff, { by, move, moveBy, now }) {
    const agreed = mayMoveOn(handoff, by);
    const before = agreed.agreedMoveBy;
    if (move === agreed.agreedMove && moveBy === before)
        throw new WrongInput({ next_move: 'Nothing is different yet: change the move or its day, then send.' });
    const changed = { ...agreed, agreedMove: move, agreedMoveBy: moveBy };
    return moved(changed, sellerAgreed(now), [{ ...news('seller_changed', agreed), before }], {
        kind: 'move_changed',
        actor: by.userId,
        at: now,
        detail: moveBy,
        reason: move,
    });
}
/** The account executive's move did not happen; why stays inside. Throws Refusal. */
export function sellerDidNot(handoff, { by, why, now }) {
    const agreed = mayMoveOn(handoff, by);
    const event = { kind: 'move_did_not_happen', actor: by.userId, at: now, reason: why };
    return { ...moved(agreed, { sellerFailure: why }, [], event), notices: ownCards(agreed) };
}
/** The introduction is made, once. Throws Refusal. */
export function introduce(handoff, { by, now }) {
    const agreed = mayMove(handoff, by);
    if (agreed.moves.introducedAt !== null)
        throw new Refusal(`The introduction was marked as made ${momentInSentence(agreed.moves.introducedAt)}. Nothing has changed.`);
    return moved(agreed, { introducedAt: now }, [news('introduced', agreed)], {
        kind: 'introduced',
        actor: by.userId,
        at: now,
    });
}
/** Somebody else leads. The partner and the author are told. Throws Refusal, or WrongInput when nothing is different. */
export function changeRoles(handoff, { by, roles, now }) {
    const agreed = mayMove(handoff, by);
    if (isSameRoles(agreed.moves, roles))
        throw new WrongInput({ leads_customer: 'Nothing is different yet: change who leads, then send.' });
    const notices = [news('roles', agreed), { kind: 'author_roles', version: nextVersion(agreed) }];
    return moved(agreed, roles, notices, { kind: 'roles_changed', actor: by.userId, at: now });
}
const OVER = 'This handoff is closed. Nothing has changed.';
const OVER_FOR_PARTNER = 'This is over, and nothing is left to do here. Thank you!';
function mustBeInWork(handoff, over) {
    switch (handoff.stage) {
        case 'accepted':
        case 'working':
            return handoff;
        case 'draft':
        case 'checking':
        case 'returned':
        case 'awaiting':
            throw new Refusal('This handoff is not accepted yet. Nothing has changed.');
        case 'declined':
        case 'closed':
            throw new Refusal(over);
        default:
            return handoff;
    }
}
function mustNotBeDone(doneAt) {
    if (doneAt !== null)
        throw new Refusal(`You marked this move as done ${momentInSentence(doneAt)}. Nothing has changed.`);
}
/** Everybody who has a card of it sees what is so now. */
function moved(agreed, change, notices, event) {
    return {
        next: { ...agreed, moves: { ...agreed.moves, ...change, saidAt: event.at }, nextActionAt: event.at },
        notices: [...ownCards(agreed), { kind: 'partner_card' }, ...notices],
        event,
    };
}
function ownCards({ packet }) {
    return [{ kind: 'ae_card', person: packet.ae }, { kind: 'author_card' }];
}
function news(of, agreed) {
    return { kind: 'partner_moves', news: of, version: nextVersion(agreed) };
}
const nextVersion = ({ version }) => version + 1;
