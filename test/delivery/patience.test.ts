import { describe, expect, test } from 'vitest';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { createPatience } from '../../src/delivery/patience.ts';
import { MINUTE, NOW, rowOf } from '../support/delivery-parts.ts';

const HOUR = 60 * MINUTE;

/** Patience, and both clocks; `elapsed` was 0 at NOW. */
function patient() {
  const clock = { elapsed: 0, aheadMs: 0 };
  const patience = createPatience({ now: () => NOW + clock.elapsed + clock.aheadMs, elapsed: () => clock.elapsed });
  return { ...patience, clock };
}

const tried: Partial<NoticeRow> = { attempts: 1, problem: 'update_failed' };
const limited: Partial<NoticeRow> = { attempts: 1, problem: 'rate limited' };
const lookedFor = (claimedAt: number): Partial<NoticeRow> => ({ ...tried, status: 'unknown', claimedAt });

describe('a notice may be tried', () => {
  test('when its row says, and goes on to be due from then on', () => {
    const { dueAt, clock } = patient();
    const row = rowOf({ ...tried, nextTryAt: NOW + 2 * MINUTE });
    expect(dueAt(row)).toBe(2 * MINUTE);
    clock.elapsed = 10 * MINUTE;
    expect(dueAt(row)).toBe(2 * MINUTE);
  });

  test.each([-2 * HOUR, 2 * HOUR])('no sooner and no later when the clock is set by %i ms meanwhile', (aheadMs) => {
    const { dueAt, clock } = patient();
    const row = rowOf({ ...tried, nextTryAt: NOW + 2 * MINUTE });
    dueAt(row);
    clock.aheadMs = aheadMs;
    clock.elapsed = MINUTE;
    expect(dueAt(row)).toBe(2 * MINUTE);
  });

  test('when its row says anew, once it has changed', () => {
    const { dueAt, clock } = patient();
    dueAt(rowOf({ ...tried, nextTryAt: NOW + 2 * MINUTE }));
    clock.aheadMs = -HOUR;
    const again = { nextTryAt: NOW - HOUR + 3 * MINUTE };
    expect(dueAt(rowOf({ ...tried, ...again, attempts: 2 }))).toBe(3 * MINUTE);
    expect(dueAt(rowOf({ ...tried, ...again, attempts: 2, status: 'unknown', claimedAt: NOW - HOUR }))).toBe(
      3 * MINUTE,
    );
    expect(dueAt(rowOf({ ...tried, nextTryAt: NOW - HOUR, attempts: 2 }))).toBe(0);
  });

  test.each<[string, Partial<NoticeRow>, number]>([
    ['at once when nobody has tried yet', {}, 0],
    ['after five minutes at the latest', tried, 5 * MINUTE],
    ['after an hour at the latest when Slack makes it wait', limited, HOUR],
    ['after five minutes at the latest when it is looked for, and was claimed just now', lookedFor(NOW), 5 * MINUTE],
    ['the same when the clock was set back since its claim', lookedFor(NOW + 5 * HOUR), 5 * MINUTE],
    ['the same when it was claimed long ago', lookedFor(NOW - 20 * MINUTE), 5 * MINUTE],
    ['after an hour at the latest when Slack makes its look wait', { ...lookedFor(NOW), ...limited }, HOUR],
  ])('%s, whatever its row says from before the clock was set back', (_, row, dueAt) => {
    expect(patient().dueAt(rowOf({ ...row, nextTryAt: NOW + 24 * HOUR }))).toBe(dueAt);
  });
});

describe('how long ago a notice was claimed', () => {
  test('is counted on from its claim, whatever the clock is set to', () => {
    const { ageOf, clock } = patient();
    const claimed = rowOf({ claimedAt: NOW - MINUTE });
    expect(ageOf(claimed)).toBe(MINUTE);
    for (const aheadMs of [-2 * HOUR, 2 * HOUR]) {
      clock.aheadMs = aheadMs;
      clock.elapsed += MINUTE;
      expect(ageOf(claimed)).toBe(MINUTE + clock.elapsed);
    }
  });

  test('begins anew with a new claim', () => {
    const { ageOf, clock } = patient();
    ageOf(rowOf({ claimedAt: NOW - MINUTE }));
    clock.elapsed = HOUR;
    expect(ageOf(rowOf({ claimedAt: NOW + HOUR }))).toBe(0);
  });

  test('is nothing when the clock says that it will be claimed, or nobody knows', () => {
    expect(patient().ageOf(rowOf({ claimedAt: NOW + HOUR }))).toBe(0);
    expect(patient().ageOf(rowOf({ claimedAt: null }))).toBe(0);
  });

  test('is remembered for five thousand notices, then for the newest', () => {
    const { ageOf, clock } = patient();
    const claimed = (at: number) => rowOf({ id: `N${at}`, claimedAt: NOW });
    for (let at = 0; at <= 5000; at += 1) ageOf(claimed(at));
    clock.elapsed = MINUTE;
    clock.aheadMs = -HOUR;
    expect([ageOf(claimed(5000)), ageOf(claimed(1)), ageOf(claimed(0))]).toEqual([MINUTE, MINUTE, 0]);
  });
});
