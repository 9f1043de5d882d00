import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/core/time/calendar.ts';
import type { Decision } from '../../src/core/handoff/decision.ts';
import type { Awaiting, Handoff, Presser } from '../../src/core/handoff/handoff.ts';
import { dialDown, dialsThatMatter, openWindow, passTime, remindersOf, retime } from '../../src/core/handoff/window.ts';
import { CALENDAR, iris, maya, NOW, next, sam, TIME, waiting, windowIn } from '../support/packets.ts';
import { states } from './life-table.ts';
import { namesakeOf } from './outsiders.ts';

/** Which reminders there are of a window, and how the account executive has fewer of them. */

const { awaiting } = states;
const LATER = NOW + 7_200_000;
const { deadlineAt } = awaiting.window;
const at = (text: string): number => Date.parse(text);
const passes = (handoff: Handoff, time: string) => passTime(handoff, CALENDAR, at(time));
/** A window of a business week. */
const week: Awaiting = { ...awaiting, window: openWindow({ round: 1, lengthDays: 5, from: NOW }, TIME) };
/** The account executive wants to hear nothing of it until then. */
const snoozed = (handoff: Awaiting, until: string): Awaiting => ({
  ...handoff,
  window: { ...handoff.window, snoozedUntil: at(until) },
});
/** Which reminder it brings, if it brings one first. */
const reminderIn = (decision: Decision | null): string | undefined => {
  const notice = decision?.notices[0];
  return notice?.kind === 'reminder' ? notice.reminder : undefined;
};
const BOTH = ['tomorrow', 'last_day'];
/** Sam has asked for less two hours after it came. */
const NOW_AGAIN = '2026-11-24T14:00-05:00';
const dialAs = (by: Presser, until: 'tomorrow' | 'last_day') => (handoff: Handoff) =>
  dialDown(handoff, { by, until, calendar: CALENDAR, now: LATER });

describe('a reminder', () => {
  const reminderAt = awaiting.nextActionAt ?? 0;

  test('goes out once for one moment', () => {
    const handoff = next(passTime(awaiting, CALENDAR, reminderAt));
    expect(passTime(handoff, CALENDAR, reminderAt)).toBeNull();
    expect(waiting(handoff).nextActionAt).toBe(at('2026-11-27T09:00-05:00'));
  });

  test('is one after an outage, the latest that is due', () => {
    const decision = passes(awaiting, '2026-11-27T15:30-05:00');
    const notice = { kind: 'reminder', reminder: 'last_hours', at: at('2026-11-27T15:30-05:00') };
    expect(decision?.notices).toEqual([notice]);
    expect(waiting(next(decision)).nextActionAt).toBe(deadlineAt);
  });

  test('is none in the last minute, when the window closes before it could be read', () => {
    expect(passes(awaiting, '2026-11-27T16:59:00-05:00')).not.toBeNull();
    for (const time of ['16:59:01', '16:59:43', '16:59:59'])
      expect(passes(awaiting, `2026-11-27T${time}-05:00`)).toBeNull();
    expect(passes(awaiting, '2026-11-27T17:00-05:00')?.event?.kind).toBe('lapsed');
  });

  test('waits for working hours, and stays due until then', () => {
    expect(passes(awaiting, '2026-11-26T23:00-05:00')).toBeNull();
    expect(passes(awaiting, '2026-11-27T08:59:59-05:00')).toBeNull();
    const morning = at('2026-11-27T09:00-05:00');
    expect(passTime(awaiting, CALENDAR, morning)?.notices).toEqual([
      { kind: 'reminder', reminder: 'last_day', at: morning },
    ]);
  });

  test('waits for the next day when the day that it falls on was closed', () => {
    const closed: Calendar = { ...CALENDAR, closedDays: new Set(['2026-11-26']) };
    const handoff = snoozed(awaiting, '2026-11-26T09:00-05:00');
    expect(passTime(handoff, closed, at('2026-11-26T12:00-05:00'))).toBeNull();
    expect(reminderIn(passTime(handoff, closed, at('2026-11-27T09:00-05:00')))).toBe('last_day');
  });

  test('never comes after the deadline: the window has closed then, once', () => {
    const lapse = passes(awaiting, '2026-12-20T03:00-05:00');
    expect(lapse?.event?.kind).toBe('lapsed');
    const escalated = next(passes(next(lapse), '2027-01-20T12:00-05:00'));
    // Only the partner hears another day.
    expect(passes(escalated, '2027-02-20T12:00-05:00')?.event?.kind).toBe('promised_again');
  });

  test('that was asked for stands in the place of the next one, however late it comes', () => {
    // A week's window: half-way on Friday at 13:30; the reminder that was asked for was due on Thursday.
    const handoff = snoozed(week, '2026-11-26T09:00-05:00');
    const planned = remindersOf(handoff.window, CALENDAR).map(({ kind }) => kind);
    expect(planned).toEqual(['asked_for', 'last_day', 'last_hours']);
    expect(reminderIn(passes(handoff, '2026-11-26T16:00-05:00'))).toBe('asked_for');
    const late = passes(handoff, '2026-11-27T09:00-05:00');
    expect(reminderIn(late)).toBe('asked_for');
    expect(passes(next(late), '2026-11-27T13:30-05:00')).toBeNull();
  });

  test('is not followed by another one on its day when hours change, until the last day', () => {
    const handoff = next(passTime(awaiting, CALENDAR, reminderAt));
    const later: Calendar = { ...CALENDAR, opensAt: '12:00', closesAt: '20:00' };
    const counted = next(retime(handoff, { calendar: later, version: 2 }, reminderAt + 60_000));
    expect(remindersOf(windowIn(counted), later).map(({ kind }) => kind)).toEqual(['last_day', 'last_hours']);
  });

  test('that came late is not followed by another one on the day on which it came', () => {
    // Due on Friday at 13:30, said on Monday. With Friday closed, half of 7 + 5 × 8 hours ends on Monday at 09:30.
    const late = next(passes(week, '2026-11-30T09:10-05:00'));
    const fridayClosed = { ...CALENDAR, closedDays: new Set(['2026-11-27']) };
    const counted = next(retime(late, { calendar: fridayClosed, version: 2 }, at('2026-11-30T09:20-05:00')));
    expect(windowIn(counted).deadlineAt).toBe(at('2026-12-02T17:00-05:00'));
    expect(passTime(counted, fridayClosed, at('2026-11-30T09:30-05:00'))).toBeNull();
    expect(remindersOf(windowIn(counted), fridayClosed).map(({ kind }) => kind)).toEqual(['last_day', 'last_hours']);
  });

  test('of the last morning is not said again when that day begins later after all; that of the last hours is', () => {
    const said = { ...awaiting.window, remindedAt: at('2026-11-27T09:00-05:00') };
    const kinds = (calendar: Calendar) => remindersOf(said, calendar).map(({ kind }) => kind);
    expect(kinds(CALENDAR)).toEqual(['halfway', 'last_day', 'last_hours']);
    expect(kinds({ ...CALENDAR, opensAt: '10:00' })).toEqual(['halfway', 'last_hours']);
  });
});

