import { COMPONENT_KEYS, COMPONENTS, type Component, scorePacket } from '../../../../src/core/packet/score/score.ts';
import { factsOf, isOwn, type Written } from './corpus/written.ts';

/** How often the rules say what a person said. */

export type Agreement = { component: Component; n: number; exact: number; far: number };
export type Difference = { name: string; component: Component; label: number; points: number };

export function differencesIn(corpus: readonly Written[]): Difference[] {
  return judgedIn(corpus).filter(({ label, points }) => label !== points);
}

/** `far`: a strong one called missing, or a missing one strong. */
export function agreementOn(corpus: readonly Written[]): Agreement[] {
  const judged = judgedIn(corpus);
  return COMPONENT_KEYS.map((component) => {
    const own = judged.filter((one) => one.component === component);
    const exact = own.filter(({ label, points }) => label === points).length;
    const far = own.filter(({ label, points }) => Math.abs(label - points) === 2).length;
    return { component, n: own.length, exact, far };
  });
}

function judgedIn(corpus: readonly Written[]): Difference[] {
  return corpus.flatMap((written) => {
    const { components } = scorePacket(factsOf(written));
    return COMPONENT_KEYS.flatMap((component, at) => {
      const label = written.labels[at];
      if (label === '.' || label === undefined || !isOwn(written, component)) return [];
      return [{ name: written.name, component, label: Number(label), points: components[component].points }];
    });
  });
}

export function tableOf(title: string, agreement: readonly Agreement[]): string {
  const lines = agreement.map(({ component, n, exact, far }) => line(COMPONENTS[component].label, n, exact, far));
  const sum = (of: 'n' | 'exact' | 'far') => agreement.reduce((total, one) => total + one[of], 0);
  return [title, ...lines, line('All', sum('n'), sum('exact'), sum('far'))].join('\n');
}

const line = (name: string, n: number, exact: number, far: number) =>
  `  ${name.padEnd(22)} ${String(n).padStart(4)} labels  ${percent(exact, n)} exact  ${far} far`;

function percent(exact: number, n: number): string {
  return (n === 0 ? '–' : `${((100 * exact) / n).toFixed(1)} %`).padStart(7);
}
