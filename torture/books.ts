import { driver } from '../src/db/engine/driver.ts';
import type { EventRow, WrittenNotice } from './demanded.ts';
import { IS_DUE, isUnsent } from './outstanding.ts';

/** The bot's own books, as an operator could read them. */

export type HandoffRow = {
  id: string;
  account: string;
  stage: string;
  author: string;
  partner: string;
  /** The id of the first handoff of its deal. */
  deal: string;
  /** The id of the handoff whose mended packet it is. */
  revision_of: string | null;
  /** Whom the account executive named who declined it. */
  better_ae: string | null;
  undo_until: number | null;
  /** Which version brought the answer that it has. */
  decision: number | null;
  /** The day until which it waits. */
  come_back_on: string | null;
  /** Who is asked to sign its conflict check, or was when it ended. */
  check_signer: string | null;
  check_asked_at: number | null;
  /** The day by which the partner was promised to hear, and what it was promised before the check was cleared. */
  hear_by: string | null;
  covered_by: string | null;
  /** Whom its author named for questions. */
  questions_to: string;
  created_at: number;
  next_action_at: number | null;
};
export type NoticeRow = WrittenNotice & {
  id: string;
  /** Null of a handoff. */
  help_request_id: string | null;
  registration_id: string | null;
  agreement_id: string | null;
  draft_id: string | null;
  noted_message_id: string | null;
  conversation: string;
  position: number;
  attempts: number;
  /** Grows with each change. */
  revision: number;
  next_try_at: number;
  claimed_at: number | null;
  ts: string | null;
  /** The notice in whose message it is said. */
  carried_by: string | null;
  problem: string | null;
};
export type PartnerRow = { id: string; channel_id: string; alliances_owner: string };
export type NotedRow = { id: string; partner: string; thread_ts: string };
export type Books = {
  handoffs: HandoffRow[];
  /** Something has been due for minutes. */
  overdue: HandoffRow[];
  notices: NoticeRow[];
  unsent: NoticeRow[];
  events: EventRow[];
  /** Notices of which a second copy may turn up, and would be deleted, by their ids. */
  mending: Set<string>;
  /** Partners' messages of which the partner hears that they are noted. */
  noted: NotedRow[];
  /** Ids of packets that are written, or were. */
  drafts: string[];
  partners: PartnerRow[];
  /** What the workspace has set, by key. */
  settings: Record<string, unknown>;
};

/** What is about something else has its id in place of a handoff's. */
const NOTICES =
  'select *, coalesce(handoff_id, help_request_id, registration_id, agreement_id, draft_id, noted_message_id) as handoff_id from notices';

const OVERDUE_MS = 3 * 60_000;

/** Reads the bot's database; `now` in epoch ms of its clock, `gone`: who has left the company. */
export function readBooks(file: string, now: number, gone: Iterable<string> = []): Books {
  const db = new (driver())(file, { readonly: true });
  const overdue = { at: now - OVERDUE_MS };
  // The driver types no rows.
  const settings = db.prepare('select key, value from settings').all() as { key: string; value: string }[];
  const books = {
    overdue: db.prepare(`select * from handoffs where ${IS_DUE}`).all(overdue) as HandoffRow[],
    handoffs: db.prepare('select * from handoffs').all() as HandoffRow[],
    notices: db.prepare(`${NOTICES} order by position`).all() as NoticeRow[],
    unsent: db.prepare(`${NOTICES} where ${isUnsent(gone)} order by position`).all(overdue) as NoticeRow[],
    events: db.prepare('select * from events order by id').all() as EventRow[],
    noted: db.prepare('select id, partner, thread_ts from noted_messages').all() as NotedRow[],
    drafts: db.prepare('select id from drafts').pluck().all() as string[],
    mending: new Set(db.prepare('select notice from lost_posts').pluck().all() as string[]),
    partners: db.prepare('select * from partners').all() as PartnerRow[],
    settings: Object.fromEntries(settings.map(({ key, value }) => [key, JSON.parse(value)])),
  };
  db.close();
  return books;
}
