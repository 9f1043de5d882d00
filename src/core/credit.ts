import type { Packet } from './packet.ts';

export type Classification = 'partner_sourced' | 'partner_influenced';

/**
 * Decided when the handoff is sent, from the two dates alone: sourced when the partner's touch came before the day on which
 * the opportunity was created, or when there is none; influenced otherwise, also when both are the same day.
 */
export function classify(packet: Pick<Packet, 'opportunity_created_on' | 'partner_touch_on'>): Classification {
  const { opportunity_created_on: created, partner_touch_on: touch } = packet;
  return created === null || touch < created ? 'partner_sourced' : 'partner_influenced';
}
