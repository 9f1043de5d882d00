import { Refusal, WrongInput } from '../kernel/errors.ts';
import type { Presser } from '../handoff/handoff.ts';
import {
  type LiveRegistration,
  liveRegistration,
  type Registration,
  type RegistrationDecision,
  type Warning,
  WARNINGS,
} from './registration.ts';
import { type Calendar, dayOf, opening, plainCalendar, shiftDay } from '../time/calendar.ts';
import { dayWords } from '../time/day-words.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** What can happen to a registration by itself: what can happen to it in a dispute stands in `disputes.ts`. */

/** For how many days an account may be registered, and what the form suggests. */
export const DAYS_AT_LEAST = 30;
export const DAYS_AT_MOST = 180;
export const USUAL_DAYS = 90;
/** It can be extended once, by so many days. */
export const EXTENSION_DAYS = 30;

type Registering = Pick<
  Registration,
  | 'id'
  | 'teamId'
  | 'partner'
  | 'contactId'
  | 'contact'
  | 'contactRole'
  | 'account'
  | 'need'
  | 'touchOn'
  | 'evidence'
  | 'zone'
  | 'registeredBy'
> & { days: number; now: EpochMs };

/** An account is registered from today on, in the zone of its partner. Its partner reads so at once. */
export function register({ days, now, ...registered }: Registering): RegistrationDecision & { next: LiveRegistration } {
  const startsOn = dayOf(registered.zone, now);
  const next: LiveRegistration = {
    ...registered,
    version: 1,
    state: 'live',
    startsOn,
    endsOn: shiftDay(startsOn, days),
    registeredAt: now,
    warned: null,
    extension: null,
    letEnd: null,
    dispute: null,
    ruling: null,
  };
  return { next, event: { kind: 'registered', actor: registered.registeredBy, at: now, detail: null }, notices: CARD };
}

const CARD: RegistrationDecision['notices'] = [{ kind: 'partner_registration' }];

/** Throws WrongInput when this partner has registered the account already: `live` are all that hold on it. */
export function refuseRegisteredTwice(
  { partner }: LiveRegistration,
  live: readonly LiveRegistration[],
  now: EpochMs,
): void {
  const own = live.find((one) => one.partner === partner);
  if (own)
    throw new WrongInput({
      account: `This partner has registered it already (${own.id}), until ${dayWords(own.endsOn, now)}.`,
    });
}

/** The registration while it holds. Throws a Refusal afterwards. */
export function mustBeLive(registration: Registration): LiveRegistration {
  const live = liveRegistration(registration);
  if (live) return live;
  const isWithdrawn = registration.state === 'withdrawn';
  throw new Refusal(
    isWithdrawn
      ? `<@${registration.withdrawnBy}> has withdrawn this registration. Nothing has changed.`
      : 'This registration has ended. Register the account anew with `/handoff register`.',
  );
}

type Deed = { by: Presser; now: EpochMs };

/** It holds longer. Throws a Refusal when it was extended before, or is over. */
export function extend(registration: Registration, { by, now }: Deed): RegistrationDecision {
  const live = mustBeLive(registration);
  const { extension, endsOn: before } = live;
  if (extension)
    throw new Refusal(
      `<@${extension.by}> has extended this registration already: it holds until ${dayWords(before, now)}. Once is the most.`,
    );
  const endsOn = shiftDay(before, EXTENSION_DAYS);
  return {
    next: { ...live, endsOn, extension: { at: now, by: by.userId }, warned: null, letEnd: null },
    event: { kind: 'extended', actor: by.userId, at: now, detail: endsOn },
    notices: CARD,
  };
}

/** It ends on its day, and nothing more is said of that before. Null when somebody has said so already. */
export function letEnd(registration: Registration, { by, now }: Deed): RegistrationDecision | null {
  const live = mustBeLive(registration);
  if (live.letEnd) return null;
  return {
    next: { ...live, letEnd: { at: now, by: by.userId } },
    event: { kind: 'let_end', actor: by.userId, at: now, detail: null },
    notices: [],
  };
}

/** It holds no more, from now on. */
export function withdraw(
  registration: Registration,
  { by, now, reason }: Deed & { reason: string },
): RegistrationDecision {
  const live = mustBeLive(registration);
  return {
    next: { ...live, state: 'withdrawn', endedAt: now, withdrawnBy: by.userId, reason },
    event: { kind: 'withdrawn', actor: by.userId, at: now, detail: reason },
    notices: CARD,
  };
}

/** What the clock brings: its end, or word of it: of several that are due, the last. Null when nothing is due. */
export function passRegistrationTime(registration: Registration, now: EpochMs): RegistrationDecision | null {
  const live = liveRegistration(registration);
  if (!live) return null;
  if (now >= endOf(live)) {
    const event = { kind: 'ended', actor: null, at: now, detail: null } as const;
    return { next: { ...live, state: 'ended', endedAt: now }, event, notices: CARD };
  }
  const days = warningsAhead(live).findLast((warning) => warningAt(live, warning) <= now);
  if (days === undefined) return null;
  return {
    next: { ...live, warned: days },
    event: { kind: 'warned', actor: null, at: now, detail: String(days) },
    notices: [{ kind: 'registration_ends', days, endsOn: live.endsOn }, ...CARD],
  };
}

/** When time alone brings something next; null when nothing. */
export function nextRegistrationMoment(registration: Registration): EpochMs | null {
  const live = liveRegistration(registration);
  if (!live) return null;
  const [next] = warningsAhead(live);
  return next === undefined ? endOf(live) : warningAt(live, next);
}

/** Those that have not been said of its present end, the first of them first. None on the day on which it was registered or extended. */
function warningsAhead({ warned, letEnd: isLetEnd, endsOn, startsOn, extension, zone }: LiveRegistration): Warning[] {
  if (isLetEnd) return [];
  const since: Day = extension === null ? startsOn : dayOf(zone, extension.at);
  return WARNINGS.filter((days) => (warned === null || days < warned) && shiftDay(endsOn, -days) > since);
}

/** When working hours begin on that day. */
function warningAt({ endsOn, zone }: LiveRegistration, days: Warning): EpochMs {
  return opening(plainCalendar(zone), shiftDay(endsOn, -days));
}

/** The moment at which its last day is over. */
export function endOf({ endsOn, zone }: LiveRegistration): EpochMs {
  const fromMidnight: Calendar = { ...plainCalendar(zone), opensAt: '00:00' };
  return opening(fromMidnight, shiftDay(endsOn, 1));
}
