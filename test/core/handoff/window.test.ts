import { describe, expect, test } from 'vitest';
import { escalation } from '../../../src/core/time/business-time.ts';
import type { Calendar } from '../../../src/core/time/calendar.ts';
import { type Handoff, type Presser, type Window, windowOf } from '../../../src/core/handoff/handoff.ts';
import { dialDown, nextMoment, openWindow, passTime, remindersOf, retime } from '../../../src/core/handoff/window.ts';
import { CALENDAR, lastDayClosed, NOW, next, priya, sam, TIME, waiting, windowIn } from '../../support/packets.ts';
import { checkTable, states, type Thing } from '../life-table.ts';

const { awaiting } = states;
const LATER = NOW + 7_200_000;
const { deadlineAt } = awaiting.window;
const at = (text: string): number => Date.parse(text);
/** Its own window; of one that never landed, the window that it would have had. */
const windowFor = (handoff: Handoff): Window => windowOf(handoff) ?? awaiting.window;
const firstReminder = (handoff: Handoff): number =>
  remindersOf(windowFor(handoff), CALENDAR)[0]?.at ?? at('2026-11-26T09:30-05:00');
const endOf = (handoff: Handoff): number => windowFor(handoff).deadlineAt;
const dialAs =
  (by: Presser, until: 'tomorrow' | 'last_day'): Thing =>
  (handoff) =>
    dialDown(handoff, { by, until, calendar: CALENDAR, now: LATER });

const things: Record<string, Thing> = {
  'nothing is due yet': (handoff) => passTime(handoff, CALENDAR, windowFor(handoff).landedAt + 60_000),
  'its first reminder is due': (handoff) => passTime(handoff, CALENDAR, firstReminder(handoff)),
  'its window closes': (handoff) => passTime(handoff, CALENDAR, endOf(handoff)),
  'a business day has passed since': (handoff) => passTime(handoff, CALENDAR, escalation(CALENDAR, endOf(handoff))),
  'the calendar is counted anew and is the same': (handoff) => retime(handoff, { ...TIME, version: 2 }, LATER),
  'its last day is closed': (handoff) => {
    const calendar = lastDayClosed(windowOf(handoff) ? handoff : awaiting);
    return retime(handoff, { calendar, version: 2 }, LATER);
  },
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
/** Three business days after the window closed. */
const HEAR_BY: Record<string, string> = {
  '2026-11-27T22:00': '2026-12-02',
  '2026-11-30T22:00': '2026-12-03',
  '2026-12-01T22:00': '2026-12-04',
  '2026-12-02T22:00': '2026-12-07',
};
const lapses = (ae: string, end: string) =>
  `lapsed → awaiting: ae_card(${ae}) lapse_ae(${end}) lapse_author(${end}) intake_call(lapsed:${end}) partner_card partner_delay(${end}:${HEAR_BY[end]})`;
const moves = (ae: string) =>
  `retimed → awaiting: ae_card(${ae}) ae_news(retimed:2:${ae}) author_news(retimed:2) partner_card partner_news(retimed:2)`;
const running = (ae: string, reminder: string, end: string) => {
  const lapse = lapses(ae, end);
  const dialled = ae === 'U0SAM' ? [DIALLED, DIALLED, NOT_PRIYA] : [NOT_SAM, NOT_SAM, DIALLED];
  return [N, reminded(reminder), lapse, lapse, NOT_NOTED, moves(ae), ...dialled];
};
const over = (refusal: string) => [...NEVER, refusal, refusal, NOT_PRIYA];
const NOT_WAITING = over('This handoff is not waiting for an answer. Nothing has changed.');
const WITHDRAWN = over('This handoff was withdrawn. Nothing has changed.');
const ACCEPTED = over('You have accepted this already (<when>). Nothing has changed.');
const DECLINED = over('You have declined this already (<when>). Nothing has changed.');
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
    corrected: running('U0SAM', 'halfway:2026-11-26T14:30', END),
    lapsed: [N, N, N, ESCALATES, NOT_NOTED, NOT_NOTED, NO_MORE, NO_MORE, NOT_PRIYA],
    'reopened late': [N, N, N, ESCALATES, NOT_NOTED, NOT_NOTED, NO_MORE, NO_MORE, NOT_PRIYA],
    'taken back': running('U0SAM', 'halfway:2026-11-26T14:30', END),
    'promised again': [N, N, N, N, NOT_NOTED, NOT_NOTED, NO_MORE, NO_MORE, NOT_PRIYA],
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
      'You have accepted this already (<when>). Nothing has changed.',
    ],
    'withdrawn by intake': WITHDRAWN,
    'accepted late': ACCEPTED,
    'declined late': DECLINED,
    accepted: ACCEPTED,
    'accepted with another move': ACCEPTED,
    'accepted and graded': ACCEPTED,
    'declined and graded': DECLINED,
    working: ACCEPTED,
    'working with an opportunity': ACCEPTED,
    'not worth working': ACCEPTED,
    won: ACCEPTED,
    lost: ACCEPTED,
    'no deal': ACCEPTED,
    'accepted a moment ago': ACCEPTED,
    'declined a moment ago': DECLINED,
    'accepted, the partner needs time': ACCEPTED,
    'accepted, nothing happened': ACCEPTED,
    'accepted, we have moved': ACCEPTED,
    'accepted, both silent': ACCEPTED,
    'accepted, both have moved': ACCEPTED,
    declined: DECLINED,
    'declined for a better one': DECLINED,
    'declined for a conflict': DECLINED,
    parked: DECLINED,
    woken: DECLINED,
    'asked what becomes of it': DECLINED,
    'told the partner': DECLINED,
    'closed by its author': DECLINED,
    'closed by time': DECLINED,
    mended: DECLINED,
  });
});

