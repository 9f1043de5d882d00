import { App } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Config } from './config.ts';
import { openDatabase } from './db/open.ts';
import { createStore } from './db/store.ts';
import { createDoubles } from './receive/deduplication.ts';
import { register } from './handlers/index.ts';
import { requestIdOf } from './slack/request-id.ts';
import { createHealth, type Health } from './operations/health.ts';
import { createInFlight } from './operations/in-flight.ts';
import { boltLogger, type Log } from './log.ts';
import { receiveByHttp } from './receive/http.ts';
import { receiveBySocket } from './receive/socket.ts';
import { startSchedule } from './operations/schedule.ts';
import { createServices } from './services/services.ts';
import { backgroundOptions, createSlack, interactiveOptions, lookUpOptions, whoAmI } from './slack/web-api.ts';

/** What the bot takes from the world outside; everything below is made of these. */
export type Surroundings = {
  config: Config;
  log: Log;
  /** Epoch ms. */
  now: () => number;
  /** 0 up to 1. */
  random: () => number;
  /** Opaque, never the same twice. */
  newId: () => string;
  /** Short enough to be typed. */
  newReference: () => string;
  /** Told when the bot can do nothing any more, with the sentence that says why: the process should end. */
  onLost: (reason: string) => void;
  /** Epoch ms, as Slack signs its requests; `now` unless that is moved by hand. */
  slackTime?: () => number;
};

export type Bot = {
  /** Where it listens, in words. */
  listensOn: string;
  /** Where it tells how it is; null when nobody asked for it. */
  healthPort: number | null;
  /** Does all that is due now and delivers it as far as Slack lets it; resolves with the moment (epoch ms) of the next delivery, if any. */
  catchUp: () => Promise<number | null>;
  /** Takes nothing new, ends what is under way, delivers for three seconds more, closes the database. */
  stop: () => Promise<void>;
};

/** Together below what a supervisor waits before it kills: ten seconds. */
const ANSWER_WITHIN_MS = 2_000;
const DELIVER_WITHIN_MS = 3_000;
const LAST_CALL_WITHIN_MS = 1_500;

/** Builds the bot and starts it. Throws DatabaseProblem, or SlackProblem when Slack will not have us. */
export async function startBot(surroundings: Surroundings): Promise<Bot> {
  const { config, log, now, random, newId, newReference, onLost } = surroundings;
  const db = await openDatabase(config.databaseUrl, now());
  const store = createStore(db, newId);
  let health: Health | null = null;
  let healthPort: number | null = null;
  try {
    const clientOptions = (options: WebClientOptions) => ({
      ...options,
      slackApiUrl: config.slackApiUrl,
      logger: boltLogger(log),
    });
    const background = new WebClient(config.botToken, clientOptions(backgroundOptions));
    const lookUp = new WebClient(config.botToken, clientOptions(lookUpOptions));
    const me = await whoAmI(background, config.slackApiUrl);

    const { delivery, loop, passingTime, auditor, warmUp, ...services } = createServices({
      store,
      slack: createSlack({ lookUp, background }),
      teamId: me.teamId,
      log,
      now,
      random,
      newId,
      newReference,
      onLost,
    });

    const { receive, slackApiUrl } = config;
    const receiving =
      receive.mode === 'socket'
        ? receiveBySocket({ appToken: receive.appToken, slackApiUrl, log, onLost })
        : receiveByHttp({ ...receive, slackTime: surroundings.slackTime ?? now, log });
    const app = new App({
      receiver: receiving.receiver,
      authorize: async () => ({
        botToken: config.botToken,
        botId: me.botId,
        botUserId: me.botUserId,
        teamId: me.teamId,
      }),
      clientOptions: clientOptions(interactiveOptions),
      logger: boltLogger(log),
      deferInitialization: true,
    });
    await app.init();
    const inFlight = createInFlight();
    const doubles = createDoubles({ inbound: store.inbound, now });
    app.use(async ({ body, next }) => {
      const id = requestIdOf(body);
      if (id === null) return inFlight.track(next());
      // The first one's answer stands.
      if (doubles.isDouble(id)) return;
      await inFlight.track(next()).finally(() => doubles.done(id));
    });
    register(app, { ...services, now, onLost }, (facts, words) => log.error(facts, words));

    const catchUp = async (): Promise<number | null> => {
      await passingTime.doWhatIsDue();
      loop.nudge();
      await loop.idle();
      return loop.nextDue();
    };
    const inBackground = (work: () => Promise<unknown>) => () => {
      inFlight.track(work()).catch((err: unknown) => log.error({ err }, 'A scheduled job failed'));
    };

    await delivery.recover();
    await doubles.recall();
    if (config.healthPort !== null) {
      const { probes, outbox } = store;
      const { stalls } = auditor;
      health = createHealth({
        port: config.healthPort,
        probes,
        heads: outbox.heads,
        lastTakenAt: delivery.lastTakenAt,
        isOpen: receiving.isOpen,
        stalls,
        now,
      });
      healthPort = await health.start();
    }
    const listensOn = await receiving.start();
    const schedule = startSchedule({
      everyMinute: () => {
        inBackground(catchUp)();
        // Beside it, not after it: the auditor must see when catching up never ends.
        inBackground(auditor.audit)();
      },
      everyFiveSeconds: inBackground(async () => {
        receiving.watch();
        await doubles.save();
        await store.checkpoint();
      }),
    });
    inBackground(catchUp)();
    inBackground(warmUp)();

    return {
      listensOn,
      healthPort,
      catchUp,
      async stop() {
        await schedule.stop();
        await receiving.stop(() => inFlight.settle(ANSWER_WITHIN_MS));
        loop.nudge();
        await inFlight.within(loop.idle(), DELIVER_WITHIN_MS);
        loop.stop();
        await inFlight.within(loop.idle(), LAST_CALL_WITHIN_MS);
        health?.stop();
        await doubles.save();
        await store.close();
      },
    };
  } catch (error) {
    health?.stop();
    await store.close();
    throw error;
  }
}
