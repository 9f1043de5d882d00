import { addBusinessDays, deadline, escalation, nextWorkingMoment, opening } from './time/business-time.ts';
import { type Calendar, dayOf } from './time/calendar.ts';
import { Refusal } from './errors.ts';
import { type Decision, type Handoff, mayAnswer, type Presser } from './handoff.ts';
import { latestDue, type Reminder, reminders } from './time/reminders.ts';

/** The response window: how it is counted, and what the passing of time brings. */

/** The account executive's calendar, and which state of the settings it comes from. */
export type Timekeeping = { calendar: Calendar; version: number };

/** The handoff with a window of `days` business days that begins at `from` (epoch ms), not before `now`. */
export function openWindow(handoff: Handoff, days: number, from: number, { calendar, version }: Timekeeping): Handoff {
  const opened: Handoff = {
    ...handoff,
    aeZone: calendar.zone,
    calendarVersion: version,
    deadlineAt: deadline(calendar, from, days),
    remindedAt: from,
    snoozedUntil: null,
    lapsedAt: null,
    escalatedAt: null,
  };
  return { ...opened, nextActionAt: nextMoment(opened, calendar, from) };
}

/**
 * What the passing of time brings: at the deadline the handoff lapses, a business day later it is escalated, and before it one
 * reminder at most, the latest that is due. Null when nothing is due at `now`. Safe to ask twice, late, or after a weekend offline.
 */
export function passTime(handoff: Handoff, calendar: Calendar, now: number): Decision | null {
  const { deadlineAt } = handoff;
  if (handoff.stage !== 'awaiting' || deadlineAt === null) return null;
  if (handoff.lapsedAt !== null) return escalate(handoff, calendar, deadlineAt, now);
  if (now >= deadlineAt) return lapse(handoff, calendar, deadlineAt, now);
  if (nextWorkingMoment(calendar, now) > now) return null;
  const planned = remindersOf(handoff, calendar);
  const due = latestDue(planned, handoff.remindedAt ?? 0, now);
  if (!due || givesWayToday(due, planned, calendar, now)) return null;
  const reminded = { ...handoff, remindedAt: now };
  return {
    next: { ...reminded, nextActionAt: nextMoment(reminded, calendar, now) },
    notices: [{ kind: 'reminder', detail: `${due.kind}:${now}` }],
    event: { kind: 'reminded', actor: null, at: now },
  };
}

/** One that could not go out on its day gives way to the one that today has before its last day: one a day. */
function givesWayToday(due: Reminder, planned: Reminder[], calendar: Calendar, now: number): boolean {
  if (isSameDay(calendar, due.at, now)) return false;
  return planned.some(({ kind, at }) => kind === 'halfway' && at > now && isSameDay(calendar, at, now));
}

function lapse(handoff: Handoff, calendar: Calendar, deadlineAt: number, now: number): Decision {
  const once = { detail: String(deadlineAt) };
  return {
    next: { ...handoff, lapsedAt: now, nextActionAt: escalation(calendar, deadlineAt) },
    notices: [
      { kind: 'ae_card', detail: handoff.packet.ae },
      { kind: 'lapse_ae', ...once },
      { kind: 'author_card' },
      { kind: 'lapse_author', ...once },
      { kind: 'intake_call', detail: `lapsed:${deadlineAt}` },
      { kind: 'partner_card' },
      { kind: 'partner_delay', ...once },
    ],
    event: { kind: 'lapsed', actor: null, at: now },
  };
}

function escalate(handoff: Handoff, calendar: Calendar, deadlineAt: number, now: number): Decision | null {
  if (handoff.escalatedAt !== null || now < escalation(calendar, deadlineAt)) return null;
  return {
    next: { ...handoff, escalatedAt: now, nextActionAt: null },
    notices: [{ kind: 'escalation', detail: String(deadlineAt) }],
    event: { kind: 'escalated', actor: null, at: now },
  };
}

/** The calendar's settings changed: the deadline is counted anew, and both sides hear it when it moved. Null when there is nothing to count. */
export function retime(handoff: Handoff, time: Timekeeping, now: number): Decision | null {
  const { stage, landedAt, deadlineAt, lapsedAt, windowDays } = handoff;
  if (stage !== 'awaiting' || landedAt === null || deadlineAt === null) return null;
  const countedAt = deadline(time.calendar, landedAt, windowDays);
  const hasMoved = lapsedAt === null && countedAt !== deadlineAt && countedAt > now;
  const retimed: Handoff = {
    ...handoff,
    aeZone: time.calendar.zone,
    calendarVersion: time.version,
    deadlineAt: hasMoved ? countedAt : deadlineAt,
  };
  return {
    next: { ...retimed, nextActionAt: momentAfterRetiming(retimed, time.calendar, now) },
    notices: hasMoved ? newDateNotices('retimed', handoff) : [],
    event: hasMoved ? { kind: 'retimed', actor: null, at: now } : null,
  };
}

