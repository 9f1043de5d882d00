import * as z from 'zod';
import { acceptanceCriteria } from './acceptance-criteria.ts';
import { accountLogic } from './account-logic.ts';
import { buyerProblem } from './buyer-problem.ts';
import type { Finding, PacketFacts, Points } from './facts.ts';
import { nextAction } from './next-action.ts';
import { owner } from './owner.ts';
import { partnerContext } from './partner-context.ts';
import { partnerOffer } from './partner-offer.ts';
import { proof } from './proof.ts';
import { relationshipPath } from './relationship-path.ts';
import { type ReadFacts, withTexts } from './texts.ts';

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
} as const satisfies Record<string, { label: string; rule: (facts: ReadFacts) => Finding }>;

export type Component = keyof typeof COMPONENTS;
// Object.keys and Object.fromEntries lose the exact types of the keys.
export const COMPONENT_KEYS = Object.keys(COMPONENTS) as Component[];
export const MOST_POINTS = 2 * COMPONENT_KEYS.length;

/** What was given for each component, by its author's packet or by an account executive. */
export type PointsByComponent = Record<Component, Points>;

const zeroToTwo: z.ZodType<Points> = z.union([z.literal(0), z.literal(1), z.literal(2)]);
export const pointsSchema: z.ZodType<PointsByComponent> = z.object({
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

export type Score = {
  components: Record<Component, Finding>;
  /** 0 to 18. */
  total: number;
  /** How many components are missing. */
  zeros: number;
};

/** What the packet is worth as it stands, also while it is written. Nothing that is typed makes it throw. */
export function scorePacket(facts: PacketFacts): Score {
  const read = withTexts(facts);
  const found = COMPONENT_KEYS.map((key) => [key, COMPONENTS[key].rule(read)] as const);
  return {
    components: Object.fromEntries(found) as Record<Component, Finding>,
    total: found.reduce((total, [, { points }]) => total + points, 0),
    zeros: found.filter(([, { points }]) => points === 0).length,
  };
}

/** The points alone, without their words: what stays of a score. */
export function pointsOf({ components }: Score): PointsByComponent {
  return byComponent((component) => components[component].points);
}

export function byComponent(of: (component: Component) => Points): PointsByComponent {
  return Object.fromEntries(COMPONENT_KEYS.map((component) => [component, of(component)])) as PointsByComponent;
}

/** 0 to 18. */
export function totalOf(given: PointsByComponent): number {
  return COMPONENT_KEYS.reduce((total, component) => total + given[component], 0);
}
