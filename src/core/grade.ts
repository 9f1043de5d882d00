import { z } from 'zod';
import { WrongInput } from './errors.ts';
import { UNREADABLE } from './form.ts';

/**
 * How an account executive grades the packet that they decide about: each of nine components is strong (2), weak (1) or missing (0), 18 points in
 * all. Grading is optional, so no grade is no grade: it never counts as 18.
 */

/** In the order of the form, each with its name. */
export const GRADE_COMPONENTS = {
  account_logic: 'Target account logic',
  partner_context: 'Partner context',
  relationship_path: 'Relationship path',
  buyer_problem: 'Buyer problem',
  partner_offer: 'Partner offer',
  next_action: 'Next action',
  owner: 'Owner',
  acceptance_criteria: 'Acceptance criteria',
  proof: 'Proof',
} as const;
export type GradeComponent = keyof typeof GRADE_COMPONENTS;
// Object.keys and Object.fromEntries lose the exact types of the keys.
export const COMPONENT_KEYS = Object.keys(GRADE_COMPONENTS) as GradeComponent[];

/** Strong, weak, missing. */
export type Mark = 0 | 1 | 2;
export type Grade = Record<GradeComponent, Mark>;
export const MOST_POINTS = 2 * COMPONENT_KEYS.length;

const mark = z.union([z.literal(0), z.literal(1), z.literal(2)]);
export const gradeSchema: z.ZodType<Grade> = z.object({
  account_logic: mark,
  partner_context: mark,
  relationship_path: mark,
  buyer_problem: mark,
  partner_offer: mark,
  next_action: mark,
  owner: mark,
  acceptance_criteria: mark,
  proof: mark,
});

function gradeOf(markOf: (component: GradeComponent) => Mark): Grade {
  return Object.fromEntries(COMPONENT_KEYS.map((component) => [component, markOf(component)])) as Grade;
}

/** What the form sends for a component that was not strong. */
export type Low = `${'weak' | 'missing'}:${GradeComponent}`;

/** What was ticked, not checked yet. */
export type GradeTyped = { everything: boolean; low: readonly string[] };

/** Left out by a form that was opened before it asked for a grade. */
export const NOT_GRADED: GradeTyped = { everything: false, low: [] };

/**
 * Null when nothing was ticked. What is not ticked is strong; whoever ticks too much is not asked again: a named component counts more than
 * "everything", and missing more than weak. Throws WrongInput for what no menu of ours holds.
 */
export function readGrade({ everything, low }: GradeTyped): Grade | null {
  const known = new Set(COMPONENT_KEYS.flatMap((component): string[] => [`weak:${component}`, `missing:${component}`]));
  if (low.some((ticked) => !known.has(ticked))) throw new WrongInput({ grade_low: UNREADABLE });
  if (low.length === 0 && !everything) return null;
  return gradeOf((component) => {
    if (low.includes(`missing:${component}`)) return 0;
    return low.includes(`weak:${component}`) ? 1 : 2;
  });
}

/** The points of all components, 0 to 18. */
export function totalOf(grade: Grade): number {
  return COMPONENT_KEYS.reduce((total, component) => total + grade[component], 0);
}

export function componentsWith(grade: Grade, points: Mark): GradeComponent[] {
  return COMPONENT_KEYS.filter((component) => grade[component] === points);
}

/** By component the author's own score less the account executive's grade: -2 to 2. Null when there is no score, or no grade. */
export function gapOf(score: Grade | null, grade: Grade | null): Record<GradeComponent, number> | null {
  if (score === null || grade === null) return null;
  const gaps = COMPONENT_KEYS.map((component) => [component, score[component] - grade[component]]);
  return Object.fromEntries(gaps) as Record<GradeComponent, number>;
}
