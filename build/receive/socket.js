import { channel } from 'node:diagnostics_channel';
import { SocketModeReceiver } from '@slack/bolt';
import { boltLogger } from '../log.js';
import { isFinal } from '../slack/failures.js';
import { createWatchdog } from './watchdog.js';
import { readOnlyFrames } from './frames.js';
import { openLink } from './link.js';
/**
 * Socket Mode over two connections: Slack refreshes each now and then, and what it sends while none is open is lost for the person
 * who pressed. https://docs.slack.dev/apis/events-api/using-socket-mode
 */
const CONNECTIONS = 2;
/** About half a minute, with the waits between them. */
const TRIES_AT_START = 9;
/** undici reports here the frames that keep a connection alive. */
const SIGNS_OF_LIFE = ['undici:websocket:ping', 'undici:websocket:pong'].map((name) => channel(name));
export function receiveBySocket(options) {
    const { appToken, slackApiUrl, log, onLost } = options;
    let app = null;
    let links = [];
    const isOpen = () => links.some((link) => link.isConnected());
    const watchdog = createWatchdog({ isConnected: isOpen, onLost });
    const newClient = () => {
        // Options of its own: the socket client writes its retry policy into the object that it is given.
        const clientOptions = {
            slackApiUrl,
            timeout: 10_000,
            retryConfig: { retries: 0 },
            rejectRateLimitedCalls: true,
        };
        const receiver = new SocketModeReceiver({
            appToken,
            // An error of the client is only a warning here: the connection is tried again.
            logger: { ...boltLogger(log), error: boltLogger(log).warn },
            autoReconnectEnabled: false,
            installerOptions: { clientOptions },
        });
        if (app)
            receiver.init(app);
        readOnlyFrames(receiver.client, log);
        receiver.client.on('ws_message', watchdog.heard);
        return receiver.client;
    };
    /** Resolves with the first connection; the other follows. */
    const connect = () => new Promise((resolve, reject) => {
        let isStarted = false;
        const onOpen = () => {
            isStarted = true;
            resolve();
        };
        const onFailure = (error, failure, times) => {
            if (!isStarted && (isFinal(failure) || times >= TRIES_AT_START))
                reject(error);
            if (isStarted && isFinal(failure))
                onLost(refusal(failure.code));
        };
        links = Array.from({ length: CONNECTIONS }, () => openLink({ newClient, onOpen, onFailure }));
    });
    const start = async () => {
        for (const sign of SIGNS_OF_LIFE)
            sign.subscribe(watchdog.heard);
        try {
            await connect();
        }
        catch (error) {
            await close();
            throw error;
        }
        return 'Socket Mode';
    };
    const close = async () => {
        for (const sign of SIGNS_OF_LIFE)
            sign.unsubscribe(watchdog.heard);
        await Promise.all(links.map((link) => link.close()));
    };
    return {
        receiver: {
            init(given) {
                app = given;
            },
            start,
            stop: close,
        },
        start,
        isOpen,
        watch: watchdog.look,
        async stop(settled) {
            // Before the sockets close, because the answers go through them; what comes meanwhile is worked on too.
            await settled();
            await close();
        },
    };
}
function refusal(code) {
    return `Slack refuses SLACK_APP_TOKEN (${code}): it was revoked, or Socket Mode was switched off.`;
}
