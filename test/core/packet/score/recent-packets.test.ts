import { describe, expect, test } from 'vitest';
import { accept, decline } from '../../../../src/core/handoff/answering.ts';
import { readGrade } from '../../../../src/core/packet/grade.ts';
import { DECLINE_REASONS, type DeclineReason, type Handoff } from '../../../../src/core/handoff/handoff.ts';
import {
  isWeak,
  lastThree,
  lastThreeWords,
  needsSmaller,
  settledAt,
} from '../../../../src/core/packet/score/recent-packets.ts';
import { CALENDAR, everyState, next, NOW, packetOf, sam, type StateName } from '../../../support/packets.ts';

const HOUR = 3_600_000;
const states = everyState(packetOf());

/** Sent at `NOW`, and answered so many hours later. */
function declinedAt(hours: number, reason: DeclineReason = 'no_evidence'): Handoff {
  const no = { by: sam, note: null, betterAe: null, calendar: CALENDAR, now: NOW + hours * HOUR };
  return { ...next(decline(states.awaiting, { ...no, reason })), id: `H-declined-${hours}` };
}

function acceptedAt(hours: number, low: string[] | null): Handoff {
  const grade = low && readGrade({ everything: true, low });
  const { seller_move: move, seller_move_by: moveBy } = states.awaiting.packet;
  const yes = { by: sam, move, moveBy, grade, now: NOW + hours * HOUR };
  return { ...next(accept(states.awaiting, yes)), id: `H-accepted-${hours}` };
}

const FOUR_MISSING = ['owner', 'proof', 'next_action', 'buyer_problem'].map((one) => `missing:${one}`);

describe('a handoff is weak when it was', () => {
  test.each([
    ['graded under 10 of 18', acceptedAt(1, [...FOUR_MISSING, 'weak:partner_offer']), true],
    ['graded with 10 of 18: it is not', acceptedAt(1, FOUR_MISSING), false],
    ['accepted and not graded: it is not', acceptedAt(1, null), false],
    ['not answered in its window', states.lapsed, true],
    ['not answered, and withdrawn then', states['withdrawn by intake'], true],
    ['answered too late, with a yes: it is not', states['accepted late'], false],
    ['waiting for its answer: it is not', states.awaiting, false],
    ['passed on to somebody who still has time: it is not', states['re-routed'], false],
  ])('%s', (_, handoff, weak) => {
    expect(isWeak(handoff)).toBe(weak);
  });

  test.each(DECLINE_REASONS)('declined for what it lacked, and not for which account or when: %s', (reason) => {
    const isElsewhere = ['wrong_owner', 'conflict', 'bad_timing', 'already_working_it'].includes(reason);
    expect(isWeak(declinedAt(1, reason))).toBe(!isElsewhere);
  });
});

test.each<[StateName, boolean]>([
  ['awaiting', false],
  ['withdrawn', false],
  ['lapsed', true],
  ['declined', true],
  ['won', true],
])('%s is settled: %s', (name, isSettled) => {
  expect(settledAt(states[name]) !== null).toBe(isSettled);
});

describe('the last three', () => {
  test('are those that were answered or ran out last, whatever came of them, and not those that wait', () => {
    const written = [declinedAt(4), states.awaiting, acceptedAt(1, null), declinedAt(3, 'bad_timing'), declinedAt(2)];
    expect(lastThree(written).map(({ id }) => id)).toEqual(['H-declined-4', 'H-declined-3', 'H-declined-2']);
  });

  test('that are weak are said before the next packet', () => {
    expect(needsSmaller([declinedAt(1), declinedAt(2), declinedAt(3)])).toBe(true);
  });

  test('that are two, or of which one was good, are not', () => {
    expect(needsSmaller([])).toBe(false);
    expect(needsSmaller([declinedAt(1), declinedAt(2)])).toBe(false);
    for (const good of [1, 2, 3].map((hours) => acceptedAt(hours, null))) {
      const others = [1, 2, 3].map((hours) => declinedAt(hours)).filter((one) => settledAt(one) !== settledAt(good));
      expect(needsSmaller([good, ...others])).toBe(false);
    }
  });

  test('that are weak are said once: not any more when another was sent since, until that is weak too', () => {
    const three = [declinedAt(1), declinedAt(2), declinedAt(3)];
    const sent = { ...states.awaiting, createdAt: NOW + 4 * HOUR };
    expect(needsSmaller([...three, sent])).toBe(false);
    const declined = { ...declinedAt(5), createdAt: NOW + 4 * HOUR };
    expect(needsSmaller([...three, declined])).toBe(true);
  });

  test('were good once, further back: that does not count', () => {
    expect(needsSmaller([acceptedAt(1, null), declinedAt(2), declinedAt(3), declinedAt(4)])).toBe(true);
  });
});

test('whose last three were weak reads that a smaller one helps more, and nobody else reads anything', () => {
  expect(lastThreeWords(true)).toContain(
    'A smaller one that is accepted does more than a complete one that nobody reads',
  );
  expect(lastThreeWords(false)).toBeNull();
});
