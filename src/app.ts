import type { Config } from './config.ts';
import { StoreTrouble } from './core/errors.ts';
import type { ElapsedMs, EpochMs } from './core/time/instant.ts';
import { closeToOthers, fileOf } from './db/files.ts';
import { holdDatabase } from './db/hold.ts';
import { openDatabase } from './db/open.ts';
import { createStore, type Happened, type Store } from './db/store.ts';
import { createDelivery } from './delivery/delivery.ts';
import { createReadingHours } from './delivery/reading-hours.ts';
import { createDeliveryLoop } from './delivery/loop.ts';
import { register } from './handlers/index.ts';
import { boltLogger, type Log } from './log.ts';
import { createAuditor } from './operations/auditor.ts';
import { createMetrics } from './metrics/metrics.ts';
import { createHealth } from './operations/health.ts';
import { createInFlight } from './operations/in-flight.ts';
import { startSchedule } from './operations/schedule.ts';
import { createStoreWatch, type StoreWatch } from './operations/store-watch.ts';
import { createTokenWatch } from './operations/token-watch.ts';
import { createBoltApp } from './receive/bolt-app.ts';
import { createDeduplication } from './receive/deduplication.ts';
import { receiveBy } from './receive/receive.ts';
import { createRefusals } from './receive/refusals.ts';
import { createCalendars } from './services/calendars.ts';
import { createDraftSummaries } from './services/draft-summaries.ts';
import { createHolidaySource } from './services/holidays.ts';
import { createServices } from './services/services.ts';
import { createClients, refusalOf, whoAmI } from './slack/clients.ts';
import { tokenRefused } from './slack/failures.ts';
import { createGroups } from './slack/groups.ts';
import { createPeople } from './slack/people.ts';
import { createSlack, type Slack } from './slack/web-api.ts';

/** The composition root: everything is made here, from what it needs. */

/** What the bot takes from the world outside. */
export type Surroundings = {
  config: Config;
  log: Log;
  now: () => EpochMs;
  /** Goes on evenly, whatever the machine's clock is set to: rates, patience and health are counted by it. */
  elapsed: () => ElapsedMs;
  /** From 0 to below 1. */
  random: () => number;
  /** Opaque, never the same twice. */
  newId: () => string;
  /** Short enough to be typed. */
  newReference: () => string;
  /** Called when the bot can do nothing any more, with a sentence that says why: the process should end. */
  onLost: (reason: string) => void;
  /** Slack's own time, by which it signs requests; `now` unless a test moves that by hand. */
  slackTime?: () => EpochMs;
};

