import type { Decision } from './decision.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Awaiting, awaiting, type Handoff, type Presser, type Window } from './handoff.ts';
import { mayAnswer } from './may-answer.ts';
import type { Notice } from '../notices/notice.ts';
import { promisedAfterLapse, promisedAgain, promisedDay, renewalOf } from './promise.ts';
import { addBusinessDays, deadline, escalation, nextWorkingMoment, opening } from '../time/business-time.ts';
import { type Calendar, dayOf } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';
import { latestDue, type Reminder, reminders } from '../time/reminders.ts';
import { DIALS, type Dial, isWorthReminding, timeLeft } from '../time/time-left.ts';

/** The response window: how it is counted, and what happens when time passes. */

/** The account executive's calendar, and the version of the settings that it was made from. */
export type Timekeeping = { calendar: Calendar; version: number };

/** A window of `lengthDays` business days that begins at `from`. `promised`: the day that the partner was told before it began. */
export function openWindow(
  {
    round,
    lengthDays,
    from,
    promised = null,
  }: { round: number; lengthDays: number; from: EpochMs; promised?: Day | null },
  { calendar, version }: Timekeeping,
): Window {
  const deadlineAt = deadline(calendar, from, lengthDays);
  const own = promisedDay(calendar, deadlineAt);
  const coveredBy = promised !== null && promised > own ? promised : null;
  return {
    aeZone: calendar.zone,
    round,
    landedAt: from,
    lengthDays,
    deadlineAt,
    hearBy: coveredBy ?? own,
    coveredBy,
    calendarVersion: version,
    remindedAt: from,
    snoozedUntil: null,
    remindsOnLastDayOnly: false,
    lapsedAt: null,
    escalatedAt: null,
    proposedAe: null,
  };
}

/**
 * What happens to a handoff that waits for an answer when time passes: at the deadline it lapses, a business day later it is escalated, and
 * before it at most one reminder, the latest that is due; none in the last minute. A partner is promised another day before one passes. Null when nothing is due at `now`. Safe to call twice, late, or after a weekend offline.
 */
export function passTime(handoff: Handoff, calendar: Calendar, now: EpochMs): Decision | null {
  const waiting = awaiting(handoff);
  if (!waiting) return null;
  const { lapsedAt, deadlineAt } = waiting.window;
  if (lapsedAt !== null) return escalate(waiting, calendar, now) ?? promiseAgain(waiting, calendar, now);
  return now >= deadlineAt ? lapse(waiting, calendar, now) : remind(waiting, calendar, now);
}

function remind(waiting: Awaiting, calendar: Calendar, now: EpochMs): Decision | null {
  if (nextWorkingMoment(calendar, now) > now) return null;
  if (!isWorthReminding(timeLeft(calendar, now, waiting.window.deadlineAt))) return null;
  const planned = remindersOf(waiting.window, calendar);
  const due = latestDue(planned, waiting.window.remindedAt, now);
  if (!due) return null;
  const window = { ...waiting.window, remindedAt: now };
  return {
    next: { ...waiting, window, nextActionAt: nextMoment(window, calendar, now) },
    notices: [{ kind: 'reminder', reminder: due.kind, at: now }],
    event: { kind: 'reminded', actor: null, at: now },
  };
}

function lapse(waiting: Awaiting, calendar: Calendar, now: EpochMs): Decision {
  const { deadlineAt, hearBy: before } = waiting.window;
  const own = promisedAfterLapse(calendar, deadlineAt);
  const window = { ...waiting.window, lapsedAt: now, hearBy: coveredUnless(waiting.window, own) };
  return {
    next: { ...waiting, window, nextActionAt: momentAfterLapse(window, calendar) },
    notices: [
      { kind: 'ae_card', person: waiting.packet.ae },
      { kind: 'lapse_ae', deadlineAt },
      { kind: 'lapse_author', deadlineAt },
      { kind: 'intake_call', about: 'lapsed', deadlineAt },
      ...delayNotices(window, before),
    ],
    event: { kind: 'lapsed', actor: null, at: now, hearBy: window.hearBy },
  };
}

/** What was promised before it landed, as long as that leaves time enough; otherwise `own`. */
function coveredUnless({ coveredBy }: Window, own: Day): Day {
  return coveredBy !== null && coveredBy >= own ? coveredBy : own;
}

