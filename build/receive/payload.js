/** What somebody did, of what `isPayload` takes. */
export function kindOf(body) {
    if (body.event !== undefined)
        return 'event';
    if (body.command !== undefined)
        return 'command';
    if (body.type === 'block_suggestion')
        return 'menu';
    if (body.actions !== undefined)
        return 'press';
    return body.type === 'view_submission' ? 'form' : 'shortcut';
}
/** True for a command, a shortcut, a press, a form that was sent, a menu that is looked through or an event; the bot listens to nothing else. */
export function isPayload(body) {
    if (!isRecord(body))
        return false;
    // In Bolt's own order: it takes a payload for the first of these that it could be.
    if (body.event !== undefined)
        return isEvent(body);
    if (body.command !== undefined)
        return isCommand(body);
    if (body.name !== undefined)
        return false;
    if (body.type === 'block_suggestion')
        return isSuggestion(body);
    if (body.actions !== undefined)
        return isPress(body);
    if (body.type === 'shortcut' || body.type === 'message_action')
        return isShortcut(body);
    return isForm(body);
}
export function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** https://docs.slack.dev/apis/events-api#events-JSON */
function isEvent(body) {
    const { type, event, event_id: id, authorizations } = body;
    return (type === 'event_callback' &&
        isText(id) &&
        isAnswerable(body) &&
        (isAbsent(authorizations) || isListOf(authorizations, isRecord)) &&
        isRecord(event) &&
        isText(event.type) &&
        ['channel', 'user', 'item', 'subteam'].every((key) => isAbsent(event[key]) || isText(event[key]) || isRecord(event[key])) &&
        ['channel_id', 'channel_type', 'ts', 'thread_ts'].every((key) => isAbsent(event[key]) || isText(event[key])));
}
/** https://docs.slack.dev/interactivity/implementing-slash-commands */
function isCommand(fields) {
    return (['command', 'user_id', 'team_id', 'trigger_id'].every((key) => isText(fields[key])) &&
        isWords(fields.text) &&
        isAnswerable(fields));
}
/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
function isPress(payload) {
    const { type, actions, view, container, channel } = payload;
    return (type === 'block_actions' &&
        isSomebodys(payload) &&
        isListOf(actions, isAction) &&
        actions.length > 0 &&
        (isAbsent(view) || isWindow(view)) &&
        [container, channel].every((part) => isAbsent(part) || isRecord(part)));
}
/** The window in which somebody pressed, with the id that it is about. */
function isWindow(view) {
    return isRecord(view) && isText(view.id) && isWords(view.private_metadata) && isListOf(view.blocks, isRecord);
}
/** A field that somebody emptied says null. */
function isAction(action) {
    if (!isRecord(action))
        return false;
    const { action_id: name, block_id: block, value } = action;
    return isText(name) && (isAbsent(block) || isText(block)) && (isAbsent(value) || value === null || isWords(value));
}
/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
function isShortcut(payload) {
    const { type, callback_id: callback, channel, message } = payload;
    if (!isText(callback) || !isSomebodys(payload))
        return false;
    if (type === 'shortcut')
        return isAbsent(channel) && isAbsent(message);
    return (isRecord(channel) &&
        isText(channel.id) &&
        isRecord(message) &&
        isMoment(message.ts) &&
        (isAbsent(message.thread_ts) || message.thread_ts === null || isMoment(message.thread_ts)) &&
        (isAbsent(message.user) || isText(message.user)) &&
        (isAbsent(message.text) || isWords(message.text)));
}
/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
function isSuggestion(payload) {
    const { action_id: element, block_id: block, value, channel } = payload;
    const isInMenu = isText(element) && isText(block) && isWords(value);
    return isInMenu && isSomebody(payload) && (isAbsent(channel) || isRecord(channel));
}
/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
function isForm(payload) {
    const { type, view } = payload;
    if (type !== 'view_submission' || !isSomebodys(payload) || !isRecord(view))
        return false;
    const { id, callback_id: callback, private_metadata: about, root_view_id: root, blocks, state } = view;
    return (isText(id) &&
        isText(callback) &&
        isWords(about) &&
        (isAbsent(root) || root === null || isText(root)) &&
        isListOf(blocks, isRecord) &&
        isRecord(state) &&
        isRecord(state.values) &&
        Object.values(state.values).every((block) => isRecord(block) && Object.values(block).every(isRecord)));
}
/** Somebody did it; at which company may be missing, and is nobody's then. */
function isSomebodys(payload) {
    return isSomebody(payload) && isText(payload.trigger_id);
}
/** The same without a trigger, with which nothing can be opened. */
function isSomebody(payload) {
    const { user, team } = payload;
    return (isRecord(user) &&
        isText(user.id) &&
        (isAbsent(user.team_id) || isText(user.team_id)) &&
        (isAbsent(team) || team === null || (isRecord(team) && isText(team.id))) &&
        isAnswerable(payload));
}
function isAnswerable({ response_url: url, response_urls: urls }) {
    return (isAbsent(url) || isText(url)) && (isAbsent(urls) || isListOf(urls, isRecord));
}
/** As Slack numbers messages: seconds, and what tells two of the same second apart. */
const isMoment = (value) => typeof value === 'string' && /^\d{1,11}\.\d{1,9}$/.test(value);
const isWords = (value) => typeof value === 'string';
const isText = (value) => isWords(value) && value !== '';
/** Left out: `null` in its place is a value, and Bolt looks into it. */
const isAbsent = (value) => value === undefined;
const isListOf = (value, isOne) => Array.isArray(value) && value.every(isOne);
