import type { InputBlock, RichTextElement } from '@slack/web-api';
import type { Answered } from '../../core/handoff/handoff.ts';
import { componentsWith, type GradeTyped, type Low } from '../../core/packet/grade.ts';
import { type Component, COMPONENT_KEYS, COMPONENTS, MOST_POINTS, totalOf } from '../../core/packet/score/score.ts';
import { type FormState, isTicked, valuesOf } from '../kit/form-values.ts';
import { bold, field, option, person, plain, words } from '../kit/kit.ts';

/** The account executive's grade of a packet: the end of both forms in which they answer, and the line that our own people read of it. */

const EVERYTHING = 'everything';

/** Last in the form, so that nobody has to pass it: one tap when all was there, two for what was not. */
export function gradeFields(): InputBlock[] {
  return [
    field({
      key: 'grade_all',
      label: 'Was the packet complete?',
      optional: true,
      element: { type: 'checkboxes', options: [option('Everything I needed was there', EVERYTHING)] },
    }),
    field({
      key: 'grade_low',
      label: 'Or what was weak or missing?',
      hint: 'Only if you like. It shows our own people what to write better; the partner never reads it.',
      optional: true,
      element: {
        type: 'multi_static_select',
        option_groups: [group('Weak', 'weak'), group('Missing', 'missing')],
      },
    }),
  ];
}

/** Each option says by itself what it means: once chosen it stands without its group. */
function group(title: string, how: 'weak' | 'missing') {
  const chosen = (component: Component): Low => `${how}:${component}`;
  return {
    label: plain(title, 75),
    options: COMPONENT_KEYS.map((component) => option(`${title}: ${COMPONENTS[component].label}`, chosen(component))),
  };
}

/** Throws WrongInput. */
export function readGradeFields(state: FormState): GradeTyped {
  return { everything: isTicked(state, 'grade_all', EVERYTHING), low: valuesOf(state, 'grade_low') };
}

/** "@Sam’s grade: 16 of 18, sent with 17. Weak: Proof." Nothing when they gave none. */
export function gradeLine({ score, grade, decidedBy }: Answered): RichTextElement[][] {
  if (grade === null) return [];
  const sentWith = score === null ? '' : `, sent with ${totalOf(score)}`;
  const low = [
    ['Weak', componentsWith(grade, 1)],
    ['Missing', componentsWith(grade, 0)],
  ] as const;
  const named = low.flatMap(([title, components]) =>
    components.length === 0 ? [] : [` ${title}: ${components.map((one) => COMPONENTS[one].label).join(', ')}.`],
  );
  const points = `${totalOf(grade)} of ${MOST_POINTS}${sentWith}.`;
  return [[person(decidedBy), bold('’s grade: '), words(`${points}${named.join('')}`)]];
}
