import { createHash } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Conversation, conversationKey } from '../../core/notices/conversations.ts';
import type { Notice } from '../../core/notices/notice.ts';
import { CARD_KINDS, noticeKey } from '../../core/notices/notice-rules.ts';
import { SUBJECT_COLUMNS, type Subject, type SubjectKind } from '../../core/notices/subject.ts';
import { AFTER_RESTORE, IN_DOUBT_MS } from '../../core/notices/stuck-notices.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { placeholders } from '../engine/placeholders.ts';
import { addedKind, addedNextTryAt, isOneOf, queuedAgain } from '../engine/raw-sql.ts';
import { agreements, drafts, handoffs, helpRequests, notedMessages, notices, registrations } from '../schema.ts';
import { createSettingRows } from '../people/settings.ts';

/** To whom, and when (`at`). `event`: the id of the event of a handoff that brings it. */
export type NewNotice = Subject & { notice: Notice; to: Conversation; at: EpochMs; event?: number | null };

const NO_DOUBT = { status: 'queued', claimedAt: null, problem: null } as const;

/** Of each subject: its id, and when it began. */
const BEGINNINGS = {
  handoff: [handoffs.id, handoffs.createdAt],
  help_request: [helpRequests.id, helpRequests.askedAt],
  registration: [registrations.id, registrations.registeredAt],
  agreement: [agreements.id, agreements.savedAt],
  draft: [drafts.id, drafts.startedAt],
  noted_message: [notedMessages.id, notedMessages.at],
} as const satisfies Record<SubjectKind, readonly [SQLiteColumn, SQLiteColumn]>;

/** How a notice is queued: in the transaction that is open. */
export function createQueueing(db: Db) {
  // When it was restored does not change while the bot runs.
  const settings = lazy(() => createSettingRows(db).read());
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
    'event',
  ] as const;
  const asNew = { ...placeholders([...fields]), revision: 1, attempts: 0 } as const;
  const queueingAbout = (about: SubjectKind) => {
    const column = SUBJECT_COLUMNS[about];
    return lazy(() =>
      db
        .insert(notices)
        .values({ ...asNew, ...placeholders([column]) })
        .onConflictDoUpdate({
          target: [notices[column], notices.key],
          targetWhere: isOneOf[about],
          setWhere: inArray(addedKind, CARD_KINDS),
          set: queuedAgain(addedNextTryAt),
        })
        .prepare(),
    );
  };
  const queueing = {
    handoff: queueingAbout('handoff'),
    help_request: queueingAbout('help_request'),
    registration: queueingAbout('registration'),
    agreement: queueingAbout('agreement'),
    draft: queueingAbout('draft'),
    noted_message: queueingAbout('noted_message'),
  } satisfies Record<SubjectKind, unknown>;

  /** What began after a restore was never spoken of before. */
  const doubtAbout = (about: SubjectKind, aboutId: string, now: EpochMs) => {
    const { restored } = settings();
    if (restored === null || now - restored.at > IN_DOUBT_MS) return NO_DOUBT;
    const [id, at] = BEGINNINGS[about];
    const begun = db.select({ at }).from(id.table).where(eq(id, aboutId)).get();
    if ((begun?.at ?? 0) > restored.at) return NO_DOUBT;
    return { status: 'unknown', claimedAt: restored.madeAt, problem: AFTER_RESTORE } as const;
  };

  return ({ about, id: aboutId, notice, to, at: nextTryAt, event = null }: NewNotice): void => {
    const [conversation, { kind }] = [conversationKey(to), notice];
    const key = noticeKey(notice);
    const doubt = doubtAbout(about, aboutId, nextTryAt);
    const row = { id: noticeId(about, aboutId, key), key, kind, notice, conversation, nextTryAt, event, ...doubt };
    queueing[about]().run({ ...row, [SUBJECT_COLUMNS[about]]: aboutId });
  };
}

/**
 * Opaque, and the same for the same notice: by it the message is found that was sent of it, also by a process of which a restored database knows
 * nothing. 128 bits of SHA-256.
 */
function noticeId(about: SubjectKind, id: string, key: string): string {
  return createHash('sha256').update([about, id, key].join('\n')).digest('hex').slice(0, 32);
}
