import type { EpochMs } from './core/time/instant.ts';
import { closeToOthers, fileOf } from './db/engine/files.ts';
import { holdDatabase } from './db/engine/hold.ts';
import { openDatabase } from './db/engine/open.ts';
import type { Happened } from './db/handoff/handoff-store.ts';
import { createStore, type Store } from './db/store.ts';
import { register } from './handlers/index.ts';
import { boltLogger } from './log.ts';
import { createMeters, type Job } from './metrics/meters.ts';
import { createMetrics } from './metrics/metrics.ts';
import { createHealth } from './operations/health.ts';
import { createInFlight } from './operations/in-flight.ts';
import { createRetention } from './operations/retention.ts';
import { startSchedule } from './operations/schedule.ts';
import { createStoreWatch, type StoreWatch } from './operations/store-watch.ts';
import { createTokenWatch } from './operations/token-watch.ts';
import { createBoltApp } from './receive/bolt-app.ts';
import { createDeduplication } from './receive/deduplication.ts';
import { receiveBy } from './receive/receive.ts';
import { createRefusals } from './receive/refusals.ts';
import { createClients, refusalOf, whoAmI } from './slack/clients.ts';
import { tokenRefused } from './slack/failures.ts';
import type { Services } from './services/services.ts';
import { createSlack } from './slack/web-api.ts';
import { createWork, type Surroundings, telling } from './work.ts';

/** The composition root, with `work.ts`: everything is made here, from what it needs. */

export type Bot = {
  /** What its handlers call: what people can do, for whoever brings it in another way than by Slack. */
  services: Services;
  /** Where it listens, in words. */
  listensOn: string;
  /** The port of /healthz and /readyz; null without HEALTH_PORT. */
  healthPort: number | null;
  /** Does all that is due now and delivers it as far as Slack lets it; resolves with the moment of the next delivery, if any. */
  catchUp: () => Promise<EpochMs | null>;
  /** Takes nothing new, ends what is under way, delivers for three seconds more, closes the database. */
  stop: () => Promise<void>;
};

/** Together less than the ten seconds after which a supervisor kills. */
const ANSWER_WITHIN_MS = 2_000;
const DELIVER_WITHIN_MS = 3_000;
const LAST_CALL_WITHIN_MS = 1_500;

/** Builds the bot and starts it, once no other process uses its database. Throws DatabaseProblem or SlackProblem. */
export async function startBot(surroundings: Surroundings): Promise<Bot> {
  const { config, log } = surroundings;
  const hold = await holdDatabase(config.databaseUrl, {
    onWaiting: () => log.warn({}, 'Another process uses the database: this one waits half a minute for it to end'),
  });
  try {
    for (const path of closeToOthers(fileOf(config.databaseUrl)))
      log.warn({ path }, 'Other users of this machine may read this file: take that from them (chmod o-rwx)');
    const bot = await startWithDatabase(surroundings);
    return { ...bot, stop: () => bot.stop().finally(hold.release) };
  } catch (error) {
    hold.release();
    throw error;
  }
}

