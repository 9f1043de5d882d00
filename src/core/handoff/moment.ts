import type { Handoff } from './handoff.ts';
import type { HandoffEvent } from './history.ts';

/** A handoff at one moment, with what had happened to it by then, oldest first. */
export type Moment = { handoff: Handoff; history: readonly HandoffEvent[] };
