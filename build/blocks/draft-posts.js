import { isAnswered } from '../core/draft-clock.js';
import { dayWords } from '../core/time/day-words.js';
import { aheadWords, bringBackButton, draftButtons, draftName, touchWords, whoActs } from './draft-lines.js';
import { bold, rich, words } from './kit.js';
import { summary as summarised } from './mrkdwn.js';
/** Null once it does not ask any more. */
export function draftCall({ draft, summary }, { about, at }) {
    if (!asks(draft, at))
        return null;
    const [lead, next] = ASKED[about](summary);
    const who = whoActs(summary);
    return {
        text: summarised `${lead}`,
        blocks: [
            rich([bold(`${lead} `), words(next)], [words(who === null ? 'Nobody else sees it.' : `${who}. Nobody else sees it.`)]),
            draftButtons(summary),
        ],
    };
}
function asks(draft, at) {
    const { askedAt, away, sentAs, wakesOn } = draft;
    return askedAt === at && away === null && sentAs === null && wakesOn === null && !isAnswered(draft);
}
/** What is so, and what is asked. */
const ASKED = {
    touch: (summary) => [
        `${draftName(summary)} is not sent yet.`,
        `${touchWords(summary)} Send it, choose a day, or throw it away?`,
    ],
    stale: (summary) => [
        `${draftName(summary)} waits as a draft.`,
        `You typed in it last on ${dayWords(summary.typedOn, summary.asOf)}. ${aheadWords(summary)}`,
    ],
    woken: (summary) => [
        `${draftName(summary)}: you wanted to hear of this draft again.`,
        `${touchWords(summary)} Send it, choose another day, or throw it away?`,
    ],
    expires: (summary) => [
        `${draftName(summary)} expires soon.`,
        `You typed in it last on ${dayWords(summary.typedOn, summary.asOf)}. ${aheadWords(summary)}`,
    ],
};
/** Null once it is back, or its words are gone. */
export function draftExpired({ draft, summary }, { at }) {
    if (draft.away !== 'expired' || draft.awayAt !== at)
        return null;
    const typed = dayWords(summary.typedOn, summary.asOf);
    return {
        text: summarised `${draftName(summary)} expired as a draft`,
        blocks: [
            rich([
                bold(`${draftName(summary)} expired as a draft. `),
                words(`You typed in it last on ${typed}. Nothing is lost yet: ${lowered(aheadWords(summary))}`),
            ]),
            bringBackButton(summary),
        ],
    };
}
/** What stands in place of what asked, once that is settled; null while it still asks. */
export function settledDraft(context, notice) {
    const { draft, summary } = context;
    const isOpen = notice.kind === 'draft_call' ? asks(draft, notice.at) : draftExpired(context, notice) !== null;
    if (isOpen)
        return null;
    const { text, blocks } = draftStanding(context, notice.at);
    return { text, blocks: draft.away === 'thrown_away' ? [...blocks, bringBackButton(summary)] : blocks };
}
/** In place of a part of a shared message that is over: what became of it since `at`. */
export function draftStanding(context, at = 0) {
    const { sentAs, summary } = context;
    const name = sentAs?.packet.account ?? (context.draft.away === 'forgotten' ? 'A draft of yours' : draftName(summary));
    const outcome = words(becameOf(context, at));
    return { text: summarised `Settled: ${name}`, blocks: [rich([bold(`${name}: `), outcome])] };
}
function becameOf({ draft, summary }, at) {
    const { sentAs, away, askedAt, wakesOn } = draft;
    if (sentAs !== null)
        return `sent, as ${sentAs}.`;
    if (away !== null)
        return `${BECAME[away]} ${away === 'forgotten' ? '' : aheadWords(summary)}`.trim();
    if (wakesOn !== null)
        return `put off. ${aheadWords(summary)}`;
    if (askedAt !== null && askedAt > at)
        return 'asked again below.';
    if (isAnswered(draft))
        return `you went on with it on ${dayWords(summary.typedOn, summary.asOf)}.`;
    return 'it is among your drafts: /handoff drafts.';
}
const BECAME = {
    thrown_away: 'you threw it away.',
    expired: 'it expired.',
    left: 'put away.',
    forgotten: 'not kept any more.',
};
function lowered(sentence) {
    return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
