import { describe, expect, test } from 'vitest';
import { type HandoffEvent, happenedThisRound } from '../../../src/core/handoff/history.ts';
import { inBusinessDays, workingTimeBetween } from '../../../src/core/time/business-time.ts';
import type { Calendar } from '../../../src/core/time/calendar.ts';
import { askedInRounds, timeline } from '../../../src/core/handoff/timeline.ts';
import { CALENDAR } from '../../support/packets.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(`2026-11-${text}:00-05:00`);
const event = (kind: HandoffEvent['kind'], moment: string, detail: string | null = null): HandoffEvent => ({
  kind,
  actor: null,
  at: at(moment),
  detail,
});

/** "days + hours, over" of the window in which each happened. */
function windowsOf(history: HandoffEvent[], calendars: [Calendar, ...Calendar[]] = [CALENDAR]): (string | null)[] {
  return timeline(history, calendars).entries.map(({ window }) => {
    if (window === null) return null;
    return `${window.taken.days} + ${window.taken.ms / HOUR}${window.isOver ? ', over' : ''}`;
  });
}

describe('the timeline', () => {
  test('says of each event how much working time the window had taken: nights and weekends take none', () => {
    // Tuesday to the Monday after next.
    const history = [
      event('sent', '24T10:00'),
      event('dialed_down', '24T10:30'),
      event('reminded', '25T13:20'),
      event('reminded', '27T09:00'),
      event('retimed', '28T12:00'),
      event('lapsed', '30T17:00'),
    ];
    expect(windowsOf(history)).toEqual([null, '0 + 0.5', '1 + 3.3333333333333335', '2 + 7', '3 + 7', '4 + 7, over']);
  });

  test('an answer is given into the window; what comes after the window closed is after it', () => {
    const sent = event('sent', '24T10:00');
    expect(windowsOf([sent, event('accepted', '24T16:00')])).toEqual([null, '0 + 6']);
    const late = [sent, event('lapsed', '27T17:00'), event('escalated', '30T17:00'), event('declined', '30T18:00')];
    expect(windowsOf(late)).toEqual([null, '3 + 7, over', '4 + 7, over', '4 + 7, over']);
  });

  test('a new window, by another account executive or by an extension, is counted anew', () => {
    const history = [
      event('sent', '24T10:00', 'U0SAM'),
      event('lapsed', '27T17:00'),
      event('extended', '30T10:00', 'Sam was ill'),
      event('reminded', '30T12:00'),
      event('rerouted', '30T14:00', 'U0PRIYA'),
      event('accepted', '30T15:00'),
    ];
    expect(windowsOf(history)).toEqual([null, '3 + 7, over', '4 + 0, over', '0 + 2', '0 + 4', '0 + 1']);
    expect(timeline(history, [CALENDAR]).entries.map(({ round }) => round)).toEqual([1, 1, 1, 1, 2, 2]);
  });

  test('each round is counted in the working time of whoever was asked in it', () => {
    const noonOnly: Calendar = { ...CALENDAR, opensAt: '12:00', closesAt: '13:00' };
    const history = [event('sent', '24T10:00'), event('rerouted', '25T10:00'), event('accepted', '26T10:00')];
    expect(windowsOf(history, [CALENDAR, noonOnly])).toEqual([null, '1 + 0', '1 + 0']);
    expect(windowsOf(history, [noonOnly, CALENDAR])).toEqual([null, '1 + 0', '1 + 0']);
    expect(windowsOf([...history, event('withdrawn', '26T14:00')], [CALENDAR, noonOnly]).at(-1)).toBe('2 + 0, over');
    const oneMorning = [event('sent', '24T10:00'), event('rerouted', '24T12:30'), event('accepted', '24T15:00')];
    expect(windowsOf(oneMorning, [CALENDAR, noonOnly])).toEqual([null, '0 + 2.5', '0 + 0.5']);
  });

  test('has the calendar of whoever was asked last', () => {
    const [first, second, third] = [{ ...CALENDAR }, { ...CALENDAR }, { ...CALENDAR }] as const;
    expect(timeline([], [first]).calendar).toBe(first);
    expect(timeline([], [first, second, third]).calendar).toBe(third);
  });

  test('before it has landed there is no window', () => {
    expect(
      windowsOf([event('kept', '24T10:00'), event('ae_refused', '24T10:01'), event('withdrawn', '25T10:00')]),
    ).toEqual([null, null, null]);
    expect(windowsOf([event('kept', '24T09:00'), event('sent', '24T10:00'), event('accepted', '24T11:00')])).toEqual([
      null,
      null,
      '0 + 1',
    ]);
  });

  test('a thousand events add up to the whole span, and a clock that was set back takes nothing away', () => {
    const many = Array.from({ length: 1000 }, (_, n) => ({
      ...event('reminded', '24T10:00'),
      at: at('24T10:00') + n * HOUR,
    }));
    const { entries } = timeline([event('sent', '24T10:00'), ...many], [CALENDAR]);
    const whole = workingTimeBetween(CALENDAR, at('24T10:00'), at('24T10:00') + 999 * HOUR);
    expect(entries.at(-1)?.window?.taken).toEqual(inBusinessDays(CALENDAR, whole));
    const setBack = [event('sent', '24T10:00'), event('dialed_down', '24T12:00'), event('reminded', '24T11:00')];
    expect(windowsOf([...setBack, event('accepted', '24T13:00')])).toEqual([null, '0 + 2', '0 + 2', '0 + 3']);
  });
});

describe('who was asked in each round', () => {
  test('is whom it was sent to, and whom it was re-routed to', () => {
    const history = [event('sent', '24T10:00', 'U0SAM'), event('rerouted', '25T10:00', 'U0PRIYA')];
    expect(askedInRounds(history, 'U0PRIYA')).toEqual(['U0SAM', 'U0PRIYA']);
    expect(askedInRounds([event('kept', '24T09:00'), ...history], 'U0PRIYA')).toEqual(['U0SAM', 'U0PRIYA']);
  });

  test('is who has it now when the history does not say whom it began with', () => {
    expect(askedInRounds([event('sent', '24T10:00')], 'U0SAM')).toEqual(['U0SAM']);
    expect(askedInRounds([], 'U0SAM')).toEqual(['U0SAM']);
  });
});

test('what happened in an earlier round did not happen in this one', () => {
  const gone = event('ae_gone', '24T11:00');
  expect(happenedThisRound([event('sent', '24T10:00'), gone], 'ae_gone')).toBe(true);
  expect(happenedThisRound([event('sent', '24T10:00'), gone, event('extended', '25T10:00')], 'ae_gone')).toBe(true);
  expect(happenedThisRound([gone, event('rerouted', '25T10:00')], 'ae_gone')).toBe(false);
  expect(happenedThisRound([event('sent', '24T10:00')], 'ae_gone')).toBe(false);
  expect(happenedThisRound([], 'ae_gone')).toBe(false);
});

test('a business day is as long as its working hours are on the clock', () => {
  const short: Calendar = { ...CALENDAR, opensAt: '08:30', closesAt: '12:00' };
  expect(inBusinessDays(CALENDAR, 17 * HOUR)).toEqual({ days: 2, ms: HOUR });
  expect(inBusinessDays(short, 4 * HOUR)).toEqual({ days: 1, ms: HOUR / 2 });
  expect(inBusinessDays(CALENDAR, 0)).toEqual({ days: 0, ms: 0 });
});
