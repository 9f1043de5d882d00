import type { Decide, Decision } from '../../core/handoff/decision.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HelpDecide } from '../../core/help-request/help-request.ts';

/** Throws when what a handoff becomes is there already, among those that wait for an answer of that partner, itself included. */
export type RefuseChanged = (next: Handoff, waiting: readonly Handoff[]) => void;

/** A new handoff. `decideOnPrevious` decides about the one that it replaces, in the same transaction. */
export type Creation = {
  decision: Decision;
  /** What makes two submissions the same one: the id of the form. */
  requestKey: string;
  decideOnPrevious: Decide | null;
  /**
   * Throws when it is there already: among `earlier`, what its author sent of that account within a day, `waiting`, what waits for an
   * answer of that partner, or, unless it says why, `inWork`, what was accepted of that partner. In the same transaction too.
   */
  refuseRepeated?: (sent: Handoff, others: Others) => void;
  /** The help request that it answers, and what becomes of that, in the same transaction. */
  answers?: { id: string; decide: HelpDecide } | null;
  /** The id of the draft that it was. */
  draft?: string | null;
};

/** What may be the same deal. */
export type Others = { earlier: readonly Handoff[]; waiting: readonly Handoff[]; inWork: readonly Handoff[] };
