import { stopsIn } from './gates.js';
import { COMPONENT_KEYS } from './score.js';
const FROM_HAND_OFF = 15;
const FROM_FIX = 10;
const FIX_OF = {
    account_logic: 'rebuild_the_packet',
    partner_context: 'rebuild_the_packet',
    relationship_path: 'rebuild_the_packet',
    buyer_problem: 'rebuild_the_packet',
    partner_offer: 'rebuild_the_packet',
    next_action: 'shrink_the_ask',
    owner: 'shrink_the_ask',
    acceptance_criteria: 'renegotiate_the_rule',
    // A source is what a rebuilt packet has.
    proof: 'rebuild_the_packet',
};
const FIXES = ['rebuild_the_packet', 'shrink_the_ask', 'renegotiate_the_rule'];
/** While a hard gate fails nothing can be sent; else a reason is asked for unless all is well. */
export function recommend(score, gates) {
    const isBlocked = stopsIn(gates).length > 0;
    const result = isBlocked ? 'keep_building' : resultOf(score);
    return { result, sending: sendingOf(result, isBlocked, gates), fixes: fixesOf(score) };
}
/** The last line of the table that fits. */
function resultOf({ total, zeros }) {
    if (total < FROM_FIX || zeros >= 2)
        return 'keep_building';
    return total < FROM_HAND_OFF || zeros === 1 ? 'fix_first' : 'hand_off_now';
}
/** A check that does not hold needs a reason also when the points are enough. */
function sendingOf(result, isBlocked, { handOff, keepBuilding }) {
    if (isBlocked)
        return 'not_possible';
    const isWell = handOff.every(({ answer }) => answer !== 'no') && keepBuilding.every(({ answer }) => answer !== 'yes');
    return result === 'hand_off_now' && isWell ? 'possible' : 'with_a_reason';
}
function fixesOf({ components }) {
    const low = COMPONENT_KEYS.filter((key) => components[key].points < 2).toSorted((one, other) => components[one].points - components[other].points);
    return FIXES.map((fix) => ({ fix, components: low.filter((key) => FIX_OF[key] === fix) })).filter(({ components: needing }) => needing.length > 0);
}