/** `retimed` has its new deadline, and still the old moment. */
function momentAfterRetiming(retimed: Handoff, calendar: Calendar, now: number): number | null {
  const { nextActionAt, deadlineAt, lapsedAt, escalatedAt } = retimed;
  if (lapsedAt !== null) {
    if (escalatedAt !== null || deadlineAt === null) return nextActionAt;
    const escalatesAt = escalation(calendar, deadlineAt);
    // Counted into the past it stays when it was: nobody is escalated because somebody edited a calendar.
    return escalatesAt > now ? escalatesAt : nextActionAt;
  }
  // What was due already stays due: counting anew swallows no reminder.
  const wasDue = nextActionAt !== null && nextActionAt <= now;
  return wasDue ? nextActionAt : nextMoment(retimed, calendar, now);
}

/** Everybody who was told a date hears the new one. `what` is why it moved. */
export function newDateNotices(what: 'retimed' | 'extended', handoff: Handoff): Decision['notices'] {
  const detail = `${what}:${handoff.version + 1}`;
  return [
    { kind: 'ae_card', detail: handoff.packet.ae },
    // The account executive may be another one by the time that it is delivered.
    { kind: 'ae_news', detail: `${detail}:${handoff.packet.ae}` },
    { kind: 'author_card' },
    { kind: 'author_news', detail },
    { kind: 'partner_card' },
    { kind: 'partner_news', detail },
  ];
}

/** The account executive dials the reminders of this handoff down: none until tomorrow morning, or on the last day only. */
export function dialDown(
  handoff: Handoff,
  { by, until, calendar, now }: { by: Presser; until: 'tomorrow' | 'last_day'; calendar: Calendar; now: number },
): Decision {
  mayAnswer(handoff, by);
  if (handoff.lapsedAt !== null) throw new Refusal('The window has closed; there are no more reminders.');
  const tomorrow = opening(calendar, addBusinessDays(calendar, dayOf(calendar.zone, now), 1));
  const dialed: Handoff =
    until === 'tomorrow'
      ? { ...handoff, snoozedUntil: tomorrow }
      : { ...handoff, remindsOnLastDayOnly: true, snoozedUntil: null };
  return {
    next: { ...dialed, nextActionAt: nextMoment(dialed, calendar, now) },
    notices: [],
    event: { kind: 'dialed_down', actor: by.userId, at: now, detail: until },
  };
}

/** The reminders of this window as the account executive wants them, ascending. */
export function remindersOf(handoff: Handoff, calendar: Calendar): Reminder[] {
  const { landedAt, deadlineAt, snoozedUntil } = handoff;
  if (landedAt === null || deadlineAt === null) return [];
  const usual = reminders(calendar, landedAt, deadlineAt);
  const wanted = usual.filter(({ kind, at }) => {
    if (kind === 'halfway') return wantsHalfway(handoff, at, calendar);
    return kind !== 'last_day' || !wasRemindedThatDay(handoff, at, calendar);
  });
  if (snoozedUntil === null) return wanted;
  const later = wanted.filter(({ at }) => at >= snoozedUntil);
  const isHeldAnyway = snoozedUntil >= deadlineAt || later.some(({ at }) => at === snoozedUntil);
  return isHeldAnyway ? later : [{ kind: 'asked_for', at: snoozedUntil }, ...later];
}

/** Half-way is the one that gives way: before the last day there is one reminder a day, also when the day was counted anew. */
function wantsHalfway(handoff: Handoff, at: number, calendar: Calendar): boolean {
  const { snoozedUntil } = handoff;
  if (handoff.remindsOnLastDayOnly) return false;
  if (snoozedUntil !== null && isSameDay(calendar, at, snoozedUntil)) return false;
  return !wasRemindedThatDay(handoff, at, calendar);
}

/** Earlier on the day of `at`: the hours of a day can change after it began. */
function wasRemindedThatDay({ remindedAt }: Handoff, at: number, calendar: Calendar): boolean {
  return remindedAt !== null && at > remindedAt && isSameDay(calendar, at, remindedAt);
}

function isSameDay(calendar: Calendar, one: number, other: number): boolean {
  return dayOf(calendar.zone, one) === dayOf(calendar.zone, other);
}

function nextMoment(handoff: Handoff, calendar: Calendar, now: number): number | null {
  const after = Math.max(now, handoff.remindedAt ?? 0);
  const ahead = remindersOf(handoff, calendar).find((reminder) => reminder.at > after);
  return ahead?.at ?? handoff.deadlineAt;
}
