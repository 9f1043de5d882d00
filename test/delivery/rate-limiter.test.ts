import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRateLimiter, type LimitedMethod } from '../../src/delivery/rate-limiter.ts';

const START = Date.parse('2026-11-24T10:00:00-05:00');
const MINUTE = 60_000;

type Call = { method: LimitedMethod; channel: string; at: number };

/** A rate limiter and a clock that is moved by hand; the process has run for a minute, unless it has just begun. */
function limited({ hasJustBegun = false } = {}) {
  let now = START;
  let limiter = createRateLimiter(() => now);
  if (!hasJustBegun) now += MINUTE;
  const calls: Call[] = [];
  return {
    calls,
    readyAt: (method: LimitedMethod, channel: string) => limiter.readyAt(method, channel),
    room: (method: LimitedMethod) => limiter.room(method),
    /** The process ends, and another begins. */
    restarts: (tookMs: number) => {
      now += tookMs;
      limiter = createRateLimiter(() => now);
    },
    waits: (ms: number) => {
      now += ms;
    },
    isReady: (method: LimitedMethod, channel: string) => limiter.readyAt(method, channel) <= now,
    /** Waits until it may be made, then makes it; how long that took. */
    call: (method: LimitedMethod, channel: string): number => {
      const wait = Math.max(0, limiter.readyAt(method, channel) - now);
      now += wait;
      limiter.spend(method, channel);
      calls.push({ method, channel, at: now });
      return wait;
    },
  };
}

/** The most of these calls that any span of `length` ms holds, its end not included. */
function mostIn(calls: Call[], length: number): number {
  return Math.max(0, ...calls.map(({ at: from }) => calls.filter(({ at }) => at >= from && at < from + length).length));
}

const channels = Array.from({ length: 8 }, (_, at) => `C${at}`);
const asked = fc.record({
  method: fc.constantFrom<LimitedMethod>('chat.postMessage', 'chat.postMessage', 'chat.update'),
  channel: fc.constantFrom(...channels),
  waits: fc.oneof(
    { arbitrary: fc.constant(0), weight: 8 },
    { arbitrary: fc.integer({ min: 0, max: 2000 }), weight: 2 },
    { arbitrary: fc.integer({ min: 0, max: 5 * MINUTE }), weight: 1 },
  ),
});

