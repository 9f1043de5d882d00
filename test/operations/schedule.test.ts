import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startSchedule } from '../../src/operations/schedule.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:30Z') }));
afterEach(() => void vi.useRealTimers());

test('what is due is asked for each minute, and housekeeping is done twelve times meanwhile', async () => {
  const done = { minutes: 0, fives: 0 };
  const running = startSchedule({ everyMinute: () => (done.minutes += 1), everyFiveSeconds: () => (done.fives += 1) });
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(done).toEqual({ minutes: 10, fives: 120 });
  await running.stop();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(done).toEqual({ minutes: 10, fives: 120 });
});

test('after a weekend of sleep it is asked for once, not once for each minute missed', async () => {
  let asked = 0;
  const running = startSchedule({ everyMinute: () => (asked += 1), everyFiveSeconds: () => undefined });
  vi.setSystemTime(Date.parse('2026-11-27T09:00:30Z'));
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(asked).toBeLessThanOrEqual(2);
  expect(asked).toBeGreaterThanOrEqual(1);
  await running.stop();
});
