import type { AgreementEvent } from '../agreement/agreement-notices.ts';
import type { DraftEvent } from '../packet/draft-notices.ts';
import type { Handoff } from '../handoff/handoff.ts';
import type { HelpEvent } from '../help-request/help-request.ts';
import type { HandoffEvent } from '../handoff/history.ts';
import type { UserId } from '../people/member.ts';
import type { RegistrationHappening } from '../registration/registration.ts';

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

/** What can happen to a handoff, a help request, a registration, the working agreement or a draft. */
export type Happening = HandoffEvent['kind'] | HelpEvent | RegistrationHappening | AgreementEvent | DraftEvent;

/** A card is one message kept equal to the current state; a post is said once. */
type Manner<N> = { as: 'card' } | { as: 'post'; says: Says | ((notice: N) => Says) };

/** Of notices of the shape `N`. A row says only what differs from the default. */
export type Rule<N> = Manner<N> & {
  to: N extends { person: UserId } ? 'named' : Exclude<Recipient, 'named'>;
  /** When many new messages wait, the lowest goes first. Default: 2. */
  urgency?: 0 | 1 | 2;
  /** Default: at once. */
  pace?: Pace | ((notice: N) => Pace);
  /**
   * Whom its first posting presents as the one who acts, beside its reader. It waits while Slack does not say who they are, and to a
   * partner nobody is presented who is not a full member of ours. Default: nobody.
   */
  presents?: (handoff: Handoff, intakeOwner: UserId) => readonly UserId[];
  /** The events that demand it: the auditor reports when one happened and the notice does not exist. Default: none. */
  demandedBy?: readonly HandoffEvent['kind'][];
  /** A post is changed once more after these: what asks for an answer asks no longer, and what tells of something tells more. */
  changesWith?: readonly Happening[];
  /** What tells two of this kind and handoff apart. Default: nothing, there is one at most. */
  key?: (notice: N) => readonly (string | number)[];
};