/** As long as what was promised before it landed holds, there is no delay to tell: the post is dropped then. */
function delayNotices({ deadlineAt, hearBy }: Window, before: Day): Notice[] {
  return [{ kind: 'partner_card' }, { kind: 'partner_delay', deadlineAt, before, hearBy }];
}

/** What is due next when nobody has answered in time: the escalation, or another day for the partner. */
function momentAfterLapse({ deadlineAt, escalatedAt, hearBy }: Window, calendar: Calendar): EpochMs {
  const renewsAt = renewalOf(calendar, hearBy);
  return escalatedAt === null ? Math.min(escalation(calendar, deadlineAt), renewsAt) : renewsAt;
}

function escalate(waiting: Awaiting, calendar: Calendar, now: EpochMs): Decision | null {
  const { escalatedAt, deadlineAt } = waiting.window;
  if (escalatedAt !== null || now < escalation(calendar, deadlineAt)) return null;
  const window = { ...waiting.window, escalatedAt: now };
  return {
    next: { ...waiting, window, nextActionAt: momentAfterLapse(window, calendar) },
    notices: [{ kind: 'escalation', deadlineAt }],
    event: { kind: 'escalated', actor: null, at: now },
  };
}

/** The partner is told another day before the promised one passes. */
function promiseAgain(waiting: Awaiting, calendar: Calendar, now: EpochMs): Decision | null {
  const { hearBy: before } = waiting.window;
  if (now < renewalOf(calendar, before)) return null;
  const window = { ...waiting.window, hearBy: promisedAgain(calendar, before, now) };
  return {
    next: { ...waiting, window, nextActionAt: momentAfterLapse(window, calendar) },
    notices: delayNotices(window, before),
    event: { kind: 'promised_again', actor: null, at: now, hearBy: window.hearBy },
  };
}

/** The calendar settings changed: counts the deadline anew, and tells everybody when it moved. Null when no answer is awaited. */
export function retime(handoff: Handoff, time: Timekeeping, now: EpochMs): Decision | null {
  const waiting = awaiting(handoff);
  if (!waiting) return null;
  const { landedAt, deadlineAt, hearBy, lapsedAt, lengthDays } = waiting.window;
  const countedAt = deadline(time.calendar, landedAt, lengthDays);
  const hasMoved = lapsedAt === null && countedAt !== deadlineAt && countedAt > now;
  const retimed: Awaiting = {
    ...waiting,
    window: {
      ...waiting.window,
      aeZone: time.calendar.zone,
      calendarVersion: time.version,
      deadlineAt: hasMoved ? countedAt : deadlineAt,
      hearBy: hasMoved ? coveredUnless(waiting.window, promisedDay(time.calendar, countedAt)) : hearBy,
    },
  };
  const next = { ...retimed, nextActionAt: momentAfterRetiming(retimed, time.calendar, now) };
  if (!hasMoved) return { next, notices: [], event: null, at: now };
  return {
    next,
    notices: newDateNotices('retimed', waiting),
    event: { kind: 'retimed', actor: null, at: now, hearBy: retimed.window.hearBy },
  };
}

/** `retimed` has the new deadline, and still the old `nextActionAt`. */
function momentAfterRetiming({ window, nextActionAt }: Awaiting, calendar: Calendar, now: EpochMs): EpochMs | null {
  if (window.lapsedAt !== null) {
    const at = momentAfterLapse(window, calendar);
    // Not when that moment is in the past: nothing is escalated because somebody edited a calendar.
    return at > now ? at : nextActionAt;
  }
  // What is due already stays due, so that no reminder is lost.
  const wasDue = nextActionAt !== null && nextActionAt <= now;
  return wasDue ? nextActionAt : nextMoment(window, calendar, now);
}

/** Everybody who was told a date is told the new one. `news` is why it moved. */
export function newDateNotices(news: 'retimed' | 'extended', handoff: Awaiting): Notice[] {
  const version = handoff.version + 1;
  const person = handoff.packet.ae;
  return [
    { kind: 'ae_card', person },
    { kind: 'ae_news', news, version, person },
    { kind: 'author_news', news, version },
    { kind: 'partner_card' },
    { kind: 'partner_news', news, version, before: handoff.window.hearBy },
  ];
}

