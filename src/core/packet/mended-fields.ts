import type { DeclineReason } from '../handoff/handoff.ts';
import { fieldOf, type Packet, type PacketKey } from './packet.ts';
import { saysTheSame } from '../kernel/text.ts';

/** After a decline it is not enough that something in the packet is another: what the reason is about must be. */

/** Of several fields one is enough: a person who was right may stay, when what they did was not said. */
const NAMED_BY: Record<DeclineReason, readonly PacketKey[]> = {
  vague_partner_mention: ['partner_contact', 'partner_contact_role', 'why_partner'],
  no_account_logic: ['why_account'],
  no_next_move: ['seller_move', 'partner_move'],
  wrong_owner: ['ae'],
  no_evidence: ['evidence'],
  // A new check is asked for, which is no field.
  conflict: [],
  generic_use_case: ['customer_trigger'],
  no_warm_path: ['warm_path'],
  bad_timing: [],
  already_working_it: [],
};

/** Whether a field says something else than before. White space, case and punctuation do not count. */
export function saysSomethingElse(key: PacketKey, before: Packet, after: Packet): boolean {
  const [was, is] = [before[key], after[key]];
  return typeof was === 'string' && typeof is === 'string' ? !saysTheSame(was, is) : was !== is;
}

/**
 * A sentence for each field in which something must still be different before the packet can be sent again; none when that is so, or when
 * the reason is about no field.
 */
export function fieldsStillToChange(
  reason: DeclineReason,
  before: Packet,
  after: Packet,
): Partial<Record<PacketKey, string>> {
  const named = NAMED_BY[reason];
  if (named.some((key) => saysSomethingElse(key, before, after))) return {};
  return Object.fromEntries(named.map((key) => [key, sentenceFor(key, named)]));
}

function sentenceFor(key: PacketKey, named: readonly PacketKey[]): string {
  if (key === 'ae') return 'They declined it as the wrong owner. Choose somebody else.';
  const others = named.filter((other) => other !== key).map((other) => `“${fieldOf(other).label}”`);
  const or = others.length === 0 ? '' : `, or ${others.join(' or ')}`;
  return `It was declined for this and still says the same. Mend it${or}.`;
}
