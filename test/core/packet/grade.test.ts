import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { componentsWith, gapOf, NOT_GRADED, readGrade } from '../../../src/core/packet/grade.ts';
import type { Points } from '../../../src/core/packet/score/facts.ts';
import {
  COMPONENT_KEYS,
  MOST_POINTS,
  type PointsByComponent,
  pointsSchema,
  totalOf,
} from '../../../src/core/packet/score/score.ts';
import { errorsOf } from '../../support/wrong-input.ts';

const all = (points: Points): PointsByComponent =>
  pointsSchema.parse(Object.fromEntries(COMPONENT_KEYS.map((key) => [key, points])));
const someGrade = fc.record(
  Object.fromEntries(COMPONENT_KEYS.map((key) => [key, fc.constantFrom<Points>(0, 1, 2)])),
) as fc.Arbitrary<PointsByComponent>;

describe('what an account executive ticks', () => {
  test('is no grade when it is nothing, and never 18 points', () => {
    expect(readGrade(NOT_GRADED)).toBeNull();
  });

  test('is 18 of 18 when everything was there', () => {
    expect(MOST_POINTS).toBe(18);
    expect(readGrade({ everything: true, low: [] })).toEqual(all(2));
    expect(totalOf(all(2))).toBe(18);
  });

  test('is one point for what was weak, none for what was missing, two for what nobody ticked', () => {
    const grade = readGrade({ everything: false, low: ['weak:proof', 'missing:owner'] });
    expect(grade).toEqual({ ...all(2), proof: 1, owner: 0 });
    expect(grade && totalOf(grade)).toBe(15);
  });

  test.each([
    ['everything, and something weak: what is named counts', { everything: true, low: ['weak:proof'] }, 1],
    ['one thing as weak and missing: missing counts', { everything: false, low: ['weak:proof', 'missing:proof'] }, 0],
    ['the same twice', { everything: false, low: ['weak:proof', 'weak:proof'] }, 1],
  ])('is never asked about again: %s', (_, typed, points) => {
    expect(readGrade(typed)).toEqual({ ...all(2), proof: points });
  });

  test.each(['proof', 'weak:', 'weak:score', 'strong:proof', 'weak:__proto__'])(
    'is refused when it is %s',
    (ticked) => {
      expect(Object.keys(errorsOf(() => readGrade({ everything: false, low: [ticked] })))).toEqual(['grade_low']);
    },
  );
});

test('each component is strong, weak or missing, and the points are theirs', () => {
  fc.assert(
    fc.property(someGrade, (grade) => {
      const weak = componentsWith(grade, 1);
      const missing = componentsWith(grade, 0);
      expect([...componentsWith(grade, 2), ...weak, ...missing].toSorted()).toEqual(COMPONENT_KEYS.toSorted());
      expect(totalOf(grade)).toBe(MOST_POINTS - weak.length - 2 * missing.length);
    }),
  );
});

describe('the gap between what its author thought and what the account executive found', () => {
  test('stands by component: above zero where the author thought better of it', () => {
    const gap = gapOf({ ...all(2), proof: 1 }, { ...all(2), owner: 0, proof: 2 });
    expect(gap).toEqual({ ...all(0), owner: 2, proof: -1 });
  });

  test('is not known without a score, or without a grade', () => {
    expect(gapOf(null, all(2))).toBeNull();
    expect(gapOf(all(2), null)).toBeNull();
  });
});

test('the gaps of the components sum up to that of the totals', () => {
  fc.assert(
    fc.property(someGrade, someGrade, (score, grade) => {
      const gaps = Object.values(gapOf(score, grade) ?? {});
      expect(gaps.reduce((sum, gap) => sum + gap, 0)).toBe(totalOf(score) - totalOf(grade));
    }),
  );
});
