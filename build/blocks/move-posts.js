import { areBothMovesDone, partnerMoveState, sellerMoveState } from '../core/moves.js';
import { heldUpBy } from '../core/stalled-handoffs.js';
import { ended, inWork, takenUp, worked } from '../core/taken-up.js';
import { cut } from '../core/text.js';
import { dayWords } from '../core/time/day-words.js';
import { rolesLine } from './joint-roles.js';
import { actions, bold, person, rich, words } from './kit.js';
import { sellerButtons } from './move-lines.js';
import { summary } from './mrkdwn.js';
import { OUTCOMES, worthWorkingButtons } from './outcomes.js';
/** What is said once to our own people about the moves. A builder returns null when there is nothing left to say. */
const MOST_ON_A_LOCKED_SCREEN = 300;
/** What came of their move? Null once they have said it, it is another move, the handoff has ended, or it was asked again since it stalled. */
export function aeMove(handoff, notice) {
    const agreed = unanswered(handoff, notice);
    if (!agreed || isAskedAgain(agreed, notice))
        return null;
    const { packet, agreedMove, createdAt } = agreed;
    const lead = [
        bold(`${packet.account}: did your move happen? `),
        words(`It was for ${dayWords(notice.day, createdAt)}.`),
    ];
    return {
        text: summary `${packet.account}: did your move happen? ${cut(agreedMove, MOST_ON_A_LOCKED_SCREEN)}`,
        blocks: [rich(lead, [bold('Your move: '), words(agreedMove)]), actions(...sellerButtons(agreed.id))],
    };
}
function unanswered(handoff, { day }) {
    const agreed = inWork(handoff);
    if (!agreed || agreed.agreedMoveBy !== day)
        return null;
    const state = sellerMoveState(agreed);
    return state === 'done' || state === 'did_not_happen' ? null : agreed;
}
function isAskedAgain(agreed, { at }) {
    return heldUpBy(agreed) === 'our_move' && (agreed.moves.stallAskedAt ?? 0) > at;
}
/** What stands in its place once they have said it, or it is asked again. Null while it still asks. */
export function settledAeMove(handoff, notice) {
    if (aeMove(handoff, notice))
        return null;
    if (unanswered(handoff, notice))
        return settledAs(handoff, ASKED_AGAIN);
    const agreed = takenUp(handoff);
    return settledAs(handoff, agreed ? outcomeWords(agreed) : TAKEN_BACK);
}
/** Only the newest question has buttons. */
export const ASKED_AGAIN = 'asked again below.';
const TAKEN_BACK = 'the acceptance was taken back.';
/** What stands in place of a question that was answered. */
export function settledAs({ packet: { account } }, said) {
    return { text: summary `Settled: ${account}`, blocks: [rich([bold(`${account}: `), words(said)])] };
}
/** What came of our own move. */
export function outcomeWords(agreed) {
    const end = ended(agreed);
    if (end)
        return `${OUTCOMES[end.outcome].toLowerCase()}.`;
    const state = sellerMoveState(agreed);
    switch (state) {
        case 'done':
            return 'your move is done.';
        case 'did_not_happen':
            return 'your move did not happen.';
        case 'open':
        case 'slipped':
            return `your move is now for ${dayWords(agreed.agreedMoveBy, agreed.createdAt)}.`;
        default:
            return state;
    }
}
/** News of the partner's move, in its words. Null when it is no news any more: they have said more since, or it has ended. */
export function aeMoves(from, { news }) {
    const { handoff, partner, history } = from;
    const agreed = inWork(handoff);
    if (!agreed)
        return null;
    const { account } = agreed.packet;
    const { partnerDueOn, partnerSaid } = agreed.moves;
    const day = dayWords(partnerDueOn, agreed.createdAt);
    const line = theirMove(agreed, partner);
    const state = partnerMoveState(agreed);
    switch (news) {
        case 'partner_done':
            return partnerDone(from, agreed);
        case 'partner_moved': {
            if (state !== 'open')
                return null;
            const who = whoSaid(history, 'partner_move_moved', partner.name);
            const lead = [bold(`${account}: `), ...who, words(` their move comes by ${day}.`)];
            const said = partnerSaid === null ? [] : [[bold('They said: '), words(partnerSaid)]];
            return { text: summary `${account}: ${partner.name} moves by ${day}`, blocks: [rich(lead, line, ...said)] };
        }
        case 'partner_slipped': {
            if (state !== 'slipped')
                return null;
            const lead = [
                bold(`${account}: ${partner.name}’s move has slipped. `),
                words(`It was for ${day}, and nobody has said a word since. A call may help.`),
            ];
            return { text: summary `Slipped: ${partner.name}’s move for ${account}, due ${day}`, blocks: [rich(lead, line)] };
        }
        default:
            return news;
    }
}
function theirMove({ packet }, { name }) {
    return [bold(`${name}’s move: `), words(packet.partner_move)];
}
function partnerDone({ partner, history }, agreed) {
    if (partnerMoveState(agreed) !== 'done')
        return null;
    const { account } = agreed.packet;
    const lead = [
        bold(`${account}: `),
        ...whoSaid(history, 'partner_move_done', partner.name),
        words(' their move is done.'),
    ];
    return {
        text: summary `${account}: ${partner.name} has done its move`,
        blocks: [rich(lead, theirMove(agreed, partner)), ...worthWorking(agreed)],
    };
}
/** Asked once, with the word that completes both moves, and on the card. */
function worthWorking(agreed) {
    const isOpen = inWork(agreed) !== null && worked(agreed) === null;
    if (!isOpen || !areBothMovesDone(agreed))
        return [];
    return [rich([bold('Both moves are done. Worth working?')]), worthWorkingButtons(agreed.id)];
}
/** What was said stays, without a question, once it has ended. Null for what asks nothing. */
export function settledAeMoves(from, { news }) {
    if (news !== 'partner_done')
        return null;
    const agreed = takenUp(from.handoff);
    return agreed ? partnerDone(from, agreed) : settledAs(from.handoff, TAKEN_BACK);
}
/** Who of the partner has said it last, in front of what they said. */
function whoSaid(history, kind, name) {
    const actor = history.findLast((event) => event.kind === kind)?.actor ?? null;
    return [...(actor === null ? [words(name)] : [person(actor), words(` (${name})`)]), words(' says')];
}
/** Somebody else leads from now on. */
export function authorRoles({ handoff, partner }) {
    const agreed = inWork(handoff);
    if (!agreed)
        return null;
    const { account, ae } = agreed.packet;
    const sides = [
        { name: person(ae), verb: 'leads' },
        { name: words(partner.name), verb: 'leads' },
    ];
    return {
        text: summary `${account}: new roles`,
        blocks: [rich([bold(`${account}: new roles. `), ...rolesLine(agreed.moves, ...sides)])],
    };
}
