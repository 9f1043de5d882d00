import { describe, expect, test } from 'vitest';
import { EVENT_KINDS } from '../../src/core/handoff/history.ts';
import type { Kind } from '../../torture/people/deeds.ts';
import { ALL_FROM, USUAL_FROM, neverHappened, tellDemands } from '../../torture/storm/never.ts';
import { type Stage, STAGES } from '../../torture/storm/tally.ts';

/** A run in which all happened once, but for what is `missing`. */
function never(
  kills: number,
  { missing = [], handoffs = kills }: { missing?: readonly (Kind | Stage)[]; handoffs?: number },
) {
  const once = (all: readonly (Kind | Stage)[]) =>
    Object.fromEntries(all.filter((name) => !missing.includes(name)).map((name) => [name, 1]));
  return neverHappened(kills, { handoffs, times: once(EVENT_KINDS), inStage: once(STAGES) });
}

describe('of a long run', () => {
  test('nothing is missed when everything happened', () => {
    expect(never(ALL_FROM, {})).toEqual([]);
  });

  test('each kind of event is missed that never happened', () => {
    expect(EVENT_KINDS.map((kind) => never(ALL_FROM, { missing: [kind] }))).toEqual(EVENT_KINDS.map((kind) => [kind]));
  });

  test('a stage is missed in which no handoff ever was', () => {
    expect(never(ALL_FROM, { missing: ['Working'] })).toEqual(['a handoff in “Working”']);
  });

  test('handoffs are missed when there were too few to show anything', () => {
    expect(never(200, { handoffs: 149 })).toEqual(['150 handoffs (only 149)']);
    expect(never(200, { handoffs: 150 })).toEqual([]);
  });

  test('it is said that everything is demanded', () => {
    expect(tellDemands(200)).toBe('Demanded of 200 kills: 150 handoffs, every stage, and every kind of event');
  });
});

describe('of a short run', () => {
  test('handoffs are missed in proportion', () => {
    expect(never(20, { handoffs: 14 })).toEqual(['15 handoffs (only 14)']);
  });

  test('what takes longer is not missed, and what does not is', () => {
    expect(never(USUAL_FROM, { missing: ['accepted', 'Accepted'] })).toEqual(['accepted', 'a handoff in “Accepted”']);
    expect(never(USUAL_FROM - 1, { missing: ['accepted', 'Accepted'] })).toEqual([]);
  });

  test('and rare things are not', () => {
    expect(never(USUAL_FROM, { missing: ['credit_kept', 'Working'] })).toEqual([]);
  });

  test('it is said what is demanded of it, and that the rest is not', () => {
    expect(tellDemands(USUAL_FROM)).toMatch(
      /kinds of event .*accepted.*: the rest is demanded only from \d+ kills on$/,
    );
    expect(tellDemands(20)).toBe(
      `Demanded of 20 kills: 15 handoffs; no stage and no kind of event: the rest is demanded only from ${ALL_FROM} kills on`,
    );
  });
});
