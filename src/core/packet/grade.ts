import { WrongInput } from '../kernel/errors.ts';
import { UNREADABLE } from '../kernel/form.ts';
import type { Points } from './score/facts.ts';
import { byComponent, type Component, COMPONENT_KEYS, type PointsByComponent } from './score/score.ts';

/**
 * How an account executive grades the packet that they decide about: each component is strong (2), weak (1) or missing (0), as in the score of
 * its author. Grading is optional, so no grade is no grade: it never counts as 18.
 */

/** What the form sends for a component that was not strong. */
export type Low = `${'weak' | 'missing'}:${Component}`;

/** What was ticked, not checked yet. */
export type GradeTyped = { everything: boolean; low: readonly string[] };

/** Left out by a form that was opened before it asked for a grade. */
export const NOT_GRADED: GradeTyped = { everything: false, low: [] };

/**
 * Null when nothing was ticked. What is not ticked is strong; whoever ticks too much is not asked again: a named component counts more than
 * "everything", and missing more than weak. Throws WrongInput for what no menu of ours holds.
 */
export function readGrade({ everything, low }: GradeTyped): PointsByComponent | null {
  const known = new Set(COMPONENT_KEYS.flatMap((component): string[] => [`weak:${component}`, `missing:${component}`]));
  if (low.some((ticked) => !known.has(ticked))) throw new WrongInput({ grade_low: UNREADABLE });
  if (low.length === 0 && !everything) return null;
  return byComponent((component) => {
    if (low.includes(`missing:${component}`)) return 0;
    return low.includes(`weak:${component}`) ? 1 : 2;
  });
}

export function componentsWith(grade: PointsByComponent, points: Points): Component[] {
  return COMPONENT_KEYS.filter((component) => grade[component] === points);
}

/** By component the author's own score less the account executive's grade: -2 to 2. Null when there is no score, or no grade. */
export function gapOf(
  score: PointsByComponent | null,
  grade: PointsByComponent | null,
): Record<Component, number> | null {
  if (score === null || grade === null) return null;
  const gaps = COMPONENT_KEYS.map((component) => [component, score[component] - grade[component]]);
  return Object.fromEntries(gaps) as Record<Component, number>;
}
