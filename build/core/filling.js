import { linksIn } from './text.js';
import { addBusinessDays } from './time/business-time.js';
import { dayOf } from './time/calendar.js';
/** What a packet says that nobody has to type: it follows from what was typed and from what the bot knows, until its author changes it. */
/** Business days from today until both sides move, unless the answer comes later. */
const MOVES_WITHIN_DAYS = 5;
/** The whole form, not checked yet: each field as it was typed, or as it follows. Emptied fields follow too. */
export function fillIn(typed, known) {
    const contact = known.partner?.contacts.find(({ id }) => id === typed.partner_contact);
    const window = typed.window_days ?? known.usualWindow;
    const moveBy = movesBy(known, window);
    return {
        account: null,
        why_account: null,
        opportunity: null,
        opportunity_created_on: null,
        opportunity_closed_on: null,
        why_partner: null,
        customer_trigger: null,
        joint_value: null,
        warm_path: null,
        warmth: null,
        seller_move: null,
        partner_move: null,
        partner_agreed: false,
        conflict_note: null,
        conflict_checked: false,
        evidence: null,
        ae: null,
        window_reason: null,
        account_ref: null,
        ...typed,
        partner: known.partner?.id ?? null,
        partner_contact: typed.partner_contact ?? null,
        partner_contact_role: typed.partner_contact_role ?? contact?.role ?? null,
        partner_touch_on: typed.partner_touch_on ?? dayOf(known.calendar.zone, known.startedAt),
        partner_touch_source: typed.partner_touch_source ?? firstLink(typed.evidence),
        seller_move_by: typed.seller_move_by ?? moveBy,
        partner_move_by: typed.partner_move_by ?? moveBy,
        window_days: window,
        questions_to: typed.questions_to ?? known.author,
    };
}
/** Five business days ahead, and never before the answer is due. */
function movesBy({ calendar, now }, window) {
    const days = Number.isInteger(window) ? Math.max(MOVES_WITHIN_DAYS, Number(window)) : MOVES_WITHIN_DAYS;
    return addBusinessDays(calendar, dayOf(calendar.zone, now), Math.min(days, MOST_WINDOW_DAYS));
}
const MOST_WINDOW_DAYS = 10;
/** A source names what it shows: the first link of them shows the touch, unless another one is named for it. */
function firstLink(evidence) {
    return typeof evidence === 'string' ? (linksIn(evidence)[0] ?? null) : null;
}
