import { isLate, running, windowOf, } from '../core/handoff.js';
import { areBothMovesDone } from '../core/moves.js';
import { cut } from '../core/text.js';
import { askedInRounds } from '../core/timeline.js';
import { dayOf } from '../core/time/calendar.js';
import { dayWords } from '../core/time/day-words.js';
import { acceptanceLine } from './agreement-text.js';
import { correctedOnCard, mendedOnCard } from './corrections.js';
import { creditWords } from '../core/credit-words.js';
import { momentWords } from './dates.js';
import { ACTION } from './ids.js';
import { actions, bold, button, context, divider, header, moment, person, rich, words } from './kit.js';
import { saidBeforeSendingBlocks } from './last-look.js';
import { moveButtons, moveLines } from './move-lines.js';
import { bare, mention, mrkdwn, summary } from './mrkdwn.js';
import { packetBlocks, packetLines, windowReason } from './packet-text.js';
import { outcomeLines, whatCameOfItButton, worthWorkingButtons } from './outcomes.js';
import { threadLine } from './partner-thread.js';
import { pausedLine } from './pause.js';
import { questionBlocks } from './question-lines.js';
import { stageBlocks } from './stage-line.js';
import { undoBlocks } from './undo.js';
import { askWords, deadlineMoment, REASONS, standing } from './words.js';
/**
 * The account executive's card, in every state. What is asked comes first; the packet follows. `holder` is whose card it is: after
 * a re-route the earlier account executive's card says to whom it went. Null while the handoff is a draft: nobody is asked yet.
 */
