import type { Books } from './books.ts';
import { ENDS_ONCE_ACCEPTED } from './demanded.ts';
import { groupBy } from './group-by.ts';

/** What is decided about a handoff, and what can come after. */

/** What ends a handoff. */
export const ENDS = new Set(['accepted', 'withdrawn', 'mended', 'deal_closed']);
/** What is decided once, until it is asked anew. */
const DECISIONS = new Set([...ENDS, 'declined']);

/** After these nothing is decided any more. */
const ASKS_ANEW = new Set(['rerouted', 'check_renewed', 'reopened']);

/** A handoff is decided once until somebody else is asked, and ends once: what comes after was taken from somebody who should have been refused. */
export function endedAgain({ events }: Books): string[] {
  const histories = [...groupBy(events, ({ handoff_id: id }) => id)];
  return histories.flatMap(([id, history]) => {
    const ends = history.flatMap(({ kind }) => (ENDS_ONCE_ACCEPTED.has(kind) ? [kind] : []));
    if (ends.length > 1) return [`end of ${id}: ${ends.join(' and ')}`];
    const after = history.flatMap(({ kind }, at) =>
      isRefusable(kind, decidedBefore(history.slice(0, at))) ? [kind] : [],
    );
    return after.length === 0 ? [] : [`end of ${id}: ${decisionsOf(history).join(' and ')}`];
  });
}

const decisionsOf = (history: readonly { kind: string }[]): string[] =>
  history.flatMap(({ kind }) => (DECISIONS.has(kind) ? [kind] : []));

/** What stands decided; null when it is open. */
function decidedBefore(history: readonly { kind: string }[]): string | null {
  const last = history.findLast(({ kind }) => DECISIONS.has(kind) || ASKS_ANEW.has(kind));
  return last === undefined || ASKS_ANEW.has(last.kind) ? null : last.kind;
}

/** Of a declined deal its author decides, or somebody else is asked; of all others nobody decides anything any more. */
function isRefusable(kind: string, decided: string | null): boolean {
  const isOfDeal = kind === 'mended' || kind === 'deal_closed' || kind === 'rerouted' || kind === 'check_renewed';
  if (decided === 'declined') return !isOfDeal && DECISIONS.has(kind);
  if (decided === null) return kind === 'mended' || kind === 'deal_closed';
  return isOfDeal || DECISIONS.has(kind);
}
