import type { Handoff } from './handoff.ts';
import type { HandoffEvent } from './history.ts';

/**
 * Called with what a form decides about, as it is at the moment at which that is saved: throws when the form has shown something else. Where
 * it is left out there was no form, or a button under what it is about.
 */
export type AsShown<About> = (about: About) => void;

/** The same of a handoff, with what has happened to it. */
export type HandoffAsShown<About extends Handoff> = (handoff: About, history: readonly HandoffEvent[]) => void;
