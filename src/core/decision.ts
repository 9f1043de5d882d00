import type { Handoff } from './handoff.ts';
import type { HandoffEvent } from './history.ts';
import type { Notice } from './notices.ts';

/** What a pure function decides: the next state, who must be told, and what happened; null when nobody would look that up later. */
export type Decision = { next: Handoff; notices: Notice[]; event: HandoffEvent | null };
