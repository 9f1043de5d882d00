import { createHash } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { conversationKey } from '../core/conversations.js';
import { CARD_KINDS, noticeKey } from '../core/notice-rules.js';
import { SUBJECT_COLUMNS } from '../core/subject.js';
import { AFTER_RESTORE } from '../core/stuck-notices.js';
import { once } from './once.js';
import { placeholders } from './placeholders.js';
import { addedKind, addedNextTryAt, isOneOf, queuedAgain } from './raw-sql.js';
import { agreements, drafts, handoffs, helpRequests, notedMessages, notices, registrations } from './schema.js';
import { createSettingRows } from './settings.js';
/** So long after a restore a notice about what was there before may be one that was sent before it. */
const IN_DOUBT_MS = 90 * 24 * 60 * 60_000;
const NO_DOUBT = { status: 'queued', claimedAt: null, problem: null };
/** Of each subject: its id, and when it began. */
const BEGINNINGS = {
    handoff: [handoffs.id, handoffs.createdAt],
    help_request: [helpRequests.id, helpRequests.askedAt],
    registration: [registrations.id, registrations.registeredAt],
    agreement: [agreements.id, agreements.savedAt],
    draft: [drafts.id, drafts.startedAt],
    noted_message: [notedMessages.id, notedMessages.at],
};
/** How a notice is queued: in the transaction that is open. */
export function createQueueing(db) {
    // When it was restored does not change while the bot runs.
    const settings = once(() => createSettingRows(db).read());
    const fields = [
        'id',
        'key',
        'kind',
        'notice',
        'conversation',
        'nextTryAt',
        'status',
        'claimedAt',
        'problem',
    ];
    const asNew = { ...placeholders([...fields]), revision: 1, attempts: 0 };
    const queueingAbout = (about) => {
        const column = SUBJECT_COLUMNS[about];
        return once(() => db
            .insert(notices)
            .values({ ...asNew, ...placeholders([column]) })
            .onConflictDoUpdate({
            target: [notices[column], notices.key],
            targetWhere: isOneOf[about],
            setWhere: inArray(addedKind, CARD_KINDS),
            set: queuedAgain(addedNextTryAt),
        })
            .prepare());
    };
    const queueing = {
        handoff: queueingAbout('handoff'),
        help_request: queueingAbout('help_request'),
        registration: queueingAbout('registration'),
        agreement: queueingAbout('agreement'),
        draft: queueingAbout('draft'),
        noted_message: queueingAbout('noted_message'),
    };
    /** What began after a restore was never spoken of before. */
    const doubtAbout = (about, aboutId, now) => {
        const { restored } = settings();
        if (restored === null || now - restored.at > IN_DOUBT_MS)
            return NO_DOUBT;
        const [id, at] = BEGINNINGS[about];
        const begun = db.select({ at }).from(id.table).where(eq(id, aboutId)).get();
        if ((begun?.at ?? 0) > restored.at)
            return NO_DOUBT;
        return { status: 'unknown', claimedAt: restored.madeAt, problem: AFTER_RESTORE };
    };
    return ({ about, id: aboutId, notice, to, at: nextTryAt }) => {
        const [conversation, { kind }] = [conversationKey(to), notice];
        const key = noticeKey(notice);
        const doubt = doubtAbout(about, aboutId, nextTryAt);
        const row = { id: noticeId(about, aboutId, key), key, kind, notice, conversation, nextTryAt, ...doubt };
        queueing[about]().run({ ...row, [SUBJECT_COLUMNS[about]]: aboutId });
    };
}
/**
 * Opaque, and the same for the same notice: by it the message is found that was sent of it, also by a process of which a restored database knows
 * nothing. 128 bits of SHA-256.
 */
function noticeId(about, id, key) {
    return createHash('sha256').update([about, id, key].join('\n')).digest('hex').slice(0, 32);
}
