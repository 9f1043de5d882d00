import { createAddresses } from '../delivery/addresses.ts';
import { createAskable } from './eligibility.ts';
import { createAuditor } from '../operations/auditor.ts';
import { createCalendars } from './calendars.ts';
import { nextWorkingMoment } from '../core/time/business-time.ts';
import type { Handoff } from '../core/handoff.ts';
import { ZONE_OF_LAST_RESORT } from '../core/member.ts';
import { passTime, type Timekeeping } from '../core/window.ts';
import type { Store } from '../db/store.ts';
import { createDelivery } from '../delivery/delivery.ts';
import { createDeliveryLoop } from '../delivery/loop.ts';
import { createHandoffs } from './handoffs.ts';
import { createHolidaySource } from './holidays.ts';
import { createIntake } from './intake.ts';
import { nextTurn } from '../delivery/next-turn.ts';
import type { Log } from '../log.ts';
import { createPace } from '../delivery/rate-limiter.ts';
import { createPassingTime } from './due-work.ts';
import { createPeople } from '../slack/people.ts';
import { createPreferences } from './preferences.ts';
import { createRegistry } from './registry.ts';
import { createResponseUrls } from '../delivery/response-urls.ts';
import type { Slack } from '../slack/web-api.ts';
import { createTimelines } from './timelines.ts';

/** What the bot can do, made of a store and Slack. */
export type Services = ReturnType<typeof createServices>;

export function createServices(deps: {
  store: Store;
  slack: Slack;
  teamId: string;
  log: Log;
  now: () => number;
  random: () => number;
  newId: () => string;
  newReference: () => string;
  /** Told when nothing can be done any more, with the sentence that says why. */
  onLost: (reason: string) => void;
}) {
  const { store, slack, teamId, log, now, random, newId, newReference, onLost } = deps;
  const people = createPeople({
    lookUp: slack.lookUpAccount,
    onFailure: (err, user) => log.warn({ err, user }, 'Slack did not say who this is'),
    now,
  });
  const holidays = createHolidaySource();
  const calendars = createCalendars({ store, holidays, now });
  const calendarOf = ({ packet, aeZone }: Handoff): Promise<Timekeeping> =>
    calendars.of(packet.ae, aeZone ?? ZONE_OF_LAST_RESORT);

  const isOwed = async (handoff: Handoff, at: number): Promise<boolean> =>
    passTime(handoff, (await calendarOf(handoff)).calendar, at) !== null;

  const pace = createPace(now);
  const addresses = createAddresses({ slack, pace, now });
  const responseUrls = createResponseUrls(now);
  const delivery = createDelivery({
    store,
    slack,
    pace,
    addresses,
    responseUrls,
    nextWorkingMoment: async (handoff) => nextWorkingMoment((await calendarOf(handoff)).calendar, now()),
    now,
    random,
    log,
    onLost,
  });
  const loop = createDeliveryLoop({ delivery, now, onError: (err) => log.error({ err }, 'Delivery stumbled') });

  const common = { store, findAccount: people.find, teamId, now, onSaved: loop.nudgeSoon };
  const askable = createAskable({ ...common, calendars });
  const timed = { ...common, askable, calendarOf };
  const timelines = createTimelines({ ...common, calendars });
  /** After the turn that asks for it: whoever saves a region is answered first. */
  const warmUp = async (): Promise<void> => {
    await nextTurn();
    await calendars
      .warmUp()
      .catch((err: unknown) => log.error({ err }, 'Public holidays could not be worked out ahead'));
  };
  const onPreferences = (): void => {
    common.onSaved();
    void warmUp();
  };
  /** A partner was changed, or Slack told something of its channel: the next message to it is checked anew. */
  const onPartners = (): void => {
    addresses.forgetChecks();
    loop.nudge();
  };
  const registry = createRegistry({ ...common, newId, lookUpChannel: slack.lookUpChannel, onSaved: onPartners });
  return {
    delivery,
    loop,
    registry,
    responseUrls,
    auditor: createAuditor({ store, isOwed, now, log, onSaved: loop.nudge }),
    handoffs: createHandoffs({ ...timed, newReference }),
    intake: createIntake(timed),
    preferences: createPreferences({
      ...common,
      newId,
      holidays,
      mustAdminister: registry.mustAdminister,
      onSaved: onPreferences,
    }),
    timelineOf: timelines.of,
    forgetAccount: people.forget,
    warmUp,
    passingTime: createPassingTime({
      ...timed,
      calendarVersion: calendars.version,
      onError: (err, handoff) => log.error({ err, handoff }, 'A due handoff could not be seen to'),
    }),
  };
}
