import type { Log } from '../../src/log.ts';
import type { Receiving } from '../../src/receive/receiving.ts';
import type { Inbound } from './payloads.ts';

/** How the bot is reached, and what can go wrong on the way. */
export type Mode = 'http' | 'socket';

export type Line = {
  receiving: Receiving;
  /** Sends one payload, spoilt on the way if told so, and waits for the answer; `settled` resolves when the bot has nothing under way any more. */
  deliver: (inbound: Inbound, spoilt: Spoilt, settled: () => Promise<void>) => Promise<Heard>;
  stop: () => Promise<void>;
};

/** What the bot answered: a status, or over a socket how often it acknowledged; and with which words. */
export type Heard = { answer: string; body: string };
/** The name of what was done to it; null when it went as it was. */
export type Spoilt = string | null;

export type LineOptions = { log: Log; onLost: (reason: string) => void };

/** With these names on it, what Slack signed is what arrives. Under any other nothing may happen. */
export const STILL_SIGNED: ReadonlySet<Spoilt> = new Set([null, 'as another kind', 'with something bottomless']);
