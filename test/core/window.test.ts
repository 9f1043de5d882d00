import { describe, expect, test } from 'vitest';
import { escalation } from '../../src/core/time/business-time.ts';
import type { Calendar } from '../../src/core/time/calendar.ts';
import type { Handoff, Presser } from '../../src/core/handoff.ts';
import { dialDown, openWindow, passTime, remindersOf, retime } from '../../src/core/window.ts';
import { CALENDAR, iris, lastDayClosed, maya, NOW, next, priya, sam, TIME } from '../support/packets.ts';
import { checkTable, states, type Thing } from './life-table.ts';
import { namesakeOf } from './outsiders.ts';

const { awaiting } = states;
const LATER = NOW + 7_200_000;
const deadlineAt = awaiting.deadlineAt ?? 0;
const at = (text: string): number => Date.parse(text);
const passes = (handoff: Handoff, time: string) => passTime(handoff, CALENDAR, at(time));
const firstReminder = (handoff: Handoff): number =>
  remindersOf(handoff, CALENDAR)[0]?.at ?? at('2026-11-26T09:30-05:00');
const endOf = (handoff: Handoff): number => handoff.deadlineAt ?? deadlineAt;
const dialAs =
  (by: Presser, until: 'tomorrow' | 'last_day'): Thing =>
  (handoff) =>
    dialDown(handoff, { by, until, calendar: CALENDAR, now: LATER });

const things: Record<string, Thing> = {
  'nothing is due yet': (handoff) => passTime(handoff, CALENDAR, (handoff.landedAt ?? NOW) + 60_000),
  'its first reminder is due': (handoff) => passTime(handoff, CALENDAR, firstReminder(handoff)),
  'its window closes': (handoff) => passTime(handoff, CALENDAR, endOf(handoff)),
  'a business day has passed since': (handoff) => passTime(handoff, CALENDAR, escalation(CALENDAR, endOf(handoff))),
  'the calendar is counted anew and is the same': (handoff) => retime(handoff, { ...TIME, version: 2 }, LATER),
  'its last day is closed': (handoff) => retime(handoff, { calendar: lastDayClosed(handoff), version: 2 }, LATER),
  'Sam wants to hear tomorrow': dialAs(sam, 'tomorrow'),
  'Sam wants to hear on the last day only': dialAs(sam, 'last_day'),
  'Priya wants to hear tomorrow': dialAs(priya, 'tomorrow'),
};

const N = 'nothing';
const NEVER = [N, N, N, N, N, N];
const NOT_PRIYA = 'Only <@U0SAM> can answer this handoff. Nothing has changed.';
const NOT_SAM = 'Only <@U0PRIYA> can answer this handoff. Nothing has changed.';
const NO_MORE = 'The window has closed; there are no more reminders.';
const NOT_NOTED = 'not noted → awaiting:';
const DIALLED = 'dialed_down → awaiting:';

const reminded = (what: string) => `reminded → awaiting: reminder(${what})`;
const lapses = (ae: string, end: string) =>
  `lapsed → awaiting: ae_card(${ae}) lapse_ae(${end}) author_card lapse_author(${end}) intake_call(lapsed:${end}) partner_card partner_delay(${end})`;
const moves = (ae: string) =>
  `retimed → awaiting: ae_card(${ae}) ae_news(retimed:2:${ae}) author_card author_news(retimed:2) partner_card partner_news(retimed:2)`;
const running = (ae: string, reminder: string, end: string) => {
  const lapse = lapses(ae, end);
  const dialled = ae === 'U0SAM' ? [DIALLED, DIALLED, NOT_PRIYA] : [NOT_SAM, NOT_SAM, DIALLED];
  return [N, reminded(reminder), lapse, lapse, NOT_NOTED, moves(ae), ...dialled];
};
const over = (refusal: string) => [...NEVER, refusal, refusal, NOT_PRIYA];
const NOT_WAITING = over('This handoff is no longer waiting for an answer. Nothing has changed.');
const WITHDRAWN = over('This handoff was withdrawn. Nothing has changed.');
const ACCEPTED = over('<@U0SAM> has already accepted this handoff. Nothing has changed.');
const DECLINED = over('<@U0SAM> has already declined this handoff. Nothing has changed.');
const END = '2026-11-27T22:00';
const ESCALATES = `escalated → awaiting: escalation(${END})`;

