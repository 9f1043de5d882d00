import { WrongInput } from './errors.js';
import { UNREADABLE } from './form.js';
import { byComponent, COMPONENT_KEYS } from './score/score.js';
/** Left out by a form that was opened before it asked for a grade. */
export const NOT_GRADED = { everything: false, low: [] };
/**
 * Null when nothing was ticked. What is not ticked is strong; whoever ticks too much is not asked again: a named component counts more than
 * "everything", and missing more than weak. Throws WrongInput for what no menu of ours holds.
 */
export function readGrade({ everything, low }) {
    const known = new Set(COMPONENT_KEYS.flatMap((component) => [`weak:${component}`, `missing:${component}`]));
    if (low.some((ticked) => !known.has(ticked)))
        throw new WrongInput({ grade_low: UNREADABLE });
    if (low.length === 0 && !everything)
        return null;
    return byComponent((component) => {
        if (low.includes(`missing:${component}`))
            return 0;
        return low.includes(`weak:${component}`) ? 1 : 2;
    });
}
export function componentsWith(grade, points) {
    return COMPONENT_KEYS.filter((component) => grade[component] === points);
}
/** By component the author's own score less the account executive's grade: -2 to 2. Null when there is no score, or no grade. */
export function gapOf(score, grade) {
    if (score === null || grade === null)
        return null;
    const gaps = COMPONENT_KEYS.map((component) => [component, score[component] - grade[component]]);
    return Object.fromEntries(gaps);
}
