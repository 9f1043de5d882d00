import type { EventRow } from './demanded.ts';

/** Which handoffs are one deal: the partner has one card for all of them, and reads about all of them in one thread. */

type InDeal = { id: string; deal: string };

/** The first handoff of its deal, by its id; what belongs to no known deal is one of its own. */
export function firstOfDeals(handoffs: readonly InDeal[]): (handoff: string) => string {
  const deals = new Map(handoffs.map(({ id, deal }) => [id, deal]));
  return (handoff) => deals.get(handoff) ?? handoff;
}

/** With these the partner hears of a handoff. */
export const TELLS_PARTNER = new Set(['sent', 'check_asked']);

/** The handoff of this deal of which the partner heard last, which its card shows; the first one while none has. */
export function latestLanded(deal: string, handoffs: readonly InDeal[], events: readonly EventRow[]): string {
  const firstOf = firstOfDeals(handoffs);
  const landed = events.findLast(({ kind, handoff_id: id }) => TELLS_PARTNER.has(kind) && firstOf(id) === deal);
  return landed?.handoff_id ?? deal;
}
