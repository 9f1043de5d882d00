import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startSchedule } from '../../src/operations/schedule.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:30Z') }));
afterEach(() => void vi.useRealTimers());

const MINUTE_MS = 60_000;

function counted() {
  const done = { minutes: 0, fives: 0 };
  const running = startSchedule({
    elapsed: () => performance.now(),
    everyMinute: () => (done.minutes += 1),
    everyFiveSeconds: () => (done.fives += 1),
  });
  return { done, running };
}

test('what is due is asked for each minute, and housekeeping is done twelve times meanwhile', async () => {
  const { done, running } = counted();
  await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
  expect(done).toEqual({ minutes: 10, fives: 120 });
  await running.stop();
  await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
  expect(done).toEqual({ minutes: 10, fives: 120 });
});

test.each([
  ['two hours back', '2026-11-24T13:00:30Z'],
  ['two days ahead', '2026-11-26T15:00:30Z'],
  ['a little back, within the minute', '2026-11-24T15:00:05Z'],
  ['to before it was made', '1970-01-01T00:00:00Z'],
])(
  'when the clock is set %s, what is due is still asked for about once a minute',
  { tags: 'thorough' },
  async (_, time) => {
    const { done, running } = counted();
    await vi.advanceTimersByTimeAsync(3 * MINUTE_MS);
    vi.setSystemTime(Date.parse(time));
    done.minutes = 0;
    await vi.advanceTimersByTimeAsync(1.25 * MINUTE_MS);
    expect(done.minutes).toBeGreaterThanOrEqual(1);
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect(done.minutes).toBeGreaterThanOrEqual(10);
    expect(done.minutes).toBeLessThanOrEqual(13);
    await running.stop();
  },
);

test('after a weekend of sleep it is asked for once, not once for each minute missed', async () => {
  const { done, running } = counted();
  vi.setSystemTime(Date.parse('2026-11-27T09:00:30Z'));
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
  expect(done.minutes).toBeGreaterThanOrEqual(1);
  expect(done.minutes).toBeLessThanOrEqual(3);
  await running.stop();
});
