import * as z from 'zod';
import { acceptanceCriteria } from './acceptance-criteria.js';
import { accountLogic } from './account-logic.js';
import { buyerProblem } from './buyer-problem.js';
import { nextAction } from './next-action.js';
import { owner } from './owner.js';
import { partnerContext } from './partner-context.js';
import { partnerOffer } from './partner-offer.js';
import { proof } from './proof.js';
import { relationshipPath } from './relationship-path.js';
/** The nine components in their order: the label that people read, and its rule. */
export const COMPONENTS = {
    account_logic: { label: 'Target account logic', rule: accountLogic },
    partner_context: { label: 'Partner context', rule: partnerContext },
    relationship_path: { label: 'Relationship path', rule: relationshipPath },
    buyer_problem: { label: 'Buyer problem', rule: buyerProblem },
    partner_offer: { label: 'Partner offer', rule: partnerOffer },
    next_action: { label: 'Next action', rule: nextAction },
    owner: { label: 'Owner', rule: owner },
    acceptance_criteria: { label: 'Acceptance criteria', rule: acceptanceCriteria },
    proof: { label: 'Proof', rule: proof },
};
// Object.keys and Object.fromEntries lose the exact types of the keys.
export const COMPONENT_KEYS = Object.keys(COMPONENTS);
export const MOST_POINTS = 2 * COMPONENT_KEYS.length;
const zeroToTwo = z.union([z.literal(0), z.literal(1), z.literal(2)]);
export const pointsSchema = z.object({
    account_logic: zeroToTwo,
    partner_context: zeroToTwo,
    relationship_path: zeroToTwo,
    buyer_problem: zeroToTwo,
    partner_offer: zeroToTwo,
    next_action: zeroToTwo,
    owner: zeroToTwo,
    acceptance_criteria: zeroToTwo,
    proof: zeroToTwo,
});
/** What the packet is worth as it stands, also while it is written. Nothing that is typed makes it throw. */
export function scorePacket(facts) {
    const found = COMPONENT_KEYS.map((key) => [key, COMPONENTS[key].rule(facts)]);
    return {
        components: Object.fromEntries(found),
        total: found.reduce((total, [, { points }]) => total + points, 0),
        zeros: found.filter(([, { points }]) => points === 0).length,
    };
}
/** The points alone, without their words: what stays of a score. */
export function pointsOf({ components }) {
    return byComponent((component) => components[component].points);
}
export function byComponent(of) {
    return Object.fromEntries(COMPONENT_KEYS.map((component) => [component, of(component)]));
}
/** 0 to 18. */
export function totalOf(given) {
    return COMPONENT_KEYS.reduce((total, component) => total + given[component], 0);
}
