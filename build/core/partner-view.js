import { answered, saidNo } from './handoff.js';
import { rolesOnly } from './joint-roles.js';
import { partnerMoveState, sellerMoveState } from './moves.js';
import { packetForPartner } from './partner-packet.js';
import { takenUp } from './taken-up.js';
import { dayOf } from './time/calendar.js';
/** What the partner may read once somebody said yes, as long as it has not ended; null in every other state. */
export function acceptedView(view) {
    switch (view.state) {
        case 'accepted':
        case 'working':
            return view;
        case 'received':
        case 'delayed':
        case 'not_yet':
        case 'with_somebody_else':
        case 'not_now':
        case 'mended':
        case 'not_taken_up':
        case 'withdrawn':
        case 'won':
        case 'lost':
        case 'no_deal':
        case 'not_worth':
            return null;
        default:
            return view;
    }
}
/**
 * Null while there is nothing to tell: the handoff has not landed, or it is another partner's. `mention`: the named contact, when they are the
 * partner's and in its channel at this moment; `keeper`: the name of who has it on our side.
 */
export function partnerView(handoff, partner, { mention = null, keeper = null } = {}) {
    if (handoff.packet.partner !== partner.id)
        return null;
    const common = (promise) => inEveryState(handoff, promise, { mention, keeper, ...partner });
    switch (handoff.stage) {
        case 'draft':
            return null;
        case 'checking':
            return { ...common(handoff.check), ...whileChecking(handoff) };
        case 'returned':
            return { ...common(handoff.check), state: 'not_yet', reason: 'conflict' };
        case 'awaiting':
            return { ...common(handoff.window), ...whileAwaiting(handoff.window) };
        case 'accepted':
            return { ...common(handoff.window), state: 'accepted', ...inOurHands(handoff) };
        case 'working': {
            const isOpened = handoff.opened !== null;
            return { ...common(handoff.window), state: 'working', isOpened, ...inOurHands(handoff) };
        }
        case 'declined':
            return { ...common(handoff.window), ...whileDeclined(handoff) };
        case 'closed': {
            const promise = promiseOf(handoff);
            return promise && { ...common(promise), ...onceClosed(handoff) };
        }
        default:
            return handoff;
    }
}
/** Null: the partner never heard of it. */
function promiseOf(handoff) {
    return handoff.window ?? ('check' in handoff ? handoff.check : null);
}
function onceClosed(handoff) {
    const { outcome } = handoff;
    switch (outcome) {
        case 'declined':
            return { state: 'not_taken_up' };
        case 'mended':
        case 'withdrawn':
            return { state: outcome };
        case 'not_worth':
            return { state: outcome, why: handoff.notWorth, ...onceAccepted(handoff) };
        case 'won':
        case 'lost':
        case 'no_deal':
            return { state: outcome, ...onceAccepted(handoff) };
        default:
            return outcome;
    }
}
/** That we look for conflicts first stays inside. */
function whileChecking({ check: { lapsedAt, deadlineAt } }) {
    return lapsedAt === null ? { state: 'received' } : { state: 'delayed', closedAt: deadlineAt };
}
/** It is not delayed as long as the day that was promised before it landed still holds. */
function whileAwaiting({ lapsedAt, deadlineAt, hearBy, coveredBy }) {
    return lapsedAt === null || hearBy === coveredBy
        ? { state: 'received' }
        : { state: 'delayed', closedAt: deadlineAt };
}
function whileDeclined({ declineReason: reason, comeBackOn, closesAt }) {
    if (closesAt === null && comeBackOn !== null)
        return { state: 'not_now', until: comeBackOn };
    return reason === 'wrong_owner' ? { state: 'with_somebody_else' } : { state: 'not_yet', reason };
}
function inEveryState(handoff, { hearBy }, { mention, keeper, accountShownAs }) {
    const { id, deal, packet, createdAt } = handoff;
    const told = packetForPartner(packet, 'from_the_start');
    return {
        reference: id,
        writtenAt: createdAt,
        account: accountShownAs === 'code' ? deal : told.account,
        contact: { name: told.partner_contact, mention },
        hearBy,
        decision: answered(handoff)?.decision ?? 0,
        keeper,
        sentence: saidNo(handoff)?.sentenceForPartner ?? null,
        partnerMove: partnerMove(handoff),
    };
}
/** What they said with another day stays inside, and so does that it has slipped. */
function partnerMove(handoff) {
    const { partner_move: text, partner_move_by: by } = packetForPartner(handoff.packet, 'from_the_start');
    const yes = takenUp(handoff);
    if (!yes)
        return { text, by, wasDue: false };
    const { partnerDueOn, partnerAskedAt } = yes.moves;
    return { text, by: partnerDueOn, wasDue: partnerDueOn < dayOf(yes.window.aeZone, partnerAskedAt) };
}
function onceAccepted({ packet, agreedMoveBy: by, classification: credit }) {
    const { ae: owner } = packetForPartner(packet, 'once_accepted');
    return { owner, sellerMove: { by }, credit };
}
/** That our move did not happen, or nobody said so, stays inside. */
function inOurHands(handoff) {
    const { packet, agreedMove, agreedMoveBy: by, moves, classification: credit } = handoff;
    const { ae: owner, seller_move: suggested } = packetForPartner(packet, 'once_accepted');
    const text = agreedMove === packet.seller_move ? suggested : null;
    return {
        owner,
        sellerMove: { text, by, isDone: sellerMoveState(handoff) === 'done' },
        credit,
        isPartnerMoveDone: partnerMoveState(handoff) === 'done',
        isIntroduced: moves.introducedAt !== null,
        roles: rolesOnly(moves),
        word: wordIn(moves),
    };
}
function wordIn({ wordForPartner: text, wordVersion: version }) {
    return text === null || version === null ? null : { text, version };
}
