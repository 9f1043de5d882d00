import type { UserId } from './member.ts';
import type { EpochMs } from './time/instant.ts';

/** What can happen to a handoff, as its history keeps it. */
export const EVENT_KINDS = [
  'kept',
  'sent',
  'ae_refused',
  'reminded',
  'dialed_down',
  'retimed',
  'lapsed',
  'escalated',
  'proposed',
  'ae_gone',
  'rerouted',
  'extended',
  'accepted',
  'declined',
  'withdrawn',
] as const;

/**
 * `actor` is null when it happened without a press. `detail` is a person or a reason, and never leaves the company; `reason` is the reason
 * where `detail` is the person.
 */
export type HandoffEvent = {
  kind: (typeof EVENT_KINDS)[number];
  actor: UserId | null;
  at: EpochMs;
  detail?: string | null;
  reason?: string | null;
};

/** Why somebody did it, in their words; null where nobody was asked why. */
export function whyOf({ kind, detail, reason }: HandoffEvent): string | null {
  return reason ?? (kind === 'extended' || kind === 'withdrawn' ? (detail ?? null) : null);
}

/** Whether this has happened since the handoff went to the account executive who has it now. */
export function happenedThisRound(history: readonly HandoffEvent[], kind: HandoffEvent['kind']): boolean {
  const begun = history.findLastIndex((event) => event.kind === 'rerouted');
  return history.slice(begun + 1).some((event) => event.kind === kind);
}
