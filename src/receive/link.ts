import { setTimeout as pause } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import { type Failure, failureOf } from '../slack/failures.ts';

/**
 * One connection to Slack that is opened anew whenever it ends. The client's own reconnecting is switched off: it receives nothing for
 * at least five seconds at each of Slack's refreshes, and stops for good, with an unhandled rejection, when one attempt fails.
 */
export type Link = {
  isConnected: () => boolean;
  /** Ends the connection and opens no other. */
  close: () => Promise<void>;
};

export type SocketClient = SocketModeReceiver['client'];

const HELLO_WITHIN_MS = 20_000;
const CLOSE_WITHIN_MS = 1_000;
/** A connection that has lasted this long is good: the backoff begins anew. */
const GOOD_AFTER_MS = 10_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;

/** Opens the connection, and goes on opening it until it is closed. */
export function openLink(options: {
  /** A new client for each connection, so that nothing is left of the one before. */
  newClient: () => SocketClient;
  onOpen: () => void;
  /** `failure` is null when it is no failure of Slack's; `times` counts the attempts since the last good connection. */
  onFailure: (error: unknown, failure: Failure | null, times: number) => void;
}): Link {
  const { newClient, onOpen, onFailure } = options;
  const closing = new AbortController();
  const { signal } = closing;
  let client: SocketClient | null = null;
  let isConnected = false;
  let failures = 0;

  /** Resolves when the connection has ended. Throws when it did not come about. */
  const connectOnce = async (): Promise<void> => {
    const current = newClient();
    client = current;
    const ended = new Promise<void>((resolve) => current.once('disconnected', () => resolve()));
    try {
      await inTime(current.start(), HELLO_WITHIN_MS);
    } catch (error) {
      void current.disconnect();
      throw error ?? new Error('Slack closed the connection before it said hello.');
    }
    if (signal.aborted) return end(current);
    isConnected = true;
    onOpen();
    const good = setTimeout(() => (failures = 0), GOOD_AFTER_MS);
    await ended;
    clearTimeout(good);
    isConnected = false;
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      failures += 1;
      let failure: Failure | null = null;
      try {
        await connectOnce();
      } catch (error) {
        failure = failureOf(error);
        if (!signal.aborted) onFailure(error, failure, failures);
      }
      await pause(waitMs(failures, failure), undefined, { signal }).catch(() => undefined);
    }
  };

  const running = run();

  return {
    isConnected: () => isConnected,
    async close() {
      closing.abort();
      if (client) await end(client);
      await inTime(running, CLOSE_WITHIN_MS).catch(() => undefined);
    },
  };
}

/** Slack answers the close; when it does not, the second call cuts the connection. */
async function end(client: SocketClient): Promise<void> {
  await inTime(client.disconnect(), CLOSE_WITHIN_MS).catch(() => void client.disconnect());
}

function waitMs(failures: number, failure: Failure | null): number {
  if (failure?.kind === 'rate_limited') return failure.retryAfterMs;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(Math.max(failures - 1, 0), 20));
}

async function inTime<T>(awaited: Promise<T>, ms: number): Promise<T> {
  const patience = new AbortController();
  const late = pause(ms, undefined, { signal: patience.signal }).then(() => {
    throw new Error(`Slack did not answer within ${ms} ms.`);
  });
  // When `awaited` is first, nobody handles this rejection, and it would end the process.
  late.catch(() => undefined);
  return Promise.race([awaited, late]).finally(() => patience.abort());
}