/** The account executive asks for fewer reminders of this handoff: none until the next business day, or on the last day only. */
export function dialDown(
  handoff: Handoff,
  { by, until, calendar, now }: { by: Presser; until: Dial; calendar: Calendar; now: EpochMs },
): Decision {
  const waiting = mayAnswer(handoff, by);
  if (waiting.window.lapsedAt !== null) throw new Refusal('The window has closed; there are no more reminders.');
  const window = dialed(waiting.window, until, calendar, now);
  return {
    next: { ...waiting, window, nextActionAt: nextMoment(window, calendar, now) },
    notices: [],
    event: { kind: 'dialed_down', actor: by.userId, at: now, detail: until },
  };
}

function dialed(window: Window, until: Dial, calendar: Calendar, now: EpochMs): Window {
  if (until === 'last_day') return { ...window, remindsOnLastDayOnly: true, snoozedUntil: null };
  const tomorrow = addBusinessDays(calendar, dayOf(calendar.zone, now), 1);
  return { ...window, snoozedUntil: opening(calendar, tomorrow) };
}

/** Those that would leave other reminders than there are: nobody is offered a button that changes nothing. */
export function dialsThatMatter(window: Window, calendar: Calendar, now: EpochMs): Dial[] {
  const after = Math.max(now, window.remindedAt);
  const ahead = (one: Window): string =>
    remindersOf(one, calendar)
      .flatMap(({ at }) => (at > after ? at : []))
      .join(' ');
  return DIALS.filter((dial) => ahead(dialed(window, dial, calendar, now)) !== ahead(window));
}

/** The reminders of this window as the account executive wants them, ascending. */
export function remindersOf(window: Window, calendar: Calendar): Reminder[] {
  const { landedAt, deadlineAt, snoozedUntil } = window;
  const usual = reminders(calendar, landedAt, deadlineAt);
  const hasLastDay = usual.some(({ kind }) => kind === 'last_day');
  const wanted = usual.filter(({ kind, at }) => {
    if (kind === 'halfway') return wantsHalfway(window, at, calendar);
    if (kind === 'last_hours') return !(window.remindsOnLastDayOnly && hasLastDay);
    return !wasRemindedThatDay(window, at, calendar);
  });
  if (snoozedUntil === null) return wanted;
  const later = wanted.filter(({ at }) => at >= snoozedUntil);
  const isPlannedAnyway = snoozedUntil >= deadlineAt || later.some(({ at }) => at === snoozedUntil);
  if (isPlannedAnyway) return later;
  // Who asks for fewer reminders does not get more: it takes the place of the next one, but one is left for the last day.
  const ahead = usual.filter(({ at }) => at > window.remindedAt);
  const isOneTooMany = later.length >= ahead.length && later.length > 1;
  return [{ kind: 'asked_for', at: snoozedUntil }, ...later.slice(isOneTooMany ? 1 : 0)];
}

/** False on a day with another reminder: before the last day there is at most one a day, also after the deadline moved. */
function wantsHalfway(window: Window, at: EpochMs, calendar: Calendar): boolean {
  const { snoozedUntil } = window;
  if (window.remindsOnLastDayOnly) return false;
  if (snoozedUntil !== null && isSameDay(calendar, at, snoozedUntil)) return false;
  return !wasRemindedThatDay(window, at, calendar);
}

/** True when a reminder went out earlier on the day of `at`: the working hours of a day can change after it began. */
function wasRemindedThatDay({ remindedAt }: Window, at: EpochMs, calendar: Calendar): boolean {
  return at > remindedAt && isSameDay(calendar, at, remindedAt);
}

function isSameDay(calendar: Calendar, one: EpochMs, other: EpochMs): boolean {
  return dayOf(calendar.zone, one) === dayOf(calendar.zone, other);
}

/** What is due next of a handoff that waits for its answer, whether its window runs or has closed. */
export function nextDueOf(window: Window, calendar: Calendar, now: EpochMs): EpochMs {
  return window.lapsedAt === null ? nextMoment(window, calendar, now) : momentAfterLapse(window, calendar);
}

/** The window's next moment after `now`: its next reminder, or its deadline. */
export function nextMoment(window: Window, calendar: Calendar, now: EpochMs): EpochMs {
  const after = Math.max(now, window.remindedAt);
  const ahead = remindersOf(window, calendar).find((reminder) => reminder.at > after);
  return ahead?.at ?? window.deadlineAt;
}
