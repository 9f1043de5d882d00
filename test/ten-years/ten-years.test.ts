// Every deadline, reminder, lapse and escalation of years of handoffs, against a judge that walks a list of working days with a
// finger. All zones, ten years: test/reliability/ten-years.test.ts.
import { expect, test } from 'vitest';
import { plainCalendar } from '../../src/core/time/calendar.ts';
import { createHolidaySource } from '../../src/services/people/holidays.ts';
import { passTime, retime } from '../../src/core/handoff/window.ts';
import { everyState, next, packetOf, windowIn } from '../support/packets.ts';
import { newTally } from './judge.ts';
import { regionsOf, yearsAround } from './people.ts';
import { runService } from './service-run.ts';
import { sweep } from './sweep.ts';

/** Half-hour and quarter-hour offsets, clocks that change at midnight, by half an hour, in winter and around Ramadan. */
const PECULIAR = [
  'America/New_York',
  'America/St_Johns',
  'America/Nuuk',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Easter',
];
const NOWHERE = [{ code: null, holidays: new Set<string>() }];

test('in the most peculiar zones everything is due inside its window, comes a tick late at most, and once', () => {
  const tally = newTally();
  const handoffs = 10;
  sweep({ zones: PECULIAR, from: 2026, to: 2035, people: 3, handoffs, regions: NOWHERE, seed: 1 }, tally);
  expect(tally.handoffs).toBe(36 * handoffs);
  expect(tally.reminders).toBeGreaterThan(40 * handoffs);
  expect(tally.lapses).toBeGreaterThan(15 * handoffs);
  expect(tally.escalations).toBeGreaterThan(15 * handoffs);
  expect(tally.answers).toBeGreaterThan(6 * handoffs);
  expect(tally.heldUp).toBeGreaterThan(handoffs);
});

test('a day that a zone never had is nobody’s working day', () => {
  const tally = newTally();
  const zones = ['Pacific/Apia', 'Pacific/Fakaofo'];
  sweep({ zones, from: 2011, to: 2011, people: 4, handoffs: 20, regions: NOWHERE, seed: 2 }, tally);
  expect(tally.handoffs).toBe(160);
});

test.each([
  ['America/Nuuk', '22:45', '23:45'],
  ['America/New_York', '01:30', '02:30'],
  ['Australia/Lord_Howe', '00:45', '01:45'],
  ['Africa/Cairo', '00:00', '01:00'],
])(
  'hours that the clocks of %s skip and repeat, from %s to %s, are counted as they come',
  (zone, opens_at, closes_at) => {
    const tally = newTally();
    const own = { workdays: [1, 2, 3, 4, 5, 6, 7], hours: { opens_at, closes_at } };
    sweep({ zones: [zone], from: 2026, to: 2035, people: 1, handoffs: 60, regions: NOWHERE, seed: 4, own }, tally);
    expect(tally.handoffs).toBe(60);
  },
);

test('the services on a real database keep the same promises, when calendars change as well', async () => {
  const tally = newTally();
  const [from, to] = [2027, 2028];
  const holidays = createHolidaySource();
  const regions = await regionsOf(holidays, ['US', 'DE-BE'], yearsAround(from, to));
  const handoffs = 8;
  await runService({ zones: PECULIAR, from, to, handoffs, holidays, regions, seed: 3 }, tally);
  expect(tally.handoffs).toBe(12 * handoffs);
  expect(tally.retimed).toBeGreaterThan(handoffs);
  expect(tally.heldUp).toBeGreaterThan(handoffs / 2);
});

test('the last day is said once, also when it is changed to begin later', () => {
  const lands = everyState(packetOf()).awaiting;
  const before = plainCalendar('America/New_York');
  const after = { ...before, opensAt: '13:00' };
  const said = next(passTime(lands, before, Date.parse('2026-11-27T09:00-05:00')));
  expect(windowIn(said).remindedAt).toBe(Date.parse('2026-11-27T09:00-05:00'));
  const counted = next(retime(said, { calendar: after, version: 2 }, Date.parse('2026-11-27T10:00-05:00')));
  expect(windowIn(counted).deadlineAt).toBe(lands.window.deadlineAt);
  expect(passTime(counted, after, Date.parse('2026-11-27T13:00-05:00'))).toBeNull();
});
