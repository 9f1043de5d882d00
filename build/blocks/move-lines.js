import { hasReplacedMove } from '../core/handoff.js';
import { partnerMoveState, sellerMoveState } from '../core/moves.js';
import { ended } from '../core/taken-up.js';
import { cut } from '../core/text.js';
import { dayOf } from '../core/time/calendar.js';
import { dayWords } from '../core/time/day-words.js';
import { ACTION } from './ids.js';
import { rolesLine } from './joint-roles.js';
import { actions, bold, button, person, words } from './kit.js';
/** The whole words stand in the packet. */
const LONGEST = 80;
/** Both moves after acceptance, as the cards of our own people and the status of a handoff show them. */
/** Each move with its day and how far it is, that the introduction is made, and who leads what. */
export function moveLines(agreed, partner) {
    return [
        ...sellerLines(agreed),
        ...partnerLines(agreed, partner?.name ?? 'The partner'),
        ...introduction(agreed),
        roles(agreed, partner?.name ?? 'the partner'),
    ];
}
function sellerLines(agreed) {
    const label = hasReplacedMove(agreed) ? 'Next move, in place of the suggested one: ' : 'Next move, as suggested: ';
    const { sellerDoneAt, sellerFailure } = agreed.moves;
    const why = whileOpen(agreed, 'Why it did not happen: ', sellerFailure);
    const state = { state: sellerMoveState(agreed), doneAt: sellerDoneAt };
    return [[bold(label), words(agreed.agreedMove)], dueLine(agreed, agreed.agreedMoveBy, state), ...why];
}
function partnerLines(agreed, name) {
    const { partnerDueOn, partnerSaid, partnerDoneAt } = agreed.moves;
    const said = whileOpen(agreed, 'They said: ', partnerSaid);
    const state = { state: partnerMoveState(agreed), doneAt: partnerDoneAt };
    const due = dueLine(agreed, partnerDueOn, state);
    return [[bold(`${name}’s move: `), words(cut(agreed.packet.partner_move, LONGEST))], due, ...said];
}
/** Once it has ended, how it ended is told in its place. */
function whileOpen(agreed, title, text) {
    return text === null || ended(agreed) !== null ? [] : [[bold(title), words(text)]];
}
function dueLine({ createdAt, window }, day, { state, doneAt }) {
    const by = [bold('By: '), words(dayWords(day, createdAt))];
    switch (state) {
        case 'open':
            return by;
        case 'slipped':
            return [...by, bold('  ·  slipped: two business days over, and not a word')];
        case 'did_not_happen':
            return [...by, bold('  ·  did not happen')];
        case 'done':
            return [
                ...by,
                bold(`  ·  done${doneAt === null ? '' : ` ${dayWords(dayOf(window.aeZone, doneAt), createdAt)}`}`),
            ];
        default:
            return state;
    }
}
function introduction({ moves: { introducedAt }, window, createdAt }) {
    if (introducedAt === null)
        return [];
    return [[bold('Introduction: '), words(`made ${dayWords(dayOf(window.aeZone, introducedAt), createdAt)}`)]];
}
function roles({ packet, moves }, partnerName) {
    const partner = { name: words(partnerName), verb: 'leads' };
    return rolesLine(moves, { name: person(packet.ae), verb: 'leads' }, partner);
}
/** What the account executive can say about it; nothing once all is said. */
export function moveButtons({ id, moves }) {
    const buttons = [
        ...(moves.sellerDoneAt === null ? sellerButtons(id) : []),
        ...(moves.introducedAt === null ? [button('Introduction made', ACTION.introduced, id)] : []),
    ];
    return buttons.length === 0 ? [] : [actions(...buttons)];
}
export function sellerButtons(id) {
    return [
        button('Done', ACTION.moveDone, id, 'primary'),
        button('Changed…', ACTION.moveChanged, id),
        button('Did not happen…', ACTION.moveDidNotHappen, id),
    ];
}
