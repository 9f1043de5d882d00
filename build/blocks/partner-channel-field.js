import { valueOf } from './form-values.js';
import { field } from './kit.js';
const CHANNEL = 'channel';
/** The channel that is shared with a partner. */
export function channelField(channel) {
    return field({
        key: CHANNEL,
        label: 'Shared channel',
        hint: 'The Slack Connect channel with this partner alone. The bot must be in it: /invite @Handoff',
        element: {
            type: 'conversations_select',
            filter: { include: ['public', 'private'] },
            ...(channel ? { initial_conversation: channel } : {}),
        },
    });
}
/** The channel that was chosen; null when none was. */
export function readChannel(state) {
    return valueOf(state, CHANNEL);
}