describe('whatever is asked for, in any span of time', () => {
  const run = (todo: { method: LimitedMethod; channel: string; waits: number }[]) => {
    const world = limited();
    for (const { method, channel, waits } of todo) {
      world.waits(waits);
      world.call(method, channel);
    }
    return world.calls;
  };
  const sequences = fc.array(asked, { maxLength: 400, size: 'max' });

  test('a conversation gets one message a second', { tags: 'thorough' }, () => {
    fc.assert(
      fc.property(sequences, (todo) => {
        const posts = run(todo).filter(({ method }) => method === 'chat.postMessage');
        for (const channel of channels) {
          const here = posts.filter((call) => call.channel === channel);
          for (const [index, { at }] of here.entries()) {
            const previous = here[index - 1];
            if (previous) expect(at - previous.at).toBeGreaterThanOrEqual(1000);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('the workspace gets 300 messages in any minute, and no more', { tags: 'thorough' }, () => {
    fc.assert(
      fc.property(sequences, (todo) => {
        const posts = run(todo).filter(({ method }) => method === 'chat.postMessage');
        expect(mostIn(posts, MINUTE)).toBeLessThanOrEqual(300);
        expect(mostIn(posts, 1000)).toBeLessThanOrEqual(25);
      }),
      { numRuns: 50 },
    );
  });

  test('messages are changed 50 times in any minute, and no more', { tags: 'thorough' }, () => {
    fc.assert(
      fc.property(sequences, (todo) => {
        const updates = run(todo.map((one) => ({ ...one, method: 'chat.update' as const })));
        expect(mostIn(updates, MINUTE)).toBeLessThanOrEqual(50);
        expect(mostIn(updates, 1200)).toBeLessThanOrEqual(11);
      }),
      { numRuns: 50 },
    );
  });

  test('people are looked up 80 times in any minute, and no more: the rest of Slack’s 100 is for those who press', () => {
    fc.assert(
      fc.property(sequences, (todo) => {
        const lookUps = run(todo.map((one) => ({ ...one, method: 'users.info' as const })));
        expect(mostIn(lookUps, MINUTE)).toBeLessThanOrEqual(80);
      }),
      { numRuns: 50 },
    );
  });

  test('nothing starves: however much was sent before, a call may be made within a second or two', {
    tags: 'thorough',
  }, () => {
    fc.assert(
      fc.property(sequences, asked, (todo, { method, channel }) => {
        const world = limited();
        for (const one of todo) {
          world.waits(one.waits);
          world.call(one.method, one.channel);
        }
        expect(world.call(method, channel)).toBeLessThanOrEqual(1500);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a burst', () => {
  test('into one conversation goes out one a second', () => {
    const world = limited();
    const waits = Array.from({ length: 5 }, () => world.call('chat.postMessage', 'C0'));
    expect(waits).toEqual([0, 1000, 1000, 1000, 1000]);
  });

  test('into many conversations goes out at once, up to 12, then about five a second', () => {
    const world = limited();
    const waits = Array.from({ length: 30 }, (_, at) => world.call('chat.postMessage', `C${at}`));
    expect(waits.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 0));
    for (const wait of waits.slice(12)) expect([208, 209]).toContain(wait);
  });

  test('of changes goes out at once, up to two, then one each 1.25 seconds; also in one conversation', () => {
    const world = limited();
    const waits = Array.from({ length: 5 }, () => world.call('chat.update', 'C0'));
    expect(waits).toEqual([0, 0, 1250, 1250, 1250]);
  });

  test('may be made again after a rest', () => {
    const world = limited();
    for (let calls = 0; calls < 12; calls += 1) world.call('chat.postMessage', `C${calls}`);
    world.waits(5000);
    const waits = Array.from({ length: 12 }, (_, at) => world.call('chat.postMessage', `D${at}`));
    expect(waits).toEqual(Array.from({ length: 12 }, () => 0));
  });

  test('of answers through presses goes out like messages, one a second in a conversation', () => {
    const world = limited();
    expect([world.call('response_url', 'D0'), world.call('response_url', 'D0')]).toEqual([0, 1000]);
    expect(world.call('response_url', 'D1')).toBe(0);
  });

  test('right after the start is one call, not all that a rested process may make', () => {
    const world = limited({ hasJustBegun: true });
    expect([world.room('chat.postMessage'), world.room('chat.update')]).toEqual([1, 1]);
    expect([world.call('chat.update', 'C0'), world.call('chat.update', 'C0')]).toEqual([0, 1250]);
  });

  test.each(['chat.postMessage', 'chat.update'] as const)(
    'is no longer for processes that end and begin again: %s',
    (method) => {
      const world = limited();
      for (let calls = 0; calls < 200; calls += 1) {
        world.call(method, `C${calls}`);
        if (calls % 7 === 6) world.restarts(1300);
      }
      expect(mostIn(world.calls, MINUTE)).toBeLessThanOrEqual(method === 'chat.update' ? 50 : 300);
    },
  );

  test('has room for as many as may go at once', () => {
    const world = limited();
    expect(world.room('chat.update')).toBe(2);
    world.call('chat.update', 'C0');
    expect(world.room('chat.update')).toBe(1);
    world.call('chat.update', 'C0');
    expect(world.room('chat.update')).toBe(0);
    world.waits(1249);
    expect(world.room('chat.update')).toBe(0);
    world.waits(1);
    expect(world.room('chat.update')).toBe(1);
  });
});

describe('asking', () => {
  test('costs nothing, and one conversation does not wait for another', () => {
    const world = limited();
    world.call('chat.postMessage', 'C0');
    for (let times = 0; times < 100; times += 1) world.readyAt('chat.postMessage', 'C1');
    expect(world.isReady('chat.postMessage', 'C0')).toBe(false);
    expect(world.isReady('chat.postMessage', 'C1')).toBe(true);
    expect(world.isReady('chat.update', 'C0')).toBe(true);
  });

  test('of thousands of conversations forgets none that must still wait', () => {
    const world = limited();
    for (let at = 0; at < 2100; at += 1) world.readyAt('chat.postMessage', `old${at}`);
    world.call('chat.postMessage', 'C0');
    for (let at = 0; at < 2100; at += 1) world.readyAt('chat.postMessage', `new${at}`);
    expect(world.isReady('chat.postMessage', 'C0')).toBe(false);
  });
});