describe('fewer reminders', () => {
  const kinds = (handoff: Handoff) => remindersOf(windowIn(handoff), CALENDAR).map(({ kind }) => kind);

  test('from tomorrow on: one on the next working morning, and none before', () => {
    const handoff = states['reminded tomorrow'];
    expect(waiting(handoff).nextActionAt).toBe(at('2026-11-25T09:00-05:00'));
    expect(kinds(handoff), 'as many as usual').toEqual(['asked_for', 'last_day', 'last_hours']);
    expect(passes(handoff, '2026-11-24T16:59-05:00')).toBeNull();
  });

  test('from Friday on: tomorrow is Monday', () => {
    const friday = at('2026-11-27T10:00-05:00');
    const handoff = next(dialDown(week, { by: sam, until: 'tomorrow', calendar: CALENDAR, now: friday }));
    expect(windowIn(handoff).snoozedUntil).toBe(at('2026-11-30T09:00-05:00'));
  });

  test('before the last day: that morning’s reminder is the one', () => {
    const wednesday = at('2026-11-26T10:00-05:00');
    const handoff = next(dialDown(awaiting, { by: sam, until: 'tomorrow', calendar: CALENDAR, now: wednesday }));
    expect(kinds(handoff)).toEqual(['last_day', 'last_hours']);
  });

  test('on the day of half-way: one reminder that day, in its place', () => {
    const tuesday = at('2026-11-25T10:00-05:00');
    const handoff = next(dialDown(awaiting, { by: sam, until: 'tomorrow', calendar: CALENDAR, now: tuesday }));
    expect(kinds(handoff)).toEqual(['asked_for', 'last_day', 'last_hours']);
  });

  test('on the last day itself: none any more, and the window still closes', () => {
    const friday = at('2026-11-27T09:30-05:00');
    const handoff = next(dialDown(awaiting, { by: sam, until: 'tomorrow', calendar: CALENDAR, now: friday }));
    expect(kinds(handoff)).toEqual([]);
    expect(waiting(handoff).nextActionAt).toBe(deadlineAt);
  });

  test('on the last day only: not half-way, and what was asked for before is over', () => {
    const both = next(dialAs(sam, 'last_day')(states['reminded tomorrow']));
    expect(kinds(both)).toEqual(['last_day']);
    expect(windowIn(both)).toMatchObject({ snoozedUntil: null, remindsOnLastDayOnly: true });
  });

  test.each<[string, Handoff, string, string[]]>([
    ['long before the last day', next(passes(week, '2026-11-27T13:30-05:00')), '2026-11-27T13:30-05:00', BOTH],
    ['on the day before the last', awaiting, '2026-11-26T13:30-05:00', ['last_day']],
    ['when the last day is all that is left', states['reminded on the last day'], '2026-11-26T13:30-05:00', []],
    ['after “tomorrow” was asked for already', states['reminded tomorrow'], NOW_AGAIN, ['last_day']],
  ])('are offered as far as they change something: %s', (_, handoff, time, dials) => {
    expect(dialsThatMatter(windowIn(handoff), CALENDAR, at(time))).toEqual(dials);
  });

  test('are told to nobody, and the deadline stays', () => {
    for (const until of ['tomorrow', 'last_day'] as const) {
      const decision = dialAs(sam, until)(awaiting);
      expect(decision?.notices).toEqual([]);
      expect(windowIn(next(decision)).deadlineAt).toBe(deadlineAt);
      expect(decision?.event).toEqual({ kind: 'dialed_down', actor: 'U0SAM', at: LATER, detail: until });
    }
  });

  test.each([
    ['the author', maya],
    ['the intake owner', iris],
    ['somebody of another company with the same id', namesakeOf(sam)],
  ])('are not for %s to ask', (_, by) => {
    for (const handoff of Object.values(states)) {
      expect(() => dialAs(by, 'tomorrow')(handoff)).toThrow(`Only <@${handoff.packet.ae}> can answer this handoff.`);
    }
  });
});
