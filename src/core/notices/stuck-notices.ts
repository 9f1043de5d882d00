/** No request can be under way for longer: so long after it was begun Slack may take a message, or a change of one, late. */
export const LATE_AT_MOST_MS = 60 * 60_000;

/** Why a notice is in doubt that a process before may have sent, of which the database that was restored knows nothing. */
export const AFTER_RESTORE = 'looked for first, after a restore';

/** So long after a restore a notice about what was there before may be one that was sent before it. */
export const IN_DOUBT_MS = 90 * 24 * 60 * 60_000;

/** Whether a person was told that it did not arrive. */
export function isStuck({ status }: { status: string }): boolean {
  return status === 'dead_letter';
}
