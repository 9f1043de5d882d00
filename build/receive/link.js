import { setTimeout as pause } from 'node:timers/promises';
import { failureOf } from '../slack/failures.js';
const HELLO_WITHIN_MS = 20_000;
const CLOSE_WITHIN_MS = 1_000;
/** A connection that has lasted this long is good: the backoff begins anew. */
const GOOD_AFTER_MS = 10_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;
/** Opens the connection, and goes on opening it until it is closed. */
export function openLink(options) {
    const { newClient, onOpen, onFailure } = options;
    const closing = new AbortController();
    const { signal } = closing;
    let client = null;
    let isConnected = false;
    let failures = 0;
    /** Resolves when the connection has ended. Throws when it did not come about. */
    const connectOnce = async () => {
        const current = newClient();
        client = current;
        const ended = new Promise((resolve) => current.once('disconnected', () => resolve()));
        try {
            await inTime(current.start(), HELLO_WITHIN_MS);
        }
        catch (error) {
            void current.disconnect();
            throw error ?? new Error('Slack closed the connection before it said hello.');
        }
        if (signal.aborted)
            return end(current);
        isConnected = true;
        onOpen();
        const good = setTimeout(() => (failures = 0), GOOD_AFTER_MS);
        await ended;
        clearTimeout(good);
        isConnected = false;
    };
    const run = async () => {
        while (!signal.aborted) {
            failures += 1;
            let failure = null;
            try {
                await connectOnce();
            }
            catch (error) {
                failure = failureOf(error);
                if (!signal.aborted)
                    onFailure(error, failure, failures);
            }
            await pause(waitMs(failures, failure), undefined, { signal }).catch(() => undefined);
        }
    };
    const running = run();
    return {
        isConnected: () => isConnected,
        async close() {
            closing.abort();
            if (client)
                await end(client);
            await inTime(running, CLOSE_WITHIN_MS).catch(() => undefined);
        },
    };
}
/** Slack answers the close; when it does not, the second call cuts the connection. */
async function end(client) {
    await inTime(client.disconnect(), CLOSE_WITHIN_MS).catch(() => void client.disconnect());
}
function waitMs(failures, failure) {
    if (failure?.kind === 'rate_limited')
        return failure.retryAfterMs;
    return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(Math.max(failures - 1, 0), 20));
}
async function inTime(awaited, ms) {
    const patience = new AbortController();
    const late = pause(ms, undefined, { signal: patience.signal }).then(() => {
        throw new Error(`Slack did not answer within ${ms} ms.`);
    });
    // When `awaited` is first, nobody handles this rejection, and it would end the process.
    late.catch(() => undefined);
    return Promise.race([awaited, late]).finally(() => patience.abort());
}
