import { awaiting, isLate, windowOf } from '../core/handoff.js';
import { isOpenQuestion, questionId, questionsIn, questionsOfThisRound } from '../core/questions.js';
import { cut } from '../core/text.js';
import { answerOrAsk, decideBy } from './ae-posts.js';
import { momentWords } from './dates.js';
import { ACTION } from './ids.js';
import { actions, bold, button, moment, person, rich, words } from './kit.js';
import { summary } from './mrkdwn.js';
import { settled } from './settled.js';
import { deadlineForOthers } from './words.js';
/** A question before the answer, as whoever is to answer it reads it, and its answer, as the account executive reads that. */
const MOST_ON_A_LOCKED_SCREEN = 300;
/** Null once it is settled. */
export function question({ handoff, partner, history }, { number }) {
    const waiting = awaiting(handoff);
    const open = questionsIn(history).find((one) => one.number === number);
    if (!waiting || !open || !isOpenQuestion(open, handoff))
        return null;
    const { account } = handoff.packet;
    return {
        text: summary `Question about ${account}: ${cut(open.words, MOST_ON_A_LOCKED_SCREEN)}`,
        blocks: [
            rich(...questionWords(open, `${account}, brought by ${partner.name}`), decisionDue(waiting), [
                words(`Reference ${handoff.id}`),
            ]),
            actions(button('Answer', ACTION.reply, questionId(handoff, open), 'primary')),
        ],
    };
}
/** What stands in its place once it is settled: its answer, or what was decided without one. Null while it is not. */
export function settledQuestion({ handoff, history }, { number }) {
    const asked = questionsIn(history).find((one) => one.number === number);
    if (!asked || isOpenQuestion(asked, handoff))
        return null;
    const { account } = handoff.packet;
    const lines = questionWords(asked, account);
    return {
        text: summary `Settled: question about ${account}`,
        blocks: [
            rich(...lines, ...answerWords(asked, handoff)),
            ...(asked.reply === null ? whatEndedIt(handoff, history) : []),
        ],
    };
}
/** Null once it is decided, or with somebody else. */
export function aeReply({ handoff, history }, { number }) {
    const waiting = awaiting(handoff);
    const asked = questionsOfThisRound(history).find((one) => one.number === number);
    if (!waiting || !asked?.reply)
        return null;
    return {
        text: summary `Answer about ${handoff.packet.account}: ${cut(asked.reply.words, MOST_ON_A_LOCKED_SCREEN)}`,
        blocks: [rich(...replyWords(asked, handoff), decideBy(waiting)), answerOrAsk(handoff)],
    };
}
/** The same without buttons, and what was decided. Null while it still asks. */
export function settledReply(from, notice) {
    const { handoff, history } = from;
    const asked = questionsIn(history).find((one) => one.number === notice.number);
    if (!asked?.reply || aeReply(from, notice))
        return null;
    return {
        text: summary `Settled: ${handoff.packet.account}`,
        blocks: [rich(...replyWords(asked, handoff)), ...whatEndedIt(handoff, history)],
    };
}
function questionWords({ by, words: asked }, about) {
    return [[bold(`Question about ${about}. `), person(by), words(' asks before deciding:')], [words(asked)]];
}
/** So that an answer comes while it is of use. */
function decisionDue(waiting) {
    const { packet, window } = waiting;
    const deadline = deadlineForOthers(window);
    if (isLate(waiting))
        return [words('The window closed '), ...deadline, words('; a decision still counts.')];
    return [person(packet.ae), words(' decides by '), ...deadline, words('. The clock goes on.')];
}
function answerWords({ reply }, handoff) {
    if (reply === null)
        return [];
    const when = moment(reply.at, momentWords(reply.at, windowOf(handoff)?.aeZone ?? 'UTC'));
    return [[bold('Answered by '), person(reply.by), words(', '), when, words(':')], [words(reply.words)]];
}
function replyWords(asked, handoff) {
    const { reply, words: question_ } = asked;
    if (reply === null)
        return [];
    return [
        [bold(`${handoff.packet.account}: `), person(reply.by), words(' answers your question.')],
        [words(reply.words)],
        [bold('You asked: '), words(question_)],
    ];
}
/** Who decided what, or to whom it went. */
function whatEndedIt(handoff, history) {
    const end = history.findLast(({ kind }) => ENDS.has(kind));
    return (end && settled(handoff, end)?.blocks) ?? [];
}
const ENDS = new Set(['accepted', 'declined', 'withdrawn', 'rerouted']);
