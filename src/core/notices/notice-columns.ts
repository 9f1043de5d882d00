import type { PartnerUpdate } from '../partner/telling.ts';
import type { UserId } from '../people/member.ts';

/** What the table of notices says about each kind of them. */

/** Whom a notice is for, by their role in the handoff; `sales_channel`: everybody in a channel of ours. */
export type Recipient =
  | 'ae'
  | 'author'
  | 'intake_owner'
  | 'escalation_contact'
  | 'alliances_owner'
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

/** What a partner may do without: a sort of update that an administrator can leave out, or nothing. */
export type Update = PartnerUpdate | 'always';

/** A card is one message kept equal to the current state; a post is said once. Default: a post that tells. */
type Manner<N> = { as: 'card'; says?: never } | { as?: never; says?: Says | ((notice: N) => Says) };

/** The reader: the person named in its data, or the holder of this role. */
type Reader<N> = N extends { person: UserId }
  ? { to?: never; update?: never }
  : { to: Exclude<Recipient, 'partner'>; update?: never } | { to: 'partner'; update: Update | ((notice: N) => Update) };

/** Of notices of the shape `N` about a thing to which `Happening` can happen. A row says only what differs from the default. */
export type Rule<N, Happening extends string> = Manner<N> &
  Reader<N> & {
    /** When many new messages wait, the lowest goes first. Default: 1 to a partner, 2 to everybody else. */
    urgency?: 0 | 1 | 2;
    /** Default: at once. */
    pace?: Pace | ((notice: N) => Pace);
    /** A post is changed once more after these: what asks for an answer asks no longer, and what tells of something tells more. */
    changesWith?: readonly Happening[];
    /** What tells two of this kind and handoff apart. Default: nothing, there is one at most. */
    key?: (notice: N) => readonly (string | number)[];
  };

type RulesOf<N extends { kind: string }, Happening extends string> = {
  [Kind in N['kind']]: Rule<Extract<N, { kind: Kind }>, Happening>;
};

/** The notices about one thing: their kinds and rules. What they hold and what can happen to that thing are there for the compiler alone. */
export type NoticesAbout<About, N, Happening, Rules> = {
  about: About;
  rules: Rules;
  types?: { notice: N; happening: Happening };
};

/** The notices of a room about what it keeps. */
export const noticesAbout =
  <N extends { kind: string }, Happening extends string>() =>
  <const About extends string, const Rules extends RulesOf<N, Happening>>(
    about: About,
    rules: Rules,
  ): NoticesAbout<About, N, Happening, Rules> => ({ about, rules });
