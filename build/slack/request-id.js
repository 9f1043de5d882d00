/**
 * The id of one delivery of Slack's. What is delivered twice, over one connection or two, or repeated byte by byte, has the same id.
 * Null when it has none, such as a menu's search for options, and when none is worth keeping: `user_change` comes for each new status of
 * everybody in the company, and twice does no more than once.
 */
export function requestIdOf(body) {
    const { event_id: eventId, trigger_id: triggerId, event } = body;
    if (isUserChange(event))
        return null;
    const id = eventId ?? triggerId;
    return typeof id === 'string' && id !== '' ? id : null;
}
function isUserChange(event) {
    return typeof event === 'object' && event !== null && 'type' in event && event.type === 'user_change';
}
