import { inArray } from 'drizzle-orm';
import { type Conversation, conversationKey } from '../core/conversations.ts';
import type { Notice } from '../core/notice.ts';
import { CARD_KINDS, noticeKey } from '../core/notice-rules.ts';
import { SUBJECT_COLUMNS, type Subject, type SubjectKind } from '../core/subject.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { once } from './once.ts';
import type { Db } from './open.ts';
import { placeholders } from './placeholders.ts';
import { addedKind, addedNextTryAt, isOneOf, queuedAgain } from './raw-sql.ts';
import { notices } from './schema.ts';

/** To whom, and when (`at`). */
export type NewNotice = Subject & { notice: Notice; to: Conversation; at: EpochMs };

/** How a notice is queued: in the transaction that is open. `newId` gives opaque ids. */
export function createQueueing(db: Db, newId: () => string) {
  const newRow = placeholders(['id', 'key', 'kind', 'notice', 'conversation', 'nextTryAt']);
  const asNew = { ...newRow, status: 'queued', revision: 1, attempts: 0 } as const;
  const queueingAbout = (about: SubjectKind) => {
    const column = SUBJECT_COLUMNS[about];
    return once(() =>
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

  return ({ about, id: aboutId, notice, to, at: nextTryAt }: NewNotice): void => {
    const [conversation, { kind }] = [conversationKey(to), notice];
    const row = { id: newId(), key: noticeKey(notice), kind, notice, conversation, nextTryAt };
    queueing[about]().run({ ...row, [SUBJECT_COLUMNS[about]]: aboutId });
  };
}