describe('what time brings', () => {
  checkTable(things, {
    kept: NOT_WAITING,
    refused: NOT_WAITING,
    withdrawn: WITHDRAWN,
    // Half of 7 + 3 × 8 hours, and of 6 + 3 × 8.
    awaiting: running('U0SAM', 'halfway:2026-11-26T14:30', END),
    'landed after a while': running('U0SAM', 'halfway:2026-11-26T15:00', END),
    'reminded tomorrow': running('U0SAM', 'asked_for:2026-11-25T14:00', END),
    'reminded on the last day': running('U0SAM', 'last_day:2026-11-27T14:00', END),
    // Counted by a calendar in which nothing is closed, its window is one day longer.
    retimed: running('U0SAM', 'halfway:2026-11-26T18:30', '2026-11-30T22:00').with(4, moves('U0SAM')),
    proposed: running('U0SAM', 'halfway:2026-11-26T14:30', END),
    lapsed: [N, N, N, ESCALATES, NOT_NOTED, NOT_NOTED, NO_MORE, NO_MORE, NOT_PRIYA],
    escalated: [N, N, N, N, NOT_NOTED, NOT_NOTED, NO_MORE, NO_MORE, NOT_PRIYA],
    extended: running('U0SAM', 'last_day:2026-12-01T14:00', '2026-12-01T22:00'),
    're-routed': running('U0PRIYA', 'halfway:2026-12-01T18:00', '2026-12-02T22:00'),
    're-routed and lapsed': [
      N,
      N,
      N,
      'escalated → awaiting: escalation(2026-12-02T22:00)',
      NOT_NOTED,
      NOT_NOTED,
      NOT_SAM,
      NOT_SAM,
      NO_MORE,
    ],
    're-routed and accepted': [
      ...NEVER,
      NOT_SAM,
      NOT_SAM,
      '<@U0PRIYA> has already accepted this handoff. Nothing has changed.',
    ],
    'withdrawn by intake': WITHDRAWN,
    'accepted late': ACCEPTED,
    'declined late': DECLINED,
    accepted: ACCEPTED,
    'accepted with another move': ACCEPTED,
    declined: DECLINED,
    'declined for a better one': DECLINED,
  });
});

describe('a reminder', () => {
  const reminderAt = awaiting.nextActionAt ?? 0;

  test('goes out once for one moment', () => {
    const handoff = next(passTime(awaiting, CALENDAR, reminderAt));
    expect(passTime(handoff, CALENDAR, reminderAt)).toBeNull();
    expect(handoff.nextActionAt).toBe(at('2026-11-27T09:00-05:00'));
  });

  test('is one after an outage, the latest that is due', () => {
    const decision = passes(awaiting, '2026-11-27T15:30-05:00');
    const detail = `last_hours:${at('2026-11-27T15:30-05:00')}`;
    expect(decision?.notices).toEqual([{ kind: 'reminder', detail }]);
    expect(next(decision).nextActionAt).toBe(deadlineAt);
  });

  test('waits for working hours, and stays due until then', () => {
    expect(passes(awaiting, '2026-11-26T23:00-05:00')).toBeNull();
    expect(passes(awaiting, '2026-11-27T08:59:59-05:00')).toBeNull();
    const morning = at('2026-11-27T09:00-05:00');
    expect(passTime(awaiting, CALENDAR, morning)?.notices).toEqual([
      { kind: 'reminder', detail: `last_day:${morning}` },
    ]);
  });

  test('waits for the next day when the day that it falls on was closed', () => {
    const closed: Calendar = { ...CALENDAR, closedDays: new Set(['2026-11-26']) };
    const handoff = { ...awaiting, snoozedUntil: at('2026-11-26T09:00-05:00') };
    expect(passTime(handoff, closed, at('2026-11-26T12:00-05:00'))).toBeNull();
    expect(passTime(handoff, closed, at('2026-11-27T09:00-05:00'))?.notices[0]?.detail).toMatch(/^last_day:/);
  });

  test('never comes after the deadline: the window has closed then, once', () => {
    const lapse = passes(awaiting, '2026-12-20T03:00-05:00');
    expect(lapse?.event?.kind).toBe('lapsed');
    const escalated = next(passes(next(lapse), '2027-01-20T12:00-05:00'));
    expect(passes(escalated, '2027-02-20T12:00-05:00')).toBeNull();
    expect(escalated.nextActionAt).toBeNull();
  });

  test('that came too late for its day gives way to the one of today: one a day', () => {
    // A week's window: half-way on Friday at 09:30; the reminder that was asked for was due on Thursday.
    const week = openWindow(awaiting, 5, NOW, TIME);
    const halfwayAt = at('2026-11-27T13:30-05:00');
    const handoff: Handoff = { ...week, snoozedUntil: at('2026-11-26T09:00-05:00') };
    expect(remindersOf(handoff, CALENDAR).map(({ kind }) => kind)).toEqual([
      'asked_for',
      'halfway',
      'last_day',
      'last_hours',
    ]);
    expect(passes(handoff, '2026-11-27T09:00-05:00')).toBeNull();
    expect(passTime(handoff, CALENDAR, halfwayAt)?.notices[0]?.detail).toBe(`halfway:${halfwayAt}`);
    expect(passes(handoff, '2026-11-26T16:00-05:00')?.notices[0]?.detail).toMatch(/^asked_for:/);
  });

  test('is not followed by another one on its day when hours change, until the last day', () => {
    const handoff = next(passTime(awaiting, CALENDAR, reminderAt));
    const later: Calendar = { ...CALENDAR, opensAt: '12:00', closesAt: '20:00' };
    const counted = next(retime(handoff, { calendar: later, version: 2 }, reminderAt + 60_000));
    expect(remindersOf(counted, later).map(({ kind }) => kind)).toEqual(['last_day', 'last_hours']);
  });

  test('that came late is not followed by another one on the day on which it came', () => {
    // Due on Friday at 13:30, said on Monday. With Friday closed, half of 7 + 5 × 8 hours ends on Monday at 09:30.
    const late = next(passes(openWindow({ ...awaiting, windowDays: 5 }, 5, NOW, TIME), '2026-11-30T09:10-05:00'));
    const fridayClosed = { ...CALENDAR, closedDays: new Set(['2026-11-27']) };
    const counted = next(retime(late, { calendar: fridayClosed, version: 2 }, at('2026-11-30T09:20-05:00')));
    expect(counted.deadlineAt).toBe(at('2026-12-02T17:00-05:00'));
    expect(passTime(counted, fridayClosed, at('2026-11-30T09:30-05:00'))).toBeNull();
    expect(remindersOf(counted, fridayClosed).map(({ kind }) => kind)).toEqual(['last_day', 'last_hours']);
  });
});

