import { CHECK_NOTICES } from './check-notices.js';
import { AGREEMENT_NOTICES } from './agreement-notices.js';
import { DRAFT_NOTICES } from './draft-notices.js';
import { HELP_NOTICES } from './help-notices.js';
import { NOTED_NOTICES } from './noted-notices.js';
import { NOTICES } from './notices.js';
import { REGISTRATION_NOTICES } from './registration-notices.js';
/** What the table of notices says about one of them. */
/** The kinds of notices that are cards. */
export const CARD_KINDS = kindsWhere(({ as }) => as === 'card');
const BACKSTOPS = ['intake_owner', 'escalation_contact', 'alliances_owner'];
/** The kinds that go to whoever has one of these roles when they are queued. */
export const NOTICES_TO_BACKSTOPS = kindsWhere(({ to }) => BACKSTOPS.includes(to));
/** Said of help requests alone, and drawn from them. */
export function isOfHelp(notice) {
    return notice.kind in HELP_NOTICES;
}
/** Drawn with what is known of the account beside the handoff. */
export function isOfCheck({ kind }) {
    return kind in CHECK_NOTICES;
}
/** Said of registrations alone, and drawn from them. */
export function isOfRegistration(notice) {
    return notice.kind in REGISTRATION_NOTICES;
}
/** Said of the working agreement alone, and drawn from it. */
export function isOfAgreement(notice) {
    return notice.kind in AGREEMENT_NOTICES;
}
/** Said of drafts alone, and drawn from them. */
export function isOfDraft(notice) {
    return notice.kind in DRAFT_NOTICES;
}
/** Said of partners' messages that are noted, and drawn from them. */
export function isOfNoted(notice) {
    return notice.kind in NOTED_NOTICES;
}
export function isCard({ kind }) {
    return NOTICES[kind].as === 'card';
}
/** The partner has one card for all handoffs of a deal. */
export function isOfDeal({ kind }) {
    return kind === 'partner_card';
}
export function paceOf(notice) {
    return paceIn(notice.kind, notice);
}
function paceIn(kind, notice) {
    const rules = NOTICES;
    const { pace } = rules[kind];
    return typeof pace === 'function' ? pace(notice) : pace;
}
/** What the clock brings to one person at one moment is one message. */
export function maySharePost(notice) {
    const pace = paceOf(notice);
    return !isForPartner(notice) && (pace === 'by_day' || pace === 'at_work');
}
/** Whom the first posting of this notice presents as the one who acts, beside its reader. */
export function presentedBy({ kind }, handoff, intakeOwner) {
    const rules = NOTICES;
    return rules[kind].presents(handoff, intakeOwner);
}
export function isForPartner(notice) {
    return NOTICES[notice.kind].to === 'partner';
}
/** The kinds of notices that must exist once this has happened. */
export function demandedBy(event) {
    return kindsWhere(({ demandedBy: events }) => events.includes(event));
}
export function kindsWhere(holds) {
    // Object.keys types keys as plain text; NOTICES has every kind and no other key.
    return Object.keys(NOTICES).filter((kind) => holds(NOTICES[kind]));
}
/** The same notice of a handoff queued twice is one notice: it has the same key. Keys are compared, never taken apart. */
export function noticeKey(notice) {
    return [notice.kind, ...keyParts(notice.kind, notice)].join(':');
}
function keyParts(kind, notice) {
    const rules = NOTICES;
    return rules[kind].key(notice);
}
