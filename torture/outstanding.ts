import { driver } from '../src/db/engine/driver.ts';
import { factsOf, type WrittenNotice } from './demanded.ts';

/** What the bot still has to say, as its rows have it. */
export type Outstanding = {
  /** Notices that are neither sent nor needless; what waits until its reader is there is none of them. */
  unsent: number;
  /** Notices of which a second copy may still turn up. */
  watched: number;
  /** Handoffs for which something is due; a reminder that waits for working hours is none of that. */
  due: number;
  /** When it last said something (epoch ms); word of messages in trouble counts only when there is nothing else to say. */
  lastSaidAt: number;
  /** When the first notice of a handoff in a conversation is tried next (epoch ms); null when nothing waits but for a person. */
  nextTryAt: number | null;
  /** The same as long as nothing happened and nothing was written down to be said. */
  state: string;
};

/** What the clock brings, which waits until its reader is there. */
const WAITING_KINDS = [
  'reminder',
  'lapse_ae',
  'lapse_author',
  'intake_call',
  'escalation',
  'partner_delay',
  'check_reminder',
  'check_call',
  'check_escalation',
  'author_call',
  'partner_reminder',
  'ae_move',
  'ae_moves',
  'ae_stalled',
  'author_owed',
  'help_reminder',
  'help_escalation',
  'registration_ends',
  'dispute_reminder',
  'dispute_escalation',
  'agreement_reminder',
  'agreement_review',
  'draft_call',
  'draft_expired',
];
/** Of these kinds only such news are found by the clock, or told as what it finds is. */
const KINDS_OF_NEWS = ['ae_news', 'author_news', 'partner_news'];
const WAITING_NEWS = ['put_off', 'retimed'];
/** Of its kind only this is said at once. */
const RETURNED = 'returned';
export function mayWait(notice: WrittenNotice): boolean {
  const { news, about } = factsOf(notice);
  if (notice.kind === 'author_check') return about !== RETURNED;
  return (
    WAITING_KINDS.includes(notice.kind) || (KINDS_OF_NEWS.includes(notice.kind) && WAITING_NEWS.includes(news ?? ''))
  );
}
const listed = (words: readonly string[]) => words.map((word) => `'${word}'`).join();
const MAY_NOT_WAIT = `not (
  kind in (${listed(WAITING_KINDS)})
  or (kind in (${listed(KINDS_OF_NEWS)}) and json_extract(detail, '$.news') in (${listed(WAITING_NEWS)}))
  or (kind = 'author_check' and json_extract(detail, '$.about') <> '${RETURNED}')
)`;
/** Also what is held at `@at` and may not wait, or whose reader is there by now; not what never goes to one of `gone`. */
export const isUnsent = (gone: Iterable<string>): string => `(
  status in ('queued', 'claimed', 'unknown')
  or (status = 'dead_letter' and conversation not in (${listed([...gone].map(conversationWith))}) and not (${namesOneOf(gone)}))
  or (status = 'held' and (${MAY_NOT_WAIT} or next_try_at <= @at))
)`;
/** A partner is not presented to somebody who has left. */
const namesOneOf = (gone: Iterable<string>): string =>
  `problem = '${PRESENTS_OUTSIDER}' and handoff_id in (select id from handoffs where ae in (${listed([...gone])}))`;
export const PRESENTS_OUTSIDER = 'presents_outsider';
export const conversationWith = (person: string): string => `person:${person}`;
/** Of these the clock brings a reminder, which waits for working hours, until their own window is over. */
const MAY_BE_REMINDED = `(
  (stage = 'awaiting' and lapsed_at is null) or (stage = 'checking' and check_lapsed_at is null)
)`;
/** Something is due at `@at`, and it is more than a reminder: a window that is over also when its row has forgotten it. */
export const IS_DUE = `(
  (next_action_at <= @at and not ${MAY_BE_REMINDED})
  or (stage = 'awaiting' and lapsed_at is null and deadline_at <= @at)
  or (stage = 'checking' and check_lapsed_at is null and check_deadline_at <= @at)
)`;
/** Of a message that never arrives it would be said again and again. */
const IS_WORD_OF_TROUBLE = `kind in ('undeliverable', 'stalled')`;

/**
 * Looks into the bot's database, which stays open until `close`: for the end of a run, since what a kill leaves behind must be
 * mended by the bot.
 */
export function watchOutstanding(file: string, gone: Iterable<string> = []) {
  const isToBeSent = isUnsent(gone);
  const db = new (driver())(file, { readonly: true });
  const counts = db.prepare(`
    select
      count(*) filter (where ${isToBeSent}) as unsent,
      count(*) filter (where ${isToBeSent} and not ${IS_WORD_OF_TROUBLE}) as ownUnsent,
      count(*) as notices,
      (select count(*) from lost_posts) as watched,
      (select max(id) from events) as lastEvent,
      coalesce(max(sent_at) filter (where not ${IS_WORD_OF_TROUBLE}), 0) as ownSaidAt,
      coalesce(max(sent_at), 0) as anySaidAt
    from notices`);
  // With min() SQLite gives the other columns of that row. https://sqlite.org/lang_select.html#bareagg
  const heads = db.prepare(`
    select min(next_try_at) from (
      select next_try_at, min(position) from notices
      where status in ('queued', 'claimed', 'unknown') group by conversation, handoff_id
    )`);
  const due = db.prepare(`select count(*) from handoffs where ${IS_DUE}`).pluck();
  return {
    /** `now` in epoch ms of the bot's clock. */
    look(now: number): Outstanding {
      const row = counts.get({ at: now }) as Record<string, number>;
      const { unsent = 0, watched = 0, ownUnsent = 0, ownSaidAt = 0, anySaidAt = 0 } = row;
      return {
        unsent,
        watched,
        due: due.get({ at: now }) as number,
        lastSaidAt: ownUnsent > 0 ? ownSaidAt : anySaidAt,
        nextTryAt: heads.pluck().get() as number | null,
        state: `${unsent} ${watched} ${row.notices} ${row.lastEvent}`,
      };
    },
    close: () => void db.close(),
  };
}
