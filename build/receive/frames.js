import { readJson } from './json.js';
import { isPayload, isRecord } from './payload.js';
/** What comes over a socket. https://docs.slack.dev/apis/events-api/using-socket-mode */
/** About the connection itself: for the client alone. */
const SIGNALS = new Set(['hello', 'disconnect']);
const ENVELOPES = new Set(['slash_commands', 'interactive', 'events_api']);
/**
 * Lets the client read only frames of the shape that Slack sends. It takes for granted that each holds a payload, and fails with an
 * unhandled rejection, which ends the process, on one that does not. What it is not given is not acknowledged.
 */
export function readOnlyFrames(client, log) {
    const readers = client.listeners('ws_message');
    client.removeAllListeners('ws_message');
    client.on('ws_message', (data, isBinary) => {
        if (!isFrame(data, client))
            return log.warn('Something came over the socket that Slack does not send');
        const pass = async () => {
            for (const read of readers) {
                // Declared to return nothing, and returns a promise.
                const reading = read(data, isBinary);
                await reading;
            }
        };
        pass().catch((err) => log.warn({ err }, 'A frame could not be read'));
    });
}
function isFrame(data, client) {
    const frame = parsed(data);
    if (!isRecord(frame))
        return false;
    if (SIGNALS.has(frame.type))
        return true;
    if (!ENVELOPES.has(frame.type) || typeof frame.envelope_id !== 'string' || !isPayload(frame.payload))
        return false;
    const { event } = frame.payload;
    if (frame.type !== 'events_api')
        return event === undefined;
    // The client passes each event on under its own name: one that goes by a name of the client's would be taken for its own news.
    return isRecord(event) && client.listenerCount(String(event.type)) === 0;
}
function parsed(data) {
    if (typeof data !== 'string')
        return null;
    try {
        return readJson(data);
    }
    catch {
        return null;
    }
}
