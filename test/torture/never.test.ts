import { describe, expect, test } from 'vitest';

import { ALL_FROM, neverHappened, SOON_FROM } from '../../torture/never.ts';
import type { StageWords } from '../../torture/tally.ts';

/** A run in which all happened, but for what is `missing`. */
function never(
  kills: number,
  { missing = [], handoffs = kills }: { missing?: (Kind | StageWords)[]; handoffs?: number },
) {
  return neverHappened({
    kills,
    handoffs,
    times: (kind) => (missing.includes(kind) ? 0 : 1),
    inStage: (stage) => (missing.includes(stage) ? 0 : 1),
  });
}

describe('of a long run', () => {
  test('nothing is missed when everything happened', () => {
    expect(never(ALL_FROM, {})).toEqual([]);
  });

  test.each<Kind>([
    'accepted',
    'won',
    'rerouted',
    'still_going',
    'registration_risen',
    'agreement_reviewed',
    'draft_forgotten',
  ])('each thing is missed that never happened: %s', (kind) => {
    expect(never(ALL_FROM, { missing: [kind] })).toEqual([kind]);
  });

  test('everything that can happen to a handoff must have', () => {
    const all = Object.keys(KINDS.handoffs) as Kind[];
    expect(never(ALL_FROM, { missing: all })).toEqual(all);
  });

  test('a stage is missed in which no handoff ever was', () => {
    expect(never(ALL_FROM, { missing: ['Working'] })).toEqual(['a handoff in “Working”']);
  });

  test('handoffs are missed when there were too few to show anything', () => {
    expect(never(200, { handoffs: 149 })).toEqual(['more than 149 handoffs']);
    expect(never(200, { handoffs: 150 })).toEqual([]);
  });

  test('what the storm does not play is not missed', () => {
    expect(never(ALL_FROM, { missing: ['help_moved', 'draft_left'] })).toEqual([]);
  });
});

describe('of a short run', () => {
  test('what takes weeks is not missed, everything else is', () => {
    expect(never(SOON_FROM, { missing: ['agreement_reviewed', 'accepted'] })).toEqual(['accepted']);
  });

  test('and of a few kills nothing', () => {
    expect(never(SOON_FROM - 1, { missing: ['accepted', 'Working'] })).toEqual([]);
  });
});