describe('fewer reminders', () => {
  const kinds = (handoff: Handoff) => remindersOf(handoff, CALENDAR).map(({ kind }) => kind);

  test('from tomorrow on: one on the next working morning, and none before', () => {
    const handoff = states['reminded tomorrow'];
    expect(handoff.nextActionAt).toBe(at('2026-11-25T09:00-05:00'));
    expect(kinds(handoff)).toEqual(['asked_for', 'halfway', 'last_day', 'last_hours']);
    expect(passes(handoff, '2026-11-24T16:59-05:00')).toBeNull();
  });

  test('from Friday on: tomorrow is Monday', () => {
    const week = openWindow(awaiting, 5, NOW, TIME);
    const friday = at('2026-11-27T10:00-05:00');
    const handoff = next(dialDown(week, { by: sam, until: 'tomorrow', calendar: CALENDAR, now: friday }));
    expect(handoff.snoozedUntil).toBe(at('2026-11-30T09:00-05:00'));
  });

  test('before the last day: that morning’s reminder is the one', () => {
    const wednesday = at('2026-11-26T10:00-05:00');
    const handoff = next(dialDown(awaiting, { by: sam, until: 'tomorrow', calendar: CALENDAR, now: wednesday }));
    expect(kinds(handoff)).toEqual(['last_day', 'last_hours']);
  });

  test('on the day of half-way: one reminder that day', () => {
    const tuesday = at('2026-11-25T10:00-05:00');
    const handoff = next(dialDown(awaiting, { by: sam, until: 'tomorrow', calendar: CALENDAR, now: tuesday }));
    expect(kinds(handoff)).toEqual(['asked_for', 'last_day', 'last_hours']);
  });

  test('on the last day itself: none any more, and the window still closes', () => {
    const friday = at('2026-11-27T09:30-05:00');
    const handoff = next(dialDown(awaiting, { by: sam, until: 'tomorrow', calendar: CALENDAR, now: friday }));
    expect(kinds(handoff)).toEqual([]);
    expect(handoff.nextActionAt).toBe(deadlineAt);
  });

  test('on the last day only: not half-way, and what was asked for before is over', () => {
    const both = next(dialAs(sam, 'last_day')(states['reminded tomorrow']));
    expect(kinds(both)).toEqual(['last_day', 'last_hours']);
    expect(both).toMatchObject({ snoozedUntil: null, remindsOnLastDayOnly: true });
  });

  test('are told to nobody, and the deadline stays', () => {
    for (const until of ['tomorrow', 'last_day'] as const) {
      const decision = dialAs(sam, until)(awaiting);
      expect(decision?.notices).toEqual([]);
      expect(decision?.next.deadlineAt).toBe(deadlineAt);
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

describe('the deadline', () => {
  test('follows a last day that was closed, and a day that is worked after all', () => {
    expect(states.retimed).toMatchObject({ deadlineAt: at('2026-11-30T17:00-05:00'), calendarVersion: 2 });
    const reopened = next(retime(states.retimed, { ...TIME, version: 3 }, LATER));
    expect(reopened).toMatchObject({ deadlineAt, calendarVersion: 3 });
  });

  test('never moves to a moment that is over, and never moves once it has passed', () => {
    const shorter: Calendar = { ...CALENDAR, closesAt: '12:00' };
    const afternoon = at('2026-11-27T13:00-05:00');
    for (const moment of [afternoon, at('2026-11-27T12:00-05:00')])
      expect(retime(awaiting, { calendar: shorter, version: 2 }, moment)?.next.deadlineAt).toBe(deadlineAt);
    const dayOff = { calendar: lastDayClosed(awaiting), version: 2 };
    expect(retime(states.lapsed, dayOff, deadlineAt + 1)?.next).toMatchObject({ deadlineAt, calendarVersion: 2 });
  });

  test('is a business day before the escalation, over a weekend too', () => {
    expect(states.lapsed.nextActionAt).toBe(at('2026-11-30T17:00-05:00'));
    expect(passTime(states.lapsed, CALENDAR, at('2026-11-30T16:59:59-05:00'))).toBeNull();
    expect(states.escalated).toMatchObject({ escalatedAt: at('2026-11-30T17:00-05:00'), nextActionAt: null });
  });

  test('counted anew swallows no reminder that is due, and leaves an escalated handoff alone', () => {
    const due = (awaiting.nextActionAt ?? 0) + 30_000;
    const counted = next(retime(awaiting, { ...TIME, version: 2 }, due));
    expect(counted.nextActionAt).toBe(awaiting.nextActionAt);
    expect(passTime(counted, CALENDAR, due)?.event?.kind).toBe('reminded');
    expect(retime(states.escalated, { ...TIME, version: 2 }, due)?.next.nextActionAt).toBeNull();
  });

  test('that has passed has its escalation a business day later in the calendar of now, while that is ahead', () => {
    // Closed on Friday the 27th at 17:00; a business day later is Monday the 30th.
    const { lapsed } = states;
    const monday = at('2026-11-30T10:00-05:00');
    const isClosed = { calendar: { ...CALENDAR, closedDays: new Set(['2026-11-30']) }, version: 2 };
    const closed = next(retime(lapsed, isClosed, monday));
    expect(closed).toMatchObject({ nextActionAt: at('2026-12-01T17:00-05:00'), deadlineAt, calendarVersion: 2 });
    expect(passTime(closed, isClosed.calendar, at('2026-11-30T17:00-05:00'))).toBeNull();
    expect(passTime(closed, isClosed.calendar, at('2026-12-01T17:00-05:00'))?.event?.kind).toBe('escalated');
    const reopened = next(retime(closed, { ...TIME, version: 3 }, monday));
    expect(reopened.nextActionAt).toBe(at('2026-11-30T17:00-05:00'));
  });

  test('that has passed keeps its escalation when another calendar would have had it before now', () => {
    const saturdayToo = { calendar: { ...CALENDAR, workdays: [1, 2, 3, 4, 5, 6] }, version: 2 };
    const sunday = at('2026-11-29T12:00-05:00');
    const counted = next(retime(states.lapsed, saturdayToo, sunday));
    expect(counted.nextActionAt).toBe(at('2026-11-30T17:00-05:00'));
    expect(passTime(counted, saturdayToo.calendar, counted.nextActionAt ?? 0)?.event?.kind).toBe('escalated');
  });

  test('that is the same is told to nobody', () => {
    const decision = retime(awaiting, { ...TIME, version: 2 }, LATER);
    expect(decision).toMatchObject({ notices: [], event: null, next: { ...awaiting, calendarVersion: 2 } });
  });
});