describe('the deadline', () => {
  test('follows a last day that was closed, and a day that is worked after all', () => {
    expect(windowIn(states.retimed)).toMatchObject({
      deadlineAt: at('2026-11-30T17:00-05:00'),
      calendarVersion: 2,
    });
    const reopened = next(retime(states.retimed, { ...TIME, version: 3 }, LATER));
    expect(windowIn(reopened)).toMatchObject({ deadlineAt, calendarVersion: 3 });
  });

  test('never moves to a moment that is over, and never moves once it has passed', () => {
    const shorter: Calendar = { ...CALENDAR, closesAt: '12:00' };
    const afternoon = at('2026-11-27T13:00-05:00');
    for (const moment of [afternoon, at('2026-11-27T12:00-05:00')]) {
      const shortened = next(retime(awaiting, { calendar: shorter, version: 2 }, moment));
      expect(windowIn(shortened).deadlineAt).toBe(deadlineAt);
    }
    const dayOff = { calendar: lastDayClosed(awaiting), version: 2 };
    const counted = next(retime(states.lapsed, dayOff, deadlineAt + 1));
    expect(windowIn(counted)).toMatchObject({ deadlineAt, calendarVersion: 2 });
  });

  test('is a business day before the escalation, over a weekend too', () => {
    expect(waiting(states.lapsed).nextActionAt).toBe(at('2026-11-30T17:00-05:00'));
    expect(passTime(states.lapsed, CALENDAR, at('2026-11-30T16:59:59-05:00'))).toBeNull();
    const escalatedAt = at('2026-11-30T17:00-05:00');
    const renewsAt = at('2026-12-01T09:00-05:00');
    expect(states.escalated).toMatchObject({ window: { escalatedAt }, nextActionAt: renewsAt });
  });

  test('counted anew swallows no reminder that is due, and leaves an escalated handoff alone', () => {
    const due = (awaiting.nextActionAt ?? 0) + 30_000;
    const counted = next(retime(awaiting, { ...TIME, version: 2 }, due));
    expect(waiting(counted).nextActionAt).toBe(awaiting.nextActionAt);
    expect(passTime(counted, CALENDAR, due)?.event?.kind).toBe('reminded');
    const atOnce = next(retime(awaiting, { ...TIME, version: 2 }, awaiting.nextActionAt ?? 0));
    expect(waiting(atOnce).nextActionAt).toBe(awaiting.nextActionAt);
    const alone = next(retime(states.escalated, { ...TIME, version: 2 }, due));
    expect(waiting(alone).nextActionAt).toBe(waiting(states.escalated).nextActionAt);
  });

  test('that has passed has its escalation a business day later in the calendar of now, while that is ahead', () => {
    // Closed on Friday the 27th at 17:00; a business day later is Monday the 30th.
    const { lapsed } = states;
    const monday = at('2026-11-30T10:00-05:00');
    const isClosed = { calendar: { ...CALENDAR, closedDays: new Set(['2026-11-30']) }, version: 2 };
    const closed = next(retime(lapsed, isClosed, monday));
    expect(closed).toMatchObject({
      // The partner hears another day before.
      nextActionAt: at('2026-12-01T09:00-05:00'),
      window: { deadlineAt, calendarVersion: 2 },
    });
    expect(passTime(closed, isClosed.calendar, at('2026-11-30T17:00-05:00'))).toBeNull();
    expect(passTime(closed, isClosed.calendar, at('2026-12-01T17:00-05:00'))?.event?.kind).toBe('escalated');
    const reopened = next(retime(closed, { ...TIME, version: 3 }, monday));
    expect(waiting(reopened).nextActionAt).toBe(at('2026-11-30T17:00-05:00'));
  });

  test('that has passed keeps its escalation when another calendar would have had it before now', () => {
    const saturdayToo = { calendar: { ...CALENDAR, workdays: [1, 2, 3, 4, 5, 6] }, version: 2 };
    const sunday = at('2026-11-29T12:00-05:00');
    const atThatMoment = next(retime(states.lapsed, saturdayToo, at('2026-11-28T17:00-05:00')));
    expect(waiting(atThatMoment).nextActionAt).toBe(at('2026-11-30T17:00-05:00'));
    const counted = next(retime(states.lapsed, saturdayToo, sunday));
    expect(waiting(counted).nextActionAt).toBe(at('2026-11-30T17:00-05:00'));
    expect(passTime(counted, saturdayToo.calendar, waiting(counted).nextActionAt ?? 0)?.event?.kind).toBe('escalated');
  });

  test('counted anew moves the reminder that is still ahead', () => {
    const calendar: Calendar = { ...CALENDAR, closedDays: new Set(['2026-11-25']) };
    const moved = next(retime(awaiting, { calendar, version: 2 }, LATER));
    expect(awaiting.nextActionAt).toBe(at('2026-11-26T09:30-05:00'));
    expect(waiting(moved).nextActionAt).toBe(at('2026-11-27T09:30-05:00'));
  });

  test('that is the same is told to nobody', () => {
    const decision = retime(awaiting, { ...TIME, version: 2 }, LATER);
    const counted = { ...awaiting, window: { ...awaiting.window, calendarVersion: 2 } };
    expect(decision).toMatchObject({ notices: [], event: null, next: counted });
  });
});

