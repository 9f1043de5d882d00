import type { Handoff } from './handoff.ts';
import type { HandoffEvent } from './history.ts';
import type { Notice } from './notices.ts';

/** What a pure function decides: the next state, who must be told, and the event for the history; null when there is nothing to keep. */
export type Decision = { next: Handoff; notices: Notice[]; event: HandoffEvent | null };
