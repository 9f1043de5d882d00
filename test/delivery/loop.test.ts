import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDeliveryLoop } from '../../src/delivery/loop.ts';
import type { Started } from '../../src/delivery/lanes.ts';
import { MINUTE, NOW } from '../support/delivery-parts.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

type Run = { started?: Promise<void>[]; nextDue?: number | null };

/** A loop over runs that go as ordered; those that nothing is ordered for find nothing to do. */
function loopOver(runs: (() => Run)[]) {
  const ordered = [...runs];
  const errors: unknown[] = [];
  let begun = 0;
  const delivery = {
    async startDue(): Promise<Started> {
      begun += 1;
      const { started = [], nextDue = null } = ordered.shift()?.() ?? {};
      return { started, nextDue };
    },
  };
  const loop = createDeliveryLoop({
    delivery,
    now: Date.now,
    elapsed: Date.now,
    onError: (error) => errors.push(error),
  });
  return {
    loop,
    errors,
    begun: () => begun,
    /** The clock is moved, and what becomes due then is done. */
    async waits(ms: number) {
      vi.advanceTimersByTime(ms);
      await loop.idle();
    },
  };
}

/** A delivery that goes on until Slack answers or fails. */
function underWay() {
  let answers: () => void = () => undefined;
  let fails: (error: Error) => void = () => undefined;
  const delivery = new Promise<void>((resolve, reject) => {
    answers = resolve;
    fails = reject;
  });
  return { delivery, answers: () => answers(), fails: (error: Error) => fails(error) };
}

/** All goes on that need not wait for a clock or for Slack. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await yieldToOthers();
}

describe('deliveries begin', () => {
  test('when there may be something to deliver, after whoever waits for an answer has got it', async () => {
    const { loop, begun } = loopOver([]);
    loop.nudge();
    expect([begun(), loop.underWay()]).toEqual([0, null]);
    await loop.idle();
    expect([begun(), loop.underWay()]).toEqual([1, 0]);
  });

  test('once for several things at the same moment, and again for what comes while they begin', async () => {
    const { loop, begun } = loopOver([]);
    loop.nudge();
    loop.nudge();
    await loop.idle();
    expect(begun()).toBe(1);
    loop.nudge();
    await loop.idle();
    expect(begun()).toBe(2);
  });

  test('again when one has ended: another may go in that conversation now', async () => {
    const { delivery, answers } = underWay();
    const { loop, begun } = loopOver([() => ({ started: [delivery] })]);
    loop.nudge();
    await turns();
    expect([begun(), loop.underWay()]).toEqual([1, 1]);
    answers();
    await loop.idle();
    expect([begun(), loop.underWay()]).toEqual([2, 0]);
  });

  test('again when one has ended at once, while the others were still beginning', async () => {
    const { loop, begun } = loopOver([() => ({ started: [Promise.resolve()] })]);
    loop.nudge();
    await loop.idle();
    expect(begun()).toBe(2);
  });

  test('when the next message is due, and not before', async () => {
    const { loop, begun, waits } = loopOver([() => ({ nextDue: NOW + 5_000 })]);
    loop.nudge();
    await loop.idle();
    expect(loop.nextDue()).toBe(NOW + 5_000);
    await waits(4_999);
    expect(begun()).toBe(1);
    await waits(1);
    expect(begun()).toBe(2);
    expect(loop.nextDue()).toBeNull();
    await waits(60 * MINUTE);
    expect(begun()).toBe(2);
  });

  test('at once when the next message is overdue', async () => {
    const { loop, begun, waits } = loopOver([() => ({ nextDue: NOW - 5_000 })]);
    loop.nudge();
    await loop.idle();
    await waits(0);
    await waits(1);
    expect(begun()).toBe(2);
  });

  test('once, at the newest moment, when what is due has changed', async () => {
    const { loop, begun, waits } = loopOver([() => ({ nextDue: NOW + 5_000 }), () => ({ nextDue: NOW + 8_000 })]);
    loop.nudge();
    await loop.idle();
    loop.nudge();
    await loop.idle();
    await waits(7_999);
    expect(begun()).toBe(2);
    await waits(1);
    expect(begun()).toBe(3);
  });

  test('a minute later at the latest, however far away the next message is: clocks are set, and machines sleep', async () => {
    const { loop, begun, waits } = loopOver([() => ({ nextDue: NOW + 600 * MINUTE })]);
    loop.nudge();
    await loop.idle();
    await waits(MINUTE - 1);
    expect(begun()).toBe(1);
    await waits(1);
    expect(begun()).toBe(2);
  });
});

describe('what goes wrong', () => {
  test('while deliveries begin is said aloud, and they begin again a minute later', async () => {
    const failure = new Error('The disk is full.');
    const fails = (): never => {
      throw failure;
    };
    const { loop, begun, errors, waits } = loopOver([fails]);
    loop.nudge();
    await loop.idle();
    expect(errors).toEqual([failure]);
    await waits(MINUTE - 1);
    expect(begun()).toBe(1);
    await waits(1);
    expect(begun()).toBe(2);
  });

  test('with one delivery is said aloud, and the others go on', async () => {
    const { delivery, fails } = underWay();
    const other = underWay();
    const { loop, begun, errors } = loopOver([() => ({ started: [delivery, other.delivery] })]);
    loop.nudge();
    await turns();
    const failure = new Error('The disk is full.');
    fails(failure);
    await turns();
    expect(errors).toEqual([failure]);
    expect([begun(), loop.underWay()]).toEqual([2, 1]);
    other.answers();
    await loop.idle();
    expect([begun(), loop.underWay()]).toEqual([3, 0]);
  });
});

describe('when the bot stops', () => {
  test('nothing new begins: not for what comes, not for what is due', async () => {
    const { loop, begun, waits } = loopOver([() => ({ nextDue: NOW + 5_000 })]);
    loop.nudge();
    await loop.idle();
    loop.stop();
    loop.nudge();
    await waits(60 * MINUTE);
    expect(begun()).toBe(1);
  });

  test('what is under way ends, and nothing follows it', async () => {
    const { delivery, answers } = underWay();
    const { loop, begun } = loopOver([() => ({ started: [delivery] })]);
    loop.nudge();
    await turns();
    loop.stop();
    let isIdle = false;
    const idle = loop.idle().then(() => (isIdle = true));
    await turns();
    expect(isIdle).toBe(false);
    answers();
    await idle;
    expect([begun(), loop.underWay()]).toEqual([1, 0]);
  });

  test('while deliveries begin, nothing is left that would begin more', async () => {
    const { loop, begun, waits } = loopOver([
      () => {
        loop.nudge();
        loop.stop();
        return { nextDue: NOW + 5_000 };
      },
    ]);
    loop.nudge();
    await loop.idle();
    expect(vi.getTimerCount()).toBe(0);
    await waits(MINUTE);
    expect(begun()).toBe(1);
  });
});