export type Bot = {
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
  const { config, log, now, elapsed, onLost, slackTime = now } = surroundings;
  const clients = createClients(config, boltLogger(log));
  const { organisationId, ...identity } = await whoAmI(clients.background, config.slackApiUrl);
  const slack = createSlack(clients);
  const { teamId, workspaceUrl } = identity;
  const { services, delivery, loop, auditor, people } = createWork({
    ...surroundings,
    store,
    slack,
    teamId,
    workspaceUrl,
    organisationId,
  });
  const refusals = createRefusals({ elapsed, log });
  const { slackApiUrl, receive } = config;
  const receiving = receiveBy(receive, { slackApiUrl, log, onLost, slackTime, refusals });
  const inFlight = createInFlight();
  const deduplication = createDeduplication({ inbound: store.inbound, now });
  const app = await createBoltApp({
    receiver: receiving.receiver,
    botToken: config.botToken,
    identity,
    clientOptions: clients.interactiveOptions,
    logger: boltLogger(log),
    deduplication,
    track: inFlight.track,
  });
  const { rememberPress } = delivery;
  register(app, { ...services, forgetMember: people.forget, rememberPress, now, onLost }, log);

  const catchUp = async (): Promise<EpochMs | null> => {
    await services.dueWork.doWhatIsDue();
    loop.nudge();
    await services.memberChecks.checkAwaited();
    await services.groupChecks.checkNamed();
    await loop.idle();
    return loop.nextDue();
  };
  const inBackground = (work: () => Promise<unknown>) => (): void => {
    inFlight.track(work()).catch(telling(log, 'A scheduled job failed'));
  };

  await delivery.recover();
  await deduplication.recall();
  const tokenWatch = createTokenWatch({
    lastTakenAt: delivery.lastTakenAt,
    refusal: () => refusalOf(clients.background),
    onRefused: (code) => onLost(tokenRefused(code)),
    elapsed,
  });
  const { oldestDueMs, lastTakenAt } = delivery;
  const watched = { oldestDueMs, isOpen: receiving.isOpen, stalls: auditor.stalls, refused: refusals.lately };
  const health = createHealth({
    ...watched,
    metrics: createMetrics({ ...watched, counts: store.counts }),
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
    const schedule = startSchedule({
      everyMinute: () => {
        inBackground(catchUp)();
        inBackground(tokenWatch.look)();
        // Not after catching up: the auditor must see when that never ends.
        if (storeWatch.isWell()) inBackground(auditor.audit)();
      },
      now,
      everyFiveSeconds: inBackground(async () => {
        receiving.watch();
        await storeWatch.look(store.probes.mustTakeWrites, services.dueWork.doWhatIsDue);
        // First, because on a full disk it makes room in the log.
        await store.checkpoint();
        await deduplication.save();
      }),
    });
    inBackground(catchUp)();
    inBackground(services.warmUp)();

    return {
      listensOn,
      healthPort,
      catchUp,
      async stop() {
        schedule.stop();
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

/** The bot without what receives: services, delivery and the auditor. Tests and measurements use it alone. */
export function createWork(
  deps: Pick<Surroundings, 'log' | 'now' | 'elapsed' | 'random' | 'newId' | 'newReference' | 'onLost'> & {
    store: Store;
    slack: Slack;
    teamId: string;
    /** The workspace's own address, for links to messages; null: there are none. */
    workspaceUrl: string | null;
    organisationId?: string | null;
  },
) {
  const { store, slack, teamId, workspaceUrl, organisationId = null } = deps;
  const { log, now, elapsed, random, newId, newReference, onLost } = deps;
  const people = createPeople({
    lookUp: slack.lookUpMember,
    onFailure: (err, user) => log.warn({ err, user }, 'Slack did not say who this is'),
    elapsed,
  });
  const groups = createGroups({
    ...slack,
    onFailure: (err) => log.warn({ err }, 'Slack did not say who is in a user group'),
    elapsed,
  });
  const holidays = createHolidaySource();
  const calendars = createCalendars({ store, holidays, now });
  const readingHours = createReadingHours({ people, calendars, now });
  const describeDraft = createDraftSummaries({ store, calendars, now });
  const delivery = createDelivery({
    store,
    slack,
    people,
    workspaceUrl,
    readingHours,
    timeLeft: calendars.timeLeft,
    describeDraft,
    now,
    elapsed,
    random,
    onLost,
    log,
  });
  const loop = createDeliveryLoop({
    delivery,
    now,
    elapsed,
    onError: telling(log, 'A delivery failed'),
  });
  const services = createServices({
    store,
    calendars,
    holidays,
    findMember: people.find,
    lookUpChannel: slack.lookUpChannel,
    lookUpMembersOf: slack.lookUpMembersOf,
    lookUpCompany: slack.lookUpCompany,
    groups,
    describeDraft,
    teamId,
    organisationId,
    workspaceUrl,
    now,
    newId,
    newReference,
    onSaved: loop.nudge,
    onPartnerChanged: () => {
      delivery.forgetChannelChecks();
      loop.nudge();
    },
    log,
  });
  const auditor = createAuditor({
    store,
    isOwed: services.dueWork.isOwed,
    isSlackSilent: delivery.isSlackSilent,
    now,
    elapsed,
    log,
    onSaved: loop.nudge,
  });
  return { services, delivery, loop, auditor, people };
}

/** Logs an error, unless it is that nothing can be saved: that is logged once, when it begins. */
function telling(log: Log, words: string): (err: unknown) => void {
  return (err) => {
    if (!(err instanceof StoreTrouble)) log.error({ err }, words);
  };
}
