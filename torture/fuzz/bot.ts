import type { Receiver } from '@slack/bolt';
import type { Clock } from 'slack-sandbox';
import { createMeters } from '../../src/metrics/meters.ts';
import { createWork } from '../../src/work.ts';
import { type Db, openDatabase } from '../../src/db/engine/open.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import { register } from '../../src/handlers/index.ts';
import { boltLogger, type Log } from '../../src/log.ts';
import { createBoltApp } from '../../src/receive/bolt-app.ts';
import { createDeduplication } from '../../src/receive/deduplication.ts';
import { createClients } from '../../src/slack/clients.ts';
import { createSlack } from '../../src/slack/web-api.ts';
import { type AnsweringSlack, API_URL } from './answering-slack.ts';
import { BOT, OURS } from './cast.ts';

let ids = 0;
const newId = () => `${(ids += 1)}`.padStart(32, '0');
const newReference = () => `H${`${(ids += 1)}`.padStart(7, '0')}`;

/** The whole bot in this process, put together as `src/app.ts` does it, but for what runs by the clock: that happens when it is told to. */
export type HearingBot = Awaited<ReturnType<typeof startHearingBot>>;

/** A database that is open, and what is done with it. */
export type Opened = { db: Db; store: Store };

export async function openFor(databaseUrl: string, now: number): Promise<Opened> {
  const db = await openDatabase(databaseUrl, now);
  return { db, store: createStore(db) };
}

export async function startHearingBot(options: {
  /** The address of one that is the bot's own, or one that is open already and stays so. */
  database: string | Opened;
  clock: Clock;
  slack: AnsweringSlack;
  receiver: Receiver;
  log: Log;
  /** From 0 to below 1. */
  random: () => number;
  onLost: (reason: string) => void;
}) {
  const { database, clock, slack, receiver, log, random, onLost } = options;
  const { now } = clock;
  const { fetch } = slack;
  const clients = createClients({ botToken: 'xoxb-1', slackApiUrl: API_URL, fetch }, boltLogger(log));
  const meters = createMeters();
  const { db, store } = typeof database === 'string' ? await openFor(database, now()) : database;
  const inside = { store, slack: createSlack({ ...clients, fetch }), meters, teamId: OURS, workspaceUrl: null };
  const work = createWork({ ...inside, log, now, elapsed: now, random, newId, newReference, onLost });
  const { services, delivery, loop, people } = work;
  const underWay = new Set<Promise<unknown>>();
  const deduplication = createDeduplication({ inbound: store.inbound, now, meters });
  const app = await createBoltApp({
    receiver,
    botToken: 'xoxb-1',
    identity: { teamId: OURS, botId: 'B0HANDOFF', botUserId: BOT },
    clientOptions: clients.interactiveOptions,
    logger: boltLogger(log),
    deduplication,
    meters,
    elapsed: now,
    track: (begun) => {
      const settled = begun.catch(() => undefined).finally(() => underWay.delete(settled));
      underWay.add(settled);
      return begun;
    },
  });
  const { rememberPress } = delivery;
  register(app, { ...services, forgetMember: people.forget, rememberPress, now, onLost }, log);

  return {
    app,
    db,
    store,
    loop,
    /** Resolves when all that came in is worked on. */
    async idle(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    /** What happens each minute: what is due, what waits to be delivered, and what was heard is kept. */
    async passMinute(): Promise<void> {
      await services.dueWork.doWhatIsDue();
      loop.nudge();
      await loop.idle();
      await deduplication.save();
    },
    /** Delivers all that waits, moment by moment. */
    async deliverAll(): Promise<void> {
      loop.nudge();
      await loop.idle();
      for (let next = loop.nextDue(); next !== null; next = loop.nextDue()) {
        clock.advanceTo(Math.max(next, now() + 1));
        loop.nudge();
        await loop.idle();
      }
    },
    async close(): Promise<void> {
      loop.stop();
      await loop.idle();
      if (typeof database === 'string' && db.$client.open) db.$client.close();
    },
  };
}
