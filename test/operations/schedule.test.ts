import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startSchedule } from '../../src/operations/schedule.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:30Z') }));
afterEach(() => void vi.useRealTimers());

test('what is due is asked for each minute, and housekeeping is done twelve times meanwhile', async () => {
  const done = { minutes: 0, fives: 0 };
  const running = startSchedule({
    now: Date.now,
    everyMinute: () => (done.minutes += 1),
    everyFiveSeconds: () => (done.fives += 1),
  });
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(done).toEqual({ minutes: 10, fives: 120 });
  running.stop();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(done).toEqual({ minutes: 10, fives: 120 });
});

test('whatever the clock is set to, what is due is asked for within a minute, and each minute', async () => {
  let asked = 0;
  const running = startSchedule({ now: Date.now, everyMinute: () => (asked += 1), everyFiveSeconds: () => undefined });
  for (const time of ['2026-11-24T13:00:30Z', '2026-11-26T13:00:30Z', '2026-11-24T15:00:30Z']) {
    asked = 0;
    vi.setSystemTime(Date.parse(time));
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(asked).toBe(10);
  }
  running.stop();
});

test('a timer that rings a little early is not followed by another at once', async () => {
  let asked = 0;
  const clock = { now: Date.parse('2026-11-24T15:00:30Z') };
  const running = startSchedule({
    now: () => clock.now,
    everyMinute: () => (asked += 1),
    everyFiveSeconds: () => undefined,
  });
  clock.now = Date.parse('2026-11-24T15:00:59.998Z');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(2);
  expect(asked).toBe(2);
  running.stop();
});

test('after a weekend of sleep it is asked for once, not once for each minute missed', async () => {
  let asked = 0;
  const running = startSchedule({ now: Date.now, everyMinute: () => (asked += 1), everyFiveSeconds: () => undefined });
  vi.setSystemTime(Date.parse('2026-11-27T09:00:30Z'));
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(asked).toBeLessThanOrEqual(2);
  expect(asked).toBeGreaterThanOrEqual(1);
  running.stop();
});