async function startWithDatabase(surroundings: Surroundings): Promise<Bot> {
  const { config, log, now } = surroundings;
  const db = await openDatabase(config.databaseUrl, now());
  const storeWatch = createStoreWatch(surroundings);
  const onHappened = (happened: Happened) => log.info(happened, 'A handoff changed');
  const store = createStore(db, storeWatch.failed, onHappened);
  try {
    return await startOn(store, storeWatch, surroundings);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function startOn(store: Store, storeWatch: StoreWatch, surroundings: Surroundings): Promise<Bot> {
  const { config, log, now, elapsed, onLost, slackTime = now, schedule = startSchedule } = surroundings;
  const meters = createMeters();
  const clients = createClients({ ...config, onRateLimited: meters.rateLimited }, boltLogger(log));
  const { organisationId, ...identity } = await whoAmI(clients.background, config.slackApiUrl);
  const slack = createSlack(clients);
  const { teamId, workspaceUrl } = identity;
  const { services, delivery, loop, auditor, people } = createWork({
    ...surroundings,
    store,
    slack,
    meters,
    teamId,
    workspaceUrl,
    organisationId,
  });
  const refusals = createRefusals({ elapsed, log });
  const { slackApiUrl, receive } = config;
  const receiving = receiveBy(receive, { slackApiUrl, log, onLost, slackTime, refusals });
  const inFlight = createInFlight();
  const deduplication = createDeduplication({ inbound: store.inbound, now, meters });
  const app = await createBoltApp({
    receiver: receiving.receiver,
    botToken: config.botToken,
    identity,
    clientOptions: clients.interactiveOptions,
    logger: boltLogger(log),
    deduplication,
    track: inFlight.track,
    meters,
    elapsed,
  });
  const { rememberPress } = delivery;
  register(app, { ...services, forgetMember: people.forget, rememberPress, now, onLost }, log);

  const { keepClosedDays: keepDays } = config;
  const retention = createRetention({ keepDays, eraseClosed: store.eraseClosed, now, elapsed, log });
  const catchUp = async (): Promise<EpochMs | null> => {
    await services.dueWork.doWhatIsDue();
    loop.nudge();
    await services.memberChecks.checkAwaited();
    await services.groupChecks.checkNamed();
    await retention.look();
    await loop.idle();
    return loop.nextDue();
  };
  const inBackground = (work: () => Promise<unknown>) => (): void => {
    inFlight.track(work()).catch(telling(log, 'A scheduled job failed'));
  };
  const job = (name: Job, work: () => Promise<unknown>) =>
    inBackground(async () => {
      await work();
      meters.jobDone(name, now());
    });

  await delivery.recover();
  await deduplication.recall();
  const tokenWatch = createTokenWatch({
    lastTakenAt: delivery.lastTakenAt,
    refusal: () => refusalOf(clients.background),
    onRefused: (code) => onLost(tokenRefused(code)),
    elapsed,
  });
  const doDueWork = job('due_work', catchUp);
  const lookAtToken = job('token_look', tokenWatch.look);
  const audit = job('audit', auditor.audit);
  const { oldestDueMs, lastTakenAt } = delivery;
  const watched = { oldestDueMs, isOpen: receiving.isOpen, stalls: auditor.stalls, refused: refusals.lately };
  const health = createHealth({
    ...watched,
    metrics: createMetrics(meters, { ...watched, findings: auditor.findings, counts: store.counts }),
    probes: store.probes,
    lastTakenAt,
    mode: config.receive.mode,
    isCatchingUp: auditor.isCatchingUp,
    now,
    elapsed,
  });
  try {
    const healthPort = config.healthPort === null ? null : await health.start(config.healthPort, config.healthHost);
    const listensOn = await receiving.start();
    log.info({ mode: config.receive.mode }, `Receives by ${listensOn}`);
    const regular = schedule({
      elapsed,
      everyMinute: () => {
        doDueWork();
        lookAtToken();
        // Not after catching up: the auditor must see when that never ends.
        if (storeWatch.isWell()) audit();
      },
      everyFiveSeconds: job('housekeeping', async () => {
        receiving.watch();
        await storeWatch.look(store.probes.mustTakeWrites, services.dueWork.doWhatIsDue);
        // First, because on a full disk it makes room in the log.
        await store.checkpoint();
        await deduplication.save();
      }),
    });
    doDueWork();
    inBackground(services.warmUp)();

    return {
      services,
      listensOn,
      healthPort,
      catchUp,
      async stop() {
        await regular.stop();
        await receiving.stop(() => inFlight.settle(ANSWER_WITHIN_MS));
        loop.nudge();
        await inFlight.within(loop.idle(), DELIVER_WITHIN_MS);
        loop.stop();
        await inFlight.within(loop.idle(), LAST_CALL_WITHIN_MS);
        health.stop();
        await deduplication.save().catch(telling(log, 'What was received last could not be noted'));
        await store.close();
      },
    };
  } catch (error) {
    health.stop();
    throw error;
  }
}
