import { describe, expect, test } from 'vitest';
import type { Outbox } from '../../src/db/notices/outbox.ts';
import { createHeld } from '../../src/delivery/held.ts';

const TEN = Date.parse('2026-11-24T15:00:00Z');
const HOUR = 60 * 60_000;

/** What is held, over an outbox that notes until when it was asked to release; `elapsed` began at 0 when it was ten. */
function held(nextCardAt: number | null = null) {
  const clock = { elapsed: 0, aheadMs: 0 };
  const released: (number | 'all')[] = [];
  const now = () => TEN + clock.elapsed + clock.aheadMs;
  const outbox: Pick<Outbox, 'releaseHeld' | 'nextHeldCard'> = {
    async releaseHeld(at, upTo = at) {
      released.push(upTo === at ? at - TEN : 'all');
      if (nextCardAt !== null && nextCardAt <= upTo) nextCardAt = null;
    },
    nextHeldCard: async () => nextCardAt,
  };
  return { ...createHeld({ outbox, now, elapsed: () => clock.elapsed }), clock, released };
}

describe('what is held', () => {
  test('is looked for every ten seconds, not each time that something is sent', async () => {
    const { release, clock, released } = held();
    for (const at of [0, 1, 9_999, 10_000, 19_999, 25_000]) {
      clock.elapsed = at;
      await release();
    }
    expect(released).toEqual([0, 10_000, 25_000]);
  });

  test('is looked for at once when something new is held', async () => {
    const { release, lookSoon, released } = held();
    await release();
    lookSoon();
    await release();
    expect(released).toEqual([0, 0]);
  });

  test.each([-2 * HOUR, 2 * HOUR])('is all decided anew when the clock is set by %i ms, once', async (aheadMs) => {
    const { release, clock, released } = held();
    await release();
    clock.elapsed = 1_000;
    clock.aheadMs = aheadMs;
    await release();
    await release();
    expect(released).toEqual([0, 'all']);
  });

  test('is left alone when the clock is corrected by seconds', async () => {
    const { release, clock, released } = held();
    await release();
    clock.aheadMs = 9_000;
    await release();
    clock.aheadMs = 0;
    await release();
    expect(released).toEqual([0]);
  });

  test('is waited for, and queued at its very moment, when it is a card', async () => {
    const { release, clock, released } = held(TEN + 65_000);
    expect(await release()).toBe(65_000);
    clock.elapsed = 61_000;
    expect(await release()).toBe(65_000);
    clock.elapsed = 65_000;
    expect(await release()).toBeNull();
    expect(released).toEqual([0, 61_000, 65_000]);
  });
});
