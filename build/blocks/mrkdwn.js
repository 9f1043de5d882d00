import { isErased } from '../core/erased.js';
import { cut } from '../core/text.js';
/** Own words as they stand here, and between them only what is mrkdwn already. */
export function mrkdwn(own, ...between) {
    return own.map((words, at) => `${words}${between[at] ?? ''}`).join('');
}
/** One a line. */
export function lines(texts) {
    return texts.join('\n');
}
/** With commas between them. */
export function inARow(texts) {
    return texts.join(', ');
}
/** What the bot counted or named itself: a reference, a day, a zone. Whatever could be a mark is left out. */
export function bare(text) {
    return text.replaceAll(/[*_~`<>&]/g, '');
}
export function mention(userId) {
    if (isErased(userId))
        return mrkdwn `somebody who was erased`;
    return mrkdwn `<@${bare(userId)}>`;
}
export function channelMention(channelId) {
    return mrkdwn `<#${bare(channelId)}>`;
}
/** Own words, and between them anybody's: escaped, so that they mention nobody. Their marks are not read (Slack.post). */
export function summary(own, ...between) {
    return own.map((words, at) => `${words}${escape(String(between[at] ?? ''))}`).join('');
}
/** Slack takes 4,000 characters in all. https://docs.slack.dev/reference/methods/chat.postMessage */
const MOST_OF_EACH = 300;
/** What several say, one after the other, each cut short. */
export function together(summaries) {
    return summaries.map((each) => cut(each, MOST_OF_EACH)).join(' · ');
}
function escape(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
