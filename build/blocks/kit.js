import { isErased } from '../core/erased.js';
import { cut, hiddenHostOf, linksIn } from '../core/text.js';
import { FIELD } from './ids.js';
/** So many characters Slack takes in the blocks of one message, and some to spare. https://docs.slack.dev/reference/methods/chat.postMessage */
const MOST_OF_BLOCKS = 13_000;
/** How many characters a message has left under these blocks; below zero when it has none. */
export function roomUnder(blocks) {
    return MOST_OF_BLOCKS - charactersOf(blocks);
}
function charactersOf(part) {
    if (typeof part === 'string')
        return part.length;
    if (typeof part !== 'object' || part === null)
        return 0;
    const shown = Object.entries(part).filter(([key]) => !UNSEEN.has(key));
    return shown.reduce((sum, [, value]) => sum + charactersOf(value), 0);
}
/** What steers a block, and nobody reads. */
const UNSEEN = new Set(['type', 'block_id', 'action_id', 'value', 'url', 'style']);
export function plain(text, max = 3000) {
    return { type: 'plain_text', text: cut(text, max), emoji: false };
}
export function header(text) {
    return { type: 'header', text: plain(text, 150) };
}
export const divider = { type: 'divider' };
export function mrkdwnText(text) {
    return { type: 'mrkdwn', text: cut(text, 3000), verbatim: true };
}
/** Small print in the bot's own words. */
export function context(text) {
    return { type: 'context', elements: [mrkdwnText(text)] };
}
/** Small print with people's words in it. */
export function plainContext(text) {
    return { type: 'context', elements: [plain(text)] };
}
/** The bot's own words, mentions and moments. */
export function section(text) {
    return { type: 'section', text: mrkdwnText(text) };
}
/** Paragraphs of text, one a line. */
export function rich(...paragraphs) {
    const elements = paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : [words('\n'), ...paragraph]));
    return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
export function words(text) {
    return { type: 'text', text };
}
export function bold(text) {
    return { type: 'text', text, style: { bold: true } };
}
export function person(userId) {
    if (isErased(userId))
        return words('somebody who was erased');
    return { type: 'user', user_id: userId };
}
/** For windows alone: in a message it would notify everybody who is in it. */
export function userGroup(groupId) {
    return { type: 'usergroup', usergroup_id: groupId };
}
export function channelLink(channelId) {
    return { type: 'channel', channel_id: channelId };
}
export function code(text) {
    return { type: 'text', text, style: { code: true } };
}
/** A sentence that the core wrote: its mentions, its moments, its links and its `code` are shown as such, everything else as words. */
export function sentence(text) {
    return text.split(/(<@[UW][A-Z0-9]+>|<!date[^>]+>|`[^`\n]+`)/).flatMap((part, at) => {
        if (part === '')
            return [];
        if (at % 2 === 0)
            return wordsWithLinks(part);
        if (part.startsWith('`'))
            return [code(part.slice(1, -1))];
        if (part.startsWith('<@'))
            return [person(part.slice(2, -1))];
        const [, seconds = '0', fallback = ''] = /^<!date\^(\d+)\^[^|]*\|(.*)>$/.exec(part) ?? [];
        return [moment(Number(seconds) * 1000, fallback)];
    });
}
/** A moment in the reader's own zone; `fallback` is shown where Slack cannot show it. */
export function moment(at, fallback) {
    return { type: 'date', timestamp: Math.floor(at / 1000), format: '{date_short_pretty} at {time}', fallback };
}
/** People's words with their https links made pressable. A link that hides its host has it beside. */
export function wordsWithLinks(text) {
    const elements = [];
    let rest = text;
    for (const url of linksIn(text)) {
        const at = rest.indexOf(url);
        if (at > 0)
            elements.push(words(rest.slice(0, at)));
        const host = hiddenHostOf(url);
        elements.push({ type: 'link', url }, ...(host === null ? [] : [words(` (leads to ${host})`)]));
        rest = rest.slice(at + url.length);
    }
    return rest === '' ? elements : [...elements, words(rest)];
}
/** `value` is an id and nothing else. */
export function button(text, action, value, style) {
    return { type: 'button', text: plain(text, 75), action_id: action, value, ...(style ? { style } : {}) };
}
export function actions(...elements) {
    return { type: 'actions', elements };
}
export function option(text, value, description) {
    return { text: plain(text, 75), value, ...(description ? { description: plain(description, 75) } : {}) };
}
/** One field of a form; its key is its block_id. */
export function field({ key, label, hint, optional = false, element, action = FIELD, isHeard = false, }) {
    return {
        type: 'input',
        block_id: key,
        label: plain(label, 2000),
        element: { ...element, action_id: action },
        optional,
        ...(isHeard ? { dispatch_action: true } : {}),
        ...(hint ? { hint: plain(hint, 2000) } : {}),
    };
}
/** A form; `id` is the one id that its `private_metadata` carries. */
export function modal({ view, title, submit, close = 'Cancel', id = '', blocks }) {
    return {
        type: 'modal',
        callback_id: view,
        private_metadata: id,
        title: plain(title, 24),
        submit: plain(submit, 24),
        close: plain(close, 24),
        blocks,
    };
}
/** Something to read, without a form. */
export function page(title, blocks) {
    return { type: 'modal', title: plain(title, 24), close: plain('Close', 24), blocks };
}
/** Why something is not possible, to be shown over the form that is open. */
export function refusalPage(why) {
    return page('Not possible', [rich(sentence(why))]);
}
