import type { UserId } from '../people/member.ts';

/** What the table of notices says about each kind of them. */

/** Whom a notice is for, by their role in the handoff; `named`: its own `person`; `sales_channel`: everybody in a channel of ours. */
export type Recipient =
  | 'ae'
  | 'author'
  | 'intake_owner'
  | 'escalation_contact'
  | 'alliances_owner'
  | 'named'
  | 'partner'
  | 'sales_channel';

/**
 * When it is first posted. What a person did goes out at once, a new handoff `as_asked`: at once or in working hours, as its account
 * executive likes it. What the clock brings waits for its reader's day (`by_day`), a reminder for their working hours (`at_work`).
 */
export type Pace = 'at_once' | 'as_asked' | 'by_day' | 'at_work';

/**
 * `tells`: something has happened, which is told in words of that moment whatever follows. `asks`: for an act, or for patience; it is left
 * out once there is nothing to do, or to wait for, any more.
 */
export type Says = 'tells' | 'asks';

/** A card is one message kept equal to the current state; a post is said once. */
type Manner<N> = { as: 'card' } | { as: 'post'; says: Says | ((notice: N) => Says) };

/** Of notices of the shape `N` about a thing to which `Happening` can happen. A row says only what differs from the default. */
export type Rule<N, Happening extends string> = Manner<N> & {
  to: N extends { person: UserId } ? 'named' : Exclude<Recipient, 'named'>;
  /** When many new messages wait, the lowest goes first. Default: 2. */
  urgency?: 0 | 1 | 2;
  /** Default: at once. */
  pace?: Pace | ((notice: N) => Pace);
  /** A post is changed once more after these: what asks for an answer asks no longer, and what tells of something tells more. */
  changesWith?: readonly Happening[];
  /** What tells two of this kind and handoff apart. Default: nothing, there is one at most. */
  key?: (notice: N) => readonly (string | number)[];
};
