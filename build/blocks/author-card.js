import { awaiting } from '../core/handoff.js';
import { ended } from '../core/taken-up.js';
import { cut } from '../core/text.js';
import { dayWords } from '../core/time/day-words.js';
import { reason, verdict } from './ae-card.js';
import { declinedButtons, whatToDo } from './declined-posts.js';
import { gradeLine } from './grade.js';
import { ACTION } from './ids.js';
import { actions, bold, button, header, plainContext, rich, words } from './kit.js';
import { moveLines } from './move-lines.js';
import { summary } from './mrkdwn.js';
import { OUTCOMES, outcomeLines } from './outcomes.js';
import { threadLine } from './partner-thread.js';
import { pausedLine } from './pause.js';
import { stageBlocks } from './stage-line.js';
import { REASONS } from './words.js';
/** The author's card, from the first decision on: what was decided, by whom, and what to do now. Nobody gets a receipt of what they did themselves. */
export function authorCard(handoff, { partner, intakeOwner, thread }) {
    const { id, packet } = handoff;
    const stands = where(handoff, partner, intakeOwner);
    if (stands === null)
        return null;
    return {
        text: notification(handoff),
        blocks: [
            header(`Your handoff: ${cut(packet.account, 120)}`),
            ...stands,
            ...(awaiting(handoff) ? [] : stageBlocks(handoff, intakeOwner)),
            ...threadLine(thread),
            ...pausedLine(partner, handoff),
            plainContext(`For ${partner.name} · ${id} · /handoff status ${id}`),
        ],
    };
}
function where(handoff, partner, intakeOwner) {
    switch (handoff.stage) {
        case 'draft':
            return null;
        case 'checking':
        case 'returned':
            return [rich([bold('Its conflict check is asked for anew. '), words('You are told once it is decided.')])];
        case 'awaiting':
            return [rich(OPEN_AGAIN)];
        case 'accepted':
        case 'working':
            return [
                rich(verdict(handoff, 'Accepted'), ...moveLines(handoff, partner), ...outcomeLines(handoff), ...gradeLine(handoff)),
            ];
        case 'declined':
            return [
                rich(verdict(handoff, 'Declined'), ...reason(handoff), ...gradeLine(handoff)),
                ...next(handoff, intakeOwner),
            ];
        case 'closed':
            return closed(handoff);
        default:
            return handoff;
    }
}
function next(handoff, intakeOwner) {
    return [rich(...whatToDo(handoff)), declinedButtons(handoff, intakeOwner)];
}
/** It was decided once, and is asked anew: by whom and until when changes without this card, and stands in the status. */
const OPEN_AGAIN = [bold('It is open again. '), words('You are told once it is decided.')];
function closed(handoff) {
    switch (handoff.outcome) {
        case 'declined':
            return [
                rich(verdict(handoff, 'Declined'), ...reason(handoff), ...gradeLine(handoff), [bold('The deal is closed.')]),
                sendAgain(handoff),
            ];
        case 'mended':
            return [
                rich(verdict(handoff, 'Declined'), ...reason(handoff), ...gradeLine(handoff), [
                    bold('You have sent it again.'),
                ]),
            ];
        case 'withdrawn':
            return [rich([bold('Withdrawn')])];
        case 'not_worth':
        case 'won':
        case 'lost':
        case 'no_deal':
            return [rich(verdict(handoff, 'Accepted'), ...outcomeLines(handoff), ...gradeLine(handoff))];
        default:
            return handoff;
    }
}
/** Another day the deal may be a better one. */
const sendAgain = ({ id }) => actions(button('Send it again', ACTION.revise, id));
/** Read on a locked screen: what was decided, and what is next. */
function notification(handoff) {
    const { account } = handoff.packet;
    switch (handoff.stage) {
        case 'accepted':
        case 'working':
            return summary `Accepted: ${account}. First step by ${dayWords(handoff.agreedMoveBy, handoff.createdAt)}`;
        case 'declined':
            return summary `Declined: ${account}. What to do: ${REASONS[handoff.declineReason].fix}`;
        case 'draft':
        case 'checking':
        case 'returned':
        case 'awaiting':
            return summary `Your handoff: ${account}`;
        case 'closed':
            return ended(handoff) ? summary `${OUTCOMES[handoff.outcome]}: ${account}` : summary `Your handoff: ${account}`;
        default:
            return handoff;
    }
}
