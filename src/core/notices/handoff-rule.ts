import type { Handoff } from '../handoff/handoff.ts';
import type { HandoffEvent } from '../handoff/history.ts';
import type { UserId } from '../people/member.ts';
import type { NoticesAbout, Rule } from './notice-columns.ts';

/** The rule of a notice about a handoff. */
export type HandoffRule<N, Happening extends string = HandoffEvent['kind']> = Rule<N, Happening> & {
  /**
   * Whom its first posting presents as the one who acts, beside its reader. It waits while Slack does not say who they are, and to a
   * partner nobody is presented who is not a full member of ours. Default: nobody.
   */
  presents?: (handoff: Handoff, intakeOwner: UserId) => readonly UserId[];
  /** The events that demand it: the auditor reports when one happened and the notice does not exist. Default: none. */
  demandedBy?: readonly HandoffEvent['kind'][];
};

export type HandoffRules<N extends { kind: string }> = { [Kind in N['kind']]: HandoffRule<Extract<N, { kind: Kind }>> };

/** The notices of a room about handoffs. */
export const noticesAboutHandoffs =
  <N extends { kind: string }>() =>
  <const Rules extends HandoffRules<N>>(rules: Rules): NoticesAbout<'handoff', N, HandoffEvent['kind'], Rules> => ({
    about: 'handoff',
    rules,
  });
