import { stopsIn } from '../core/score/gates.js';
import { COMPONENTS, MOST_POINTS } from '../core/score/score.js';
import { bold, rich, words } from './kit.js';
/** What a packet is worth, in words: what to do with it, by component what would make it stronger, and the five checks. */
const RESULTS = {
    hand_off_now: 'Hand off now',
    fix_first: 'Fix first',
    keep_building: 'Keep building',
};
const FIXES = {
    rebuild_the_packet: 'Rebuild the packet: sources, not enthusiasm',
    shrink_the_ask: 'Shrink the ask: one named move, one named owner',
    renegotiate_the_rule: 'Agree on the rule with sales first',
};
export function scoreBlocks({ score, gates, recommendation }) {
    const { result, sending } = recommendation;
    const withAReason = sending === 'with_a_reason' ? ' As it is, it goes out with a reason.' : '';
    return [
        rich([bold(`${RESULTS[result]}: `), words(`${score.total} of ${MOST_POINTS}.${withAReason}`)], ...stopsIn(gates).map((stop) => [bold('First: '), words(stop)])),
        ...fixBlocks(recommendation, score),
        rich(...gates.handOff.map(({ answer, words: said }) => [words(`${MARKS[answer]}  ${said}`)])),
    ];
}
const MARKS = { yes: '✓', no: '✗', will_be_asked: '…' };
/** What would make it stronger, under the fix that it needs; of what can go now nothing has to be fixed. */
function fixBlocks({ result, fixes }, score) {
    return fixes.map(({ fix, components }) => {
        const title = result === 'hand_off_now' ? [] : [[bold(FIXES[fix])]];
        return rich(...title, ...components.map((key) => componentLine(key, score)));
    });
}
function componentLine(key, { components }) {
    const { points, why, stronger } = components[key];
    const hint = stronger === null ? '' : ` ${stronger.charAt(0).toUpperCase()}${stronger.slice(1)}`;
    return [bold(`${COMPONENTS[key].label}, ${points} of 2: `), words(`${why}${hint}`)];
}
