import type { Packet } from './packet.ts';

export type Classification = 'partner_sourced' | 'partner_influenced';

/**
 * Decided at entry by rule, from the two dates alone: sourced when the partner's touch came before the opportunity
 * existed, or when none exists; influenced otherwise, a touch on the very day included.
 */
export function classify(packet: Pick<Packet, 'opportunity_created_on' | 'partner_touch_on'>): Classification {
  const { opportunity_created_on: created, partner_touch_on: touch } = packet;
  return created === null || touch < created ? 'partner_sourced' : 'partner_influenced';
}
