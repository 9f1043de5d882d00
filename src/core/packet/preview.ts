import type { Handoff } from '../handoff/handoff.ts';
import type { Scored } from './score/override.ts';

/** What sending it now would make, which is not saved. */
export type Preview = {
  /** As its account executive would have it. */
  landed: Handoff;
  /** As it goes out, which is the same unless it is checked for conflicts first. */
  sent: Handoff;
  /** What it is worth. */
  scored: Scored;
  /** Which handoff there is for this account already, if a reason is needed for another one; null: none. */
  worked: string | null;
};
