import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awaiting, type Handoff } from '../../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../../src/core/handoff/history.ts';
import { passMending } from '../../../src/core/handoff/mending.ts';
import { promisesIn } from '../../../src/core/handoff/promise.ts';
import { dayOf } from '../../../src/core/time/calendar.ts';
import { passTime } from '../../../src/core/handoff/window.ts';
import { CALENDAR, everyState, NOW, packetOf, windowIn, ZONE } from '../../support/packets.ts';
import { timesOf } from '../../support/sample.ts';

const at = (day: string, hour = '12:00') => Date.parse(`2026-${day}T${hour}:00-05:00`);
const sent: HandoffEvent = { kind: 'sent', actor: 'U0MAYA', at: at('11-24'), hearBy: '2026-11-30' };
const lapsed: HandoffEvent = { kind: 'lapsed', actor: null, at: at('11-27', '17:00'), hearBy: '2026-12-02' };
const accepted: HandoffEvent = { kind: 'accepted', actor: 'U0SAM', at: at('11-26') };
const read = { isFirstOfDeal: true, zone: ZONE, now: at('12-10') };

describe('a day that a partner was promised', () => {
  test.each<[string, HandoffEvent[], number[], { made: number; kept: number; broken: number }]>([
    ['is kept by word before it is over', [sent, accepted], [at('11-26')], { made: 1, kept: 1, broken: 0 }],
    ['is kept by word in its last minute', [sent], [at('11-30', '23:59')], { made: 1, kept: 1, broken: 0 }],
    ['is missed by word on the next day', [sent], [at('12-01', '00:00')], { made: 1, kept: 0, broken: 1 }],
    ['is missed without any word', [sent], [], { made: 1, kept: 0, broken: 1 }],
    [
      'is kept by the word of another day, which is a promise of its own and does not keep itself',
      [sent, lapsed],
      [at('11-27', '17:01')],
      { made: 2, kept: 1, broken: 1 },
    ],
    [
      'is not promised anew when it stays the same day',
      [sent, { ...sent, kind: 'retimed' }],
      [at('11-26')],
      { made: 1, kept: 1, broken: 0 },
    ],
  ])('%s', (_, history, toldAt, expected) => {
    expect(promisesIn(history, { ...read, toldAt })).toEqual(expected);
  });

  test('is neither kept nor missed while it is ahead', () => {
    expect(promisesIn([sent], { ...read, toldAt: [], now: at('11-30', '23:59') })).toEqual({
      made: 1,
      kept: 0,
      broken: 0,
    });
  });

  test('of a mended packet is announced by a post, which does not keep it', () => {
    const order = { ...read, isFirstOfDeal: false, toldAt: [at('11-24', '12:01')] };
    expect(promisesIn([sent], order)).toEqual({ made: 1, kept: 0, broken: 1 });
  });
});

/** Whatever the clock does with it next; null when nothing is due by then. */
const passes = (handoff: Handoff, now: number) =>
  passTime(handoff, CALENDAR, now) ?? passMending(handoff, CALENDAR, now);

test('no promised day passes before another one is promised or the deal is over, as long as the bot looks each hour', {
  tags: 'thorough',
}, () => {
  const states = Object.values(everyState(packetOf())).filter(({ stage }) => ['awaiting', 'declined'].includes(stage));
  fc.assert(
    fc.property(fc.constantFrom(...states), fc.integer({ min: 1, max: 60 }), (from, days) => {
      let handoff: Handoff = from;
      const begin = Math.max(NOW, windowIn(from).landedAt, awaiting(from)?.window.lapsedAt ?? 0);
      for (let hour = 0; hour < days * 24; hour += 1) {
        const now = begin + hour * 3_600_000;
        for (let due = passes(handoff, now); due; due = passes(handoff, now)) handoff = due.next;
        if (handoff.stage === 'closed') return;
        expect(windowIn(handoff).hearBy >= dayOf(ZONE, now), `on ${dayOf(ZONE, now)}`).toBe(true);
      }
    }),
    { numRuns: timesOf(200, 40) },
  );
});
