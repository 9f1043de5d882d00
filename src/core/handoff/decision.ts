import { Conflict } from '../kernel/errors.ts';
import type { Handoff } from './handoff.ts';
import type { HandoffEvent } from './history.ts';
import type { Notice } from '../notices/notice.ts';
import type { EpochMs } from '../time/instant.ts';

/**
 * What a pure function decides: the next state, who must be told, and the event for the history. Where there is nothing to keep in the history,
 * it says itself when (`at`) that is: its notices are due from then on.
 */
export type Decision = { next: Handoff; notices: Notice[] } & ({ event: HandoffEvent } | { event: null; at: EpochMs });

export function momentOf(decision: Decision): EpochMs {
  return decision.event === null ? decision.at : decision.event.at;
}

/**
 * Decides about a handoff as it is now; null when nothing is to change. `history` gives what has happened to it so far, as it is now too.
 */
export type Decide = (handoff: Handoff, history: () => readonly HandoffEvent[]) => Decision | null;

/** Throws Conflict when it is not any more as `seen` was read; left out: it was decided about however it is. */
export function mustBeAsSeen({ id, version }: Handoff, seen?: Pick<Handoff, 'version'>): void {
  if (seen && seen.version !== version) throw new Conflict(`Handoff ${id} was changed meanwhile.`);
}
