import type { UserId } from './member.ts';
import type { EpochMs } from './time/instant.ts';

/** What can happen to a handoff, as it stands in its history. */
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

/** `actor` is null when time alone brought it about; `detail` is the person or the reason that it names, and stays inside. */
export type HandoffEvent = {
  kind: (typeof EVENT_KINDS)[number];
  actor: UserId | null;
  at: EpochMs;
  detail?: string | null;
};

/** Whether this has happened since the handoff went to the account executive who has it now. */
export function happenedThisRound(history: readonly HandoffEvent[], kind: HandoffEvent['kind']): boolean {
  const begun = history.findLastIndex((event) => event.kind === 'rerouted');
  return history.slice(begun + 1).some((event) => event.kind === kind);
}
