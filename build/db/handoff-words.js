import { and, asc, eq, gte, isNotNull, isNull, lt, notExists } from 'drizzle-orm';
import { accountKey } from '../core/account-name.js';
import { ERASED } from '../core/erased.js';
import { isToBeErased, isUnsent } from './raw-sql.js';
import { drafts, events, handoffs, helpRequests, notices } from './schema.js';
/** Of each column of a handoff: whether it holds words, which are replaced where there were any. A new column does not compile without its line. */
const HOLDS_WORDS = {
    id: false,
    version: false,
    requestKey: false,
    teamId: false,
    stage: false,
    author: false,
    classification: false,
    creditLine: false,
    creditWordBy: false,
    creditWordAt: false,
    contactId: false,
    duplicateReason: true,
    score: false,
    overrideReason: true,
    revisionOf: false,
    deal: false,
    createdAt: false,
    accountKey: false,
    aeRefusal: true,
    aeZone: false,
    landedAt: false,
    deadlineAt: false,
    hearBy: false,
    lengthDays: false,
    round: false,
    calendarVersion: false,
    remindedAt: false,
    snoozedUntil: false,
    remindsOnLastDayOnly: false,
    lapsedAt: false,
    escalatedAt: false,
    proposedAe: false,
    decidedAt: false,
    decidedBy: false,
    decision: false,
    undoUntil: false,
    grade: false,
    agreedMove: true,
    agreedMoveBy: false,
    declineReason: false,
    declineNote: true,
    betterAe: false,
    comeBackOn: false,
    sentenceForPartner: true,
    closesAt: false,
    mendAskedAt: false,
    checkSigner: false,
    checkZone: false,
    checkAeZone: false,
    checkWindowDays: false,
    checkAskedAt: false,
    checkDeadlineAt: false,
    checkHearBy: false,
    checkRemindedAt: false,
    checkLapsedAt: false,
    checkEscalatedAt: false,
    returnedAt: false,
    returnedBy: false,
    returnReason: true,
    clearedBy: false,
    clearedAt: false,
    foundResellers: true,
    foundCompetitors: true,
    foundCompensation: true,
    foundCredit: true,
    ruleLine: false,
    ruleVersion: false,
    coveredBy: false,
    qualifiedAt: false,
    openedLink: true,
    openedOn: false,
    openedAmount: false,
    endedAt: false,
    notWorth: false,
    amount: false,
    partnerDid: true,
    endReason: true,
    partnerDueOn: false,
    partnerAskedAt: false,
    partnerSaid: true,
    partnerDoneAt: false,
    partnerRemindedAt: false,
    partnerSlippedAt: false,
    sellerAgreedAt: false,
    sellerAskedAt: false,
    sellerDoneAt: false,
    sellerSlippedAt: false,
    sellerFailure: true,
    introducedAt: false,
    saidAt: false,
    stallAskedAt: false,
    updateAskedAt: false,
    wordForPartner: true,
    wordVersion: false,
    leadsCustomer: false,
    leadsFit: false,
    leadsClose: false,
    outcome: false,
    nextActionAt: false,
    erasedAt: false,
    partner: false,
    account: true,
    account_ref: true,
    why_account: true,
    opportunity: true,
    opportunity_created_on: false,
    opportunity_closed_on: false,
    partner_touch_on: false,
    partner_touch_source: true,
    partner_contact: true,
    partner_contact_role: true,
    why_partner: true,
    customer_trigger: true,
    joint_value: true,
    warm_path: true,
    warmth: false,
    seller_move: true,
    seller_move_by: false,
    partner_move: true,
    partner_move_by: false,
    partner_agreed: false,
    conflict_note: true,
    conflict_checked: false,
    evidence: true,
    ae: false,
    window_days: false,
    window_reason: true,
    questions_to: false,
};
/** Those whose `detail` somebody typed; of all others it is a person, a day, a number or a word of the bot's. */
const DETAIL_IN_WORDS = ['opportunity'];
/** In the transaction that is open. */
export function eraseHandoff(db, row, now) {
    const { id } = row;
    db.update(handoffs)
        .set({ ...withoutWords(row), accountKey: accountKey(ERASED), contactId: null, erasedAt: now })
        .where(eq(handoffs.id, id))
        .run();
    dropUnsent(db, eq(notices.handoffId, id));
    for (const { id: event, kind, detail, reason } of db.select().from(events).where(eq(events.handoffId, id)).all()) {
        const kept = DETAIL_IN_WORDS.includes(kind) ? replaced(detail) : detail;
        db.update(events)
            .set({ detail: kept, reason: replaced(reason), changes: null })
            .where(eq(events.id, event))
            .run();
    }
    db.update(drafts).set({ typed: {}, partnerMessage: null, proposal: null }).where(eq(drafts.sentAs, id)).run();
    for (const { id: request, words } of db.select().from(helpRequests).where(eq(helpRequests.handoffId, id)).all()) {
        const blank = { account: ERASED, help: ERASED, words: replaced(words) };
        db.update(helpRequests).set(blank).where(eq(helpRequests.id, request)).run();
    }
}
/** What waits, of which nothing can be said any more. */
export function dropUnsent(db, isOfIt) {
    const isNew = and(isOfIt, isUnsent, isNull(notices.ts));
    const stands = and(isOfIt, isUnsent, isNotNull(notices.ts));
    db.update(notices).set({ status: 'dropped' }).where(isNew).run();
    db.update(notices).set({ status: 'sent' }).where(stands).run();
}
function withoutWords(row) {
    // Object.keys types keys as plain text.
    const holding = Object.keys(HOLDS_WORDS).filter((key) => HOLDS_WORDS[key]);
    return Object.fromEntries(holding.map((key) => [key, row[key] === null || row[key] === '' ? row[key] : ERASED]));
}
const replaced = (words) => (words === null ? null : ERASED);
/** Erases those that are over, and to which nothing has happened since `before`; at most so many. Returns their ids. In the transaction that is open. */
export function eraseClosed(db, { before, atMost, now }) {
    const later = db
        .select({ id: events.id })
        .from(events)
        .where(and(eq(events.handoffId, handoffs.id), gte(events.at, before)));
    const isOld = and(isToBeErased, lt(handoffs.createdAt, before), notExists(later));
    const old = db.select().from(handoffs).where(isOld).orderBy(asc(handoffs.createdAt)).limit(atMost).all();
    for (const row of old)
        eraseHandoff(db, row, now);
    return old.map(({ id }) => id);
}
