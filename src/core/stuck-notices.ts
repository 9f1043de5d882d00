/** No request can be under way for longer: so long after it was begun Slack may take a message, or a change of one, late. */
export const LATE_AT_MOST_MS = 60 * 60_000;

/** Whether a person was told that it did not arrive. */
export function isStuck({ status }: { status: string }): boolean {
  return status === 'dead_letter';
}
