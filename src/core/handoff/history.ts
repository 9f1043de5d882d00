import type { Change } from '../packet/correction.ts';
import { ENDINGS } from '../outcome/end.ts';
import type { UserId } from '../people/member.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** What can happen to a handoff, as its history keeps it. */
export const EVENT_KINDS = [
  'kept',
  'sent',
  'ae_refused',
  'check_asked',
  'check_reminded',
  'check_lapsed',
  'check_escalated',
  'check_passed',
  'check_renewed',
  'cleared',
  'returned',
  'return_asked',
  'reminded',
  'dialed_down',
  'retimed',
  'lapsed',
  'escalated',
  'proposed',
  'asked',
  'replied',
  'ae_gone',
  'rerouted',
  'extended',
  'accepted',
  'declined',
  'reopened',
  'withdrawn',
  'corrected',
  'promised_again',
  'parked',
  'woken',
  'mend_asked',
  'told_partner',
  'mended',
  'deal_closed',
  'worth_working',
  'not_worth',
  'opportunity',
  'won',
  'lost',
  'no_deal',
  'partner_move_done',
  'partner_move_moved',
  'partner_reminded',
  'partner_slipped',
  'move_asked',
  'move_slipped',
  'move_done',
  'move_changed',
  'move_did_not_happen',
  'introduced',
  'roles_changed',
  'stall_asked',
  'still_going',
  'update_owed',
  'credit_corrected',
  'credit_disputed',
  'credit_kept',
] as const;

/** After these a handoff is closed. */
export const CLOSING_KINDS: readonly (typeof EVENT_KINDS)[number][] = [
  'withdrawn',
  'mended',
  'deal_closed',
  ...ENDINGS,
];

/**
 * `actor` is null when it happened without a press, and somebody of the partner's where they say something of their move. `detail` says of
 * whom, what was asked for or for which day; `reason` is why, or a question, its answer, another move, or what the partner did, in the
 * actor's words; of an opportunity `detail` is its link and `reason` its amount; `changes` are the facts that were corrected; `hearBy` is
 * the day that the partner is promised from then on; of a corrected credit `detail` is what it was and what it is (`CreditChange`). Of these
 * only the day leaves the company, and what its author wrote for the partner (`told_partner`).
 */
export type HandoffEvent = {
  kind: (typeof EVENT_KINDS)[number];
  actor: UserId | null;
  at: EpochMs;
  detail?: string | null;
  reason?: string | null;
  changes?: readonly Change[];
  hearBy?: Day | null;
};

/** With these it goes to an account executive, whom `detail` names. */
export const HANDS_OVER: readonly HandoffEvent['kind'][] = ['sent', 'cleared', 'rerouted'];

/** Whether this person was asked before. */
export function wasAsked(history: readonly HandoffEvent[], person: UserId): boolean {
  return history.some(({ kind, detail }) => HANDS_OVER.includes(kind) && detail === person);
}

/** The account executive who was asked last; null when nobody was. */
export function lastAsked(history: readonly HandoffEvent[]): UserId | null {
  return history.findLast(({ kind }) => HANDS_OVER.includes(kind))?.detail ?? null;
}

/** What has happened since the handoff went to the account executive who has it now. */
export function thisRound(history: readonly HandoffEvent[]): readonly HandoffEvent[] {
  return history.slice(history.findLastIndex(({ kind }) => kind === 'rerouted' || kind === 'cleared') + 1);
}

/** The `detail` of a `reopened` event when the old deadline had passed, so that a new window began. */
export const NEW_WINDOW = 'new_window';

export function isReopenedAnew({ kind, detail }: HandoffEvent): boolean {
  return kind === 'reopened' && detail === NEW_WINDOW;
}

/** Whether this has happened since then. */
export function happenedThisRound(history: readonly HandoffEvent[], kind: HandoffEvent['kind']): boolean {
  return thisRound(history).some((event) => event.kind === kind);
}