export function aeCard(handoff, partner, holder, { history, thread, intakeOwner, previous = null, madeOf = null, acceptance = null }) {
    const { packet } = handoff;
    if (windowOf(handoff) === null)
        return null;
    if (holder !== packet.ae)
        return reroutedCard(handoff, partner, passedTo(holder, handoff, history));
    const current = state(handoff, partner, { history, previous, intakeOwner, madeOf, acceptance });
    if (current === null)
        return null;
    return {
        text: notification(handoff, partner),
        blocks: [
            title(handoff, partner),
            ...current,
            ...questionBlocks(handoff, history),
            ...saidBeforeSendingBlocks(handoff),
            ...threadLine(thread),
            ...pausedLine(partner, handoff),
            ...stageBlocks(handoff, intakeOwner),
            context(mrkdwn `From ${mention(handoff.author)} · ${bare(creditWords(handoff, history))} · ${bare(handoff.id)}`),
            divider,
            ...packetBlocks({ packet, partnerName: partner.name, asOf: handoff.createdAt }),
        ],
    };
}
const title = ({ packet }, partner) => header(`${cut(packet.account, 70)}, brought by ${cut(partner.name, 60)}`);
/** Who was asked after this account executive, whoever has it by now: so it stays true. */
function passedTo(holder, { packet: { ae } }, history) {
    const asked = askedInRounds(history, ae);
    return asked[asked.lastIndexOf(holder) + 1] ?? ae;
}
function reroutedCard(handoff, partner, next) {
    return {
        text: summary `Re-routed: ${handoff.packet.account}`,
        blocks: [
            title(handoff, partner),
            rich([bold('Re-routed to '), person(next), words('. There is nothing left for you to do.')]),
            context(mrkdwn `From ${mention(handoff.author)} · ${bare(handoff.id)}`),
        ],
    };
}
/** Read on a locked screen: what is asked, and by when. */
function notification(handoff, partner) {
    const waiting = running(handoff);
    if (waiting)
        return summary `${askWords(waiting)}`;
    return summary `${standing(handoff)}: ${handoff.packet.account}, brought by ${partner.name}`;
}
/** Null while nobody is asked. */
function state(handoff, partner, drawn) {
    switch (handoff.stage) {
        case 'draft':
            return null;
        case 'checking':
        case 'returned':
            return [rich([bold('Its conflict check is asked for anew. '), words('There is nothing for you to do.')])];
        case 'awaiting':
            return ask(handoff, partner, drawn);
        case 'accepted':
            return [
                rich(verdict(handoff, 'Accepted'), ...moveLines(handoff, partner)),
                ...moveButtons(handoff),
                ...worthWorking(handoff),
                actions(whatCameOfItButton(handoff.id)),
                ...undoBlocks(handoff),
            ];
        case 'working':
            return [
                rich(verdict(handoff, 'Accepted'), ...moveLines(handoff, partner), ...outcomeLines(handoff)),
                ...moveButtons(handoff),
                actions(whatCameOfItButton(handoff.id)),
            ];
        case 'declined':
            return [rich(verdict(handoff, 'Declined'), ...reason(handoff)), ...undoBlocks(handoff)];
        case 'closed':
            return closed(handoff, partner);
        default:
            return handoff;
    }
}
/** Not before both sides have moved: until then it cannot be known. */
function worthWorking(handoff) {
    return areBothMovesDone(handoff) ? [rich([bold('Worth working?')]), worthWorkingButtons(handoff.id)] : [];
}
function closed(handoff, partner) {
    switch (handoff.outcome) {
        case 'withdrawn':
            return [rich([bold('Withdrawn')])];
        case 'declined':
        case 'mended':
            return [rich(verdict(handoff, 'Declined'), ...reason(handoff))];
        case 'not_worth':
        case 'won':
        case 'lost':
        case 'no_deal':
            return [rich(verdict(handoff, 'Accepted'), ...moveLines(handoff, partner), ...outcomeLines(handoff))];
        default:
            return handoff;
    }
}
function ask(handoff, partner, { history, previous = null, madeOf, acceptance = null }) {
    const move = packetLines('ask', { packet: handoff.packet, partnerName: partner.name, asOf: handoff.createdAt });
    return [
        rich(...passedOn(history), ...askedForIt(handoff, madeOf), ...mendedOnCard(handoff, previous, history), ...correctedOnCard(handoff, history), ...move, answerBy(handoff), ...windowReason(handoff.packet), ...acceptanceLine(acceptance), ...whatItMeans(handoff), ...proposal(handoff)),
        actions(button('Accept', ACTION.accept, handoff.id, 'primary'), button('Decline', ACTION.decline, handoff.id), button('Better placed…', ACTION.propose, handoff.id), button('Ask…', ACTION.ask, handoff.id)),
    ];
}
/** By when the answer is due; once the window has closed, that it still counts. */
export function answerBy(handoff) {
    const deadline = deadlineMoment(handoff.window);
    if (isLate(handoff))
        return [bold('The window closed '), deadline, words('. '), bold('Your answer still counts.')];
    return [bold('Answer by: '), { ...deadline, style: { bold: true } }];
}
/** What it means for them, who signed that, and when. Nothing for a handoff from before there were checks. */
function whatItMeans({ clearing, window, createdAt }) {
    if (clearing === null)
        return [];
    const { by, at, answers } = clearing;
    const day = dayWords(dayOf(window.aeZone, at), createdAt);
    if (answers === null)
        return [
            [
                bold('Conflict check: '),
                words('certified by its author, '),
                person(by),
                words(`, ${day}. Nobody else signed it.`),
            ],
        ];
    const means = `${answers.found_compensation} ${answers.found_credit} `;
    return [[bold('What it means for you: '), words(means), words('Signed by '), person(by), words(`, ${day}.`)]];
}
/** Who re-routed it to them and why, first of all: they have not heard of it before. */
function passedOn(history) {
    const isPassedOn = ({ kind }) => kind === 'rerouted' || kind === 'check_renewed';
    const { actor = null, reason: why = null } = history.findLast(isPassedOn) ?? {};
    if (actor === null)
        return [];
    return [[bold('Passed on to you by '), person(actor), bold('.'), ...(why === null ? [] : [words(` ${why}`)])]];
}
/** They asked for a partner's help themselves: this is what came of it. */
function askedForIt({ packet }, madeOf) {
    if (madeOf?.asker !== packet.ae)
        return [];
    return [[bold('You asked for this: '), words(madeOf.help)]];
}
function proposal({ window: { proposedAe } }) {
    if (proposedAe === null)
        return [];
    return [
        [words('You proposed '), person(proposedAe), words('. The intake owner decides; until then it stays with you.')],
    ];
}
/** Who decided and when, for all who saw the buttons. */
export function verdict(handoff, word) {
    const when = moment(handoff.decidedAt, momentWords(handoff.decidedAt, handoff.window.aeZone));
    return [
        bold(`${word} by `),
        person(handoff.decidedBy),
        words(', '),
        when,
        words(isLate(handoff) ? ', after the window.' : '.'),
    ];
}
export function reason({ declineReason, declineNote, betterAe, comeBackOn, createdAt }) {
    const day = comeBackOn === null ? [] : [[bold('Come back on: '), words(dayWords(comeBackOn, createdAt))]];
    const better = betterAe === null ? [] : [[bold('Better placed: '), person(betterAe)]];
    const note = declineNote === null ? [] : [[bold('Note: '), words(declineNote)]];
    return [[bold('Reason: '), words(REASONS[declineReason].label)], ...day, ...better, ...note];
}
