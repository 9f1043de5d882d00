import type { Config } from './config.ts';
import type { ElapsedMs, EpochMs } from './core/time/instant.ts';
import { StoreTrouble } from './core/kernel/errors.ts';
import type { Store } from './db/store.ts';
import { createDelivery } from './delivery/delivery.ts';
import { createDeliveryLoop } from './delivery/loop.ts';
import { createReadingHours } from './delivery/reading-hours.ts';
import type { Log } from './log.ts';
import type { Meters } from './metrics/meters.ts';
import { createAuditor } from './operations/auditor.ts';
import type { Jobs, Schedule } from './operations/schedule.ts';
import { createCalendars } from './services/people/calendars.ts';
import { createDraftSummaries } from './services/packet/draft-summaries.ts';
import { createHolidaySource } from './services/people/holidays.ts';
import { createServices } from './services/services.ts';
import { createGroups } from './slack/groups.ts';
import { createPeople } from './slack/people.ts';
import type { Slack } from './slack/web-api.ts';

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
  /** Rings for the regular jobs; by the machine's own clock unless a test rings by hand. */
  schedule?: (jobs: Jobs) => Schedule;
};

/** The bot without what receives: services, delivery and the auditor. Tests and measurements use it alone. */
export function createWork(
  deps: Pick<Surroundings, 'log' | 'now' | 'elapsed' | 'random' | 'newId' | 'newReference' | 'onLost'> & {
    store: Store;
    slack: Slack;
    meters: Meters;
    teamId: string;
    /** The workspace's own address, for links to messages; null: there are none. */
    workspaceUrl: string | null;
    organisationId?: string | null;
  },
) {
  const { store, slack, meters, teamId, workspaceUrl, organisationId = null } = deps;
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
    meters,
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
export function telling(log: Log, words: string): (err: unknown) => void {
  return (err) => {
    if (!(err instanceof StoreTrouble)) log.error({ err }, words);
  };
}