describe('a window', () => {
  test('begins with nothing said about it, and with all reminders', () => {
    expect(openWindow({ round: 2, lengthDays: 3, from: NOW }, TIME)).toEqual({
      aeZone: 'America/New_York',
      round: 2,
      landedAt: NOW,
      lengthDays: 3,
      deadlineAt: at('2026-11-27T17:00-05:00'),
      hearBy: '2026-11-30',
      coveredBy: null,
      calendarVersion: 1,
      remindedAt: NOW,
      snoozedUntil: null,
      remindsOnLastDayOnly: false,
      lapsedAt: null,
      escalatedAt: null,
      proposedAe: null,
    });
  });

  test('is as it was when its handoff is escalated, but for that moment', () => {
    const lapsed = waiting(states.lapsed);
    const escalatedAt = escalation(CALENDAR, deadlineAt);
    const window = { ...lapsed.window, escalatedAt };
    expect(next(passTime(lapsed, CALENDAR, escalatedAt))).toEqual({
      ...lapsed,
      window,
      nextActionAt: at('2026-12-01T09:00-05:00'),
    });
  });

  test('next asks for something after now, and after what was said last', () => {
    const { window } = awaiting;
    const lastMorning = at('2026-11-27T09:00-05:00');
    expect(nextMoment(window, CALENDAR, at('2026-11-26T12:00-05:00'))).toBe(lastMorning);
    expect(nextMoment({ ...window, remindedAt: lastMorning }, CALENDAR, NOW)).toBe(at('2026-11-27T15:00-05:00'));
    expect(nextMoment(window, CALENDAR, at('2026-11-27T15:00-05:00'))).toBe(deadlineAt);
  });
});
