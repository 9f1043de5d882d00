import { Conflict } from './errors.ts';
import type { Handoff } from './handoff.ts';
import type { HandoffEvent } from './history.ts';
import type { Notice } from './notice.ts';

/** What a pure function decides: the next state, who must be told, and the event for the history; null when there is nothing to keep. */
export type Decision = { next: Handoff; notices: Notice[]; event: HandoffEvent | null };

/**
 * Decides about a handoff as it is now; null when nothing is to change. `history` gives what has happened to it so far, as it is now too.
 */
export type Decide = (handoff: Handoff, history: () => readonly HandoffEvent[]) => Decision | null;

/** Throws Conflict when it is not any more as `seen` was read; left out: it was decided about however it is. */
export function mustBeAsSeen({ id, version }: Handoff, seen?: Pick<Handoff, 'version'>): void {
  if (seen && seen.version !== version) throw new Conflict(`Handoff ${id} was changed meanwhile.`);
}
