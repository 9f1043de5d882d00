import { type Gates, stopsIn } from './gates.ts';
import { COMPONENT_KEYS, type Component, type Score } from './score.ts';

/** What to do with a packet, given its score and its gates. */

export type Result = 'hand_off_now' | 'fix_first' | 'keep_building';
export type Fix = 'rebuild_the_packet' | 'shrink_the_ask' | 'renegotiate_the_rule';
export type Sending = 'possible' | 'with_a_reason' | 'not_possible';

export type Recommendation = {
  result: Result;
  sending: Sending;
  /** What is not strong, missing before weak, by the fix that it needs. A fix that nothing needs is not there. */
  fixes: { fix: Fix; components: Component[] }[];
};

const FROM_HAND_OFF = 15;
const FROM_FIX = 10;

const FIX_OF: Record<Component, Fix> = {
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
const FIXES = ['rebuild_the_packet', 'shrink_the_ask', 'renegotiate_the_rule'] as const satisfies Fix[];

/** While a hard gate fails nothing can be sent; else a reason is asked for unless all is well. */
export function recommend(score: Score, gates: Gates): Recommendation {
  const isBlocked = stopsIn(gates).length > 0;
  const result = isBlocked ? 'keep_building' : resultOf(score);
  return { result, sending: sendingOf(result, isBlocked, gates), fixes: fixesOf(score) };
}

/** The last line of the table that fits. */
function resultOf({ total, zeros }: Score): Result {
  if (total < FROM_FIX || zeros >= 2) return 'keep_building';
  return total < FROM_HAND_OFF || zeros === 1 ? 'fix_first' : 'hand_off_now';
}

/** A check that does not hold needs a reason also when the points are enough. */
function sendingOf(result: Result, isBlocked: boolean, { handOff, keepBuilding }: Gates): Sending {
  if (isBlocked) return 'not_possible';
  const isWell = handOff.every(({ answer }) => answer !== 'no') && keepBuilding.every(({ answer }) => answer !== 'yes');
  return result === 'hand_off_now' && isWell ? 'possible' : 'with_a_reason';
}

function fixesOf({ components }: Score): Recommendation['fixes'] {
  const low = COMPONENT_KEYS.filter((key) => components[key].points < 2).toSorted(
    (one, other) => components[one].points - components[other].points,
  );
  return FIXES.map((fix) => ({ fix, components: low.filter((key) => FIX_OF[key] === fix) })).filter(
    ({ components: needing }) => needing.length > 0,
  );
}
