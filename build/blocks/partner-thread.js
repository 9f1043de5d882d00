import { rich } from './kit.js';
/** A line that opens the thread under the partner's card; none while no such card stands. For our own people only. */
export function threadLine(thread) {
    return thread ? [rich([link(thread)])] : [];
}
/** As Slack writes a link to a thread. https://docs.slack.dev/reference/methods/chat.getPermalink */
function link({ workspaceUrl, channel, ts }) {
    const url = `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}?thread_ts=${ts}&cid=${channel}`;
    return { type: 'link', url, text: 'Partner’s thread' };
}
