import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMeters } from '../src/metrics/meters.ts';
import { createWork } from '../src/work.ts';
import { createStore, type Store } from '../src/db/store.ts';
import { openDatabase } from '../src/db/engine/open.ts';
import { boltLogger, createLog } from '../src/log.ts';
import type { Delivery } from '../src/delivery/delivery.ts';
import type { Services } from '../src/services/services.ts';
import { createClients } from '../src/slack/clients.ts';
import { createSlack } from '../src/slack/web-api.ts';
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts';
import { createTokenBucketSlack, type TokenBucketSlack } from './token-bucket-slack.ts';

/**
 * The bot's own services on a file, its client of Slack against the token buckets, and a clock that jumps to the next moment at which
 * anything happens: minutes of sending pass in seconds.
 */
export type SimulatedBot = {
  clock: SimulatedClock;
  slack: TokenBucketSlack;
  store: Store;
  services: Services;
  delivery: Delivery;
  /** What the bot logged as an error, in words. */
  errors: string[];
  /** Lets time pass until nothing waits for Slack any more; each minute the bot does what is due then. Not beyond `until` (epoch ms). */
  drain: (options?: { until?: number; everyMinute?: () => void }) => Promise<void>;
  close: () => Promise<void>;
};

export const OURS = 'T0NORTHWIND';
const MINUTE_MS = 60_000;
const NEVER = Number.POSITIVE_INFINITY;
/** More turns of the event loop than a delivery takes between two of its calls. */
const TURNS_OF_ONE_DELIVERY = 200;

export async function startSimulatedBot(startAt: number, seed: number): Promise<SimulatedBot> {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-burst-'));
  const clock = createSimulatedClock(startAt);
  const chance = createChance(seed);
  const slack = createTokenBucketSlack(clock, chance);
  const db = await openDatabase(`file:${join(folder, 'handoff.db')}`, startAt);
  // Real time does not pass for what is simulated, so the disk is not waited for.
  db.$client.pragma('synchronous = OFF');
  let ids = 0;
  const newId = () => `N${String((ids += 1)).padStart(31, '0')}`;
  const store = createStore(db);
  const { fetch } = slack;
  const errors: string[] = [];
  const log = createLog('silent');
  const place = { botToken: 'xoxb-simulated', slackApiUrl: 'https://slack.com/api/', fetch };
  const clients = createClients(place, boltLogger(log));
  log.error = (_facts: unknown, words?: string) => {
    errors.push(words ?? '');
  };
  const { services, delivery, loop, auditor } = createWork({
    store,
    slack: createSlack({ ...clients, fetch }),
    meters: createMeters(),
    teamId: OURS,
    workspaceUrl: null,
    log,
    now: clock.now,
    elapsed: clock.now,
    random: chance,
    newId,
    newReference: () => `H${(ids += 1)}`,
    onLost: (reason) => {
      throw new Error(reason);
    },
  });
  let nextMinute = startAt + MINUTE_MS;

  /** Resolves when what was begun waits for Slack: each delivery for a call of its own, two for the same one, or a search beside them. */
  const quiet = async (): Promise<void> => {
    let stillFor = 0;
    let before = '';
    for (;;) {
      await nextTurn();
      const [underWay, pending] = [loop.underWay(), slack.pending()];
      if (underWay !== null && underWay === pending) return;
      const now = `${underWay} ${pending}`;
      stillFor = now === before ? stillFor + 1 : 0;
      before = now;
      if (underWay !== null && pending > 0 && stillFor > TURNS_OF_ONE_DELIVERY) return;
    }
  };

  const isDone = async () => loop.underWay() === 0 && loop.nextDue() === null && (await store.outbox.unsent()) === 0;

  return {
    clock,
    slack,
    store,
    services,
    delivery,
    errors,
    async drain({ until = NEVER, everyMinute = () => undefined } = {}) {
      loop.nudge();
      for (;;) {
        await quiet();
        if (until === NEVER && (await isDone())) return;
        const nextDue = Math.max(loop.nextDue() ?? NEVER, clock.now() + 1);
        const next = Math.min(clock.next() ?? NEVER, nextDue, nextMinute);
        if (next > until) break;
        clock.advanceTo(next);
        if (next === nextMinute) {
          nextMinute += MINUTE_MS;
          await services.dueWork.doWhatIsDue();
          loop.nudge();
          await auditor.audit();
          everyMinute();
        } else if (next === nextDue) loop.nudge();
      }
      clock.advanceTo(until);
      await quiet();
    },
    async close() {
      loop.stop();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** 0 up to 1, the same for the same seed (mulberry32). */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
