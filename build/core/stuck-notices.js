/** No request can be under way for longer: so long after it was begun Slack may take a message, or a change of one, late. */
export const LATE_AT_MOST_MS = 60 * 60_000;
/** Why a notice is in doubt that a process before may have sent, of which the database that was restored knows nothing. */
export const AFTER_RESTORE = 'looked for first, after a restore';
/** Whether a person was told that it did not arrive. */
export function isStuck({ status }) {
    return status === 'dead_letter';
}
