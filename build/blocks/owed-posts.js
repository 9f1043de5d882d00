import { TELLING_PARTNER } from '../core/stall-notices.js';
import { inWork } from '../core/taken-up.js';
import { dayWords } from '../core/time/day-words.js';
import { ACTION } from './ids.js';
import { actions, bold, button, rich, words } from './kit.js';
import { settledAs } from './move-posts.js';
import { summary } from './mrkdwn.js';
import { threadLine } from './partner-thread.js';
import { standing } from './words.js';
/** Null once the partner reads something, or it has ended. */
export function authorOwed(from, notice) {
    const agreed = inWork(from.handoff);
    if (!agreed || isTold(from, notice))
        return null;
    const { account } = agreed.packet;
    const said = WHY[notice.why](agreed);
    return {
        text: summary `${from.partner.name} waits for word: ${account}`,
        blocks: [
            rich([bold(`${account}: ${from.partner.name} waits for word. `), words(`${said} Tell them how it stands.`)]),
            actions(button('Tell the partner…', ACTION.tellPartner, agreed.id, 'primary')),
            ...threadLine(from.thread),
        ],
    };
}
const WHY = {
    silence: () => 'They have read nothing for ten business days.',
    day_passed: ({ agreedMoveBy, createdAt }) => `They read that our move comes by ${dayWords(agreedMoveBy, createdAt)}. That day is over.`,
};
function isTold(from, notice) {
    const telling = TELLING_PARTNER;
    return since(from, notice).some(({ kind }) => telling.includes(kind));
}
function since({ history }, { at }) {
    return history.slice(history.findLastIndex((event) => event.kind === 'update_owed' && event.at === at) + 1);
}
/** What stands in its place afterwards. Null while it still asks. */
export function settledAuthorOwed(from, notice) {
    if (authorOwed(from, notice))
        return null;
    const isWritten = since(from, notice).some(({ kind }) => kind === 'told_partner');
    return settledAs(from.handoff, isWritten ? `you have told ${from.partner.name}.` : `${standing(from.handoff)}.`);
}
