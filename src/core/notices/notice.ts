import type { Room } from './rooms.ts';

/**
 * Who must be told what, as data. A notice is saved in the transaction that made it necessary and delivered afterwards. It says
 * what it is about, never in which words: what tells of something is drawn as of that moment, everything else from the state as it is
 * when it is delivered (`says` in `notice-columns.ts`).
 */
export type Notice = NonNullable<Room['types']>['notice'];
/** What can happen to anything that a notice is about. */
export type Happening = NonNullable<Room['types']>['happening'];

export type NoticeKind = Notice['kind'];
/** The shape of each kind of notice. */
export type Notices = { [Kind in NoticeKind]: Extract<Notice, { kind: Kind }> };
