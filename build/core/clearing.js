import { addBusinessDays, closing } from './time/business-time.js';
import { dayOf } from './time/calendar.js';
/** What the conflict check found, once it is cleared, and how it is asked for. What happens to a check stands in `conflict-check`. */
/** The four questions of the check, in their order; the keys are the block_ids of its form and the columns of its row. */
export const CHECK_QUESTIONS = ['found_resellers', 'found_competitors', 'found_compensation', 'found_credit'];
/** Business days of the signer's. */
export const CHECK_DAYS = 2;
/** Business days after which what was found may be so no more. */
export const CLEARING_EXPIRES_AFTER_DAYS = 10;
/** Until when it may be relied on, in the calendar of whoever would be asked next. */
export function clearingExpiresAt({ at }, calendar) {
    return closing(calendar, addBusinessDays(calendar, dayOf(calendar.zone, at), CLEARING_EXPIRES_AFTER_DAYS));
}
