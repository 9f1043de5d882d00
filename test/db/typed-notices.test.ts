import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { answered, type Handoff, type Window } from '../../src/core/handoff/handoff.ts';
import { addBusinessDays } from '../../src/core/time/business-time.ts';
import { dayOf } from '../../src/core/time/calendar.ts';
import { conversationFrom } from '../../src/core/notices/conversations.ts';
import { isCard, noticeKey } from '../../src/core/notices/notice-rules.ts';
import { NOTICES } from '../../src/core/notices/notices.ts';
import type { Notice } from '../../src/core/notices/notice.ts';
import { createNoticeRows } from '../../src/db/notices/notices.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import type { Db } from '../../src/db/engine/open.ts';
import { firstMigrations } from '../support/database-file.ts';
import { brightwater, CALENDAR, everyState, NOW, shortest, ZONE } from '../support/packets.ts';
import { newFolder } from '../support/disk.ts';
import { open } from '../support/store.ts';

/** A file of the version before messages had types of their own, brought up to this one. */

const dump = fileURLToPath(new URL('./before-typed-notices.sql', import.meta.url));
const BEFORE = 3;

/** A row as it lies in the file, by the names of its columns. */
type Raw = Record<string, unknown>;
type Tables = Record<string, Raw[]>;

let before: Tables;
let db: Db;
let store: Store;

beforeEach(async () => {
  const url = `file:${join(newFolder(), 'handoff.db')}`;
  const old = await open(url, NOW, firstMigrations(BEFORE));
  old.$client.exec(readFileSync(dump, 'utf8'));
  before = everythingIn(old.$client);
  old.$client.close();
  db = await open(url);
  store = createStore(db);
});

function everythingIn(client: Database.Database): Tables {
  const names = client.prepare(
    `select name from sqlite_master where type = 'table' and not (name glob '__*' or name glob 'sqlite_*')`,
  );
  const tables = names.pluck().all().map(String).toSorted();
  return Object.fromEntries(tables.map((table) => [table, client.prepare(`select * from ${table}`).all() as Raw[]]));
}

const ENDS_AT = 1796162400000;
const sam = 'U0SAM';
const iris = 'U0IRIS';
const LANDED: [string, Notice][] = [
  ['ae_card:U0SAM', { kind: 'ae_card', person: sam }],
  ['partner_card', { kind: 'partner_card' }],
];
const DECIDED: [string, Notice][] = [
  // Which answer it was of was not kept.
  ['author_card:0', { kind: 'author_card', version: 0 }],
  ['partner_decision', { kind: 'partner_decision' }],
];
/** When was not kept: their place tells them apart. */
const FIRST_BROKEN = 44;
const BROKEN: [string, Notice][] = (['archived', 'bot_absent', 'not_shared', 'company_added'] as const).flatMap(
  (fault, at) =>
    ['U0ALEX', iris].map((person, also): [string, Notice] => {
      const place = FIRST_BROKEN + 2 * at + also;
      return [`partner_channel:${place}:${person}`, { kind: 'partner_channel', person, fault, at: place }];
    }),
);
const STALLS = ['forgotten', 'overdue', 'untold', 'cut_short', 'undelivered', 'failing', 'miscounted'] as const;
const STALLED = STALLS.map((stall): [string, Notice] => [
  `stalled:${stall}:20781`,
  { kind: 'stalled', person: iris, stall, day: 20781 },
]);
const LIFE: [string, Notice][] = [
  ...LANDED,
  ['intake_call:proposed:3', { kind: 'intake_call', about: 'proposed', version: 3 }],
  ['intake_call:ae_gone:1', { kind: 'intake_call', about: 'ae_gone', round: 1 }],
  ['reminder:asked_for:1795615200000', { kind: 'reminder', reminder: 'asked_for', at: 1795615200000 }],
  ['reminder:halfway:1795789800000', { kind: 'reminder', reminder: 'halfway', at: 1795789800000 }],
  ['reminder:last_day:1796133600000', { kind: 'reminder', reminder: 'last_day', at: 1796133600000 }],
  ['reminder:last_hours:1796155200000', { kind: 'reminder', reminder: 'last_hours', at: 1796155200000 }],
  [`lapse_ae:${ENDS_AT}`, { kind: 'lapse_ae', deadlineAt: ENDS_AT }],
  [`lapse_author:${ENDS_AT}`, { kind: 'lapse_author', deadlineAt: ENDS_AT }],
  [`intake_call:lapsed:${ENDS_AT}`, { kind: 'intake_call', about: 'lapsed', deadlineAt: ENDS_AT }],
  [`partner_delay:${ENDS_AT}`, { kind: 'partner_delay', deadlineAt: ENDS_AT }],
  [`escalation:${ENDS_AT}`, { kind: 'escalation', deadlineAt: ENDS_AT }],
  ['ae_news:extended:11:U0SAM', { kind: 'ae_news', news: 'extended', version: 11, person: sam }],
  ['author_news:extended:11', { kind: 'author_news', news: 'extended', version: 11 }],
  ['partner_news:extended:11', { kind: 'partner_news', news: 'extended', version: 11 }],
  ['ae_news:retimed:12:U0SAM', { kind: 'ae_news', news: 'retimed', version: 12, person: sam }],
  ['author_news:retimed:12', { kind: 'author_news', news: 'retimed', version: 12 }],
  ['partner_news:retimed:12', { kind: 'partner_news', news: 'retimed', version: 12 }],
  ['ae_card:U0PRIYA', { kind: 'ae_card', person: 'U0PRIYA' }],
  ['author_news:rerouted:13', { kind: 'author_news', news: 'rerouted', version: 13 }],
  ['partner_news:rerouted:13', { kind: 'partner_news', news: 'rerouted', version: 13 }],
  ['author_news:withdrawn:14', { kind: 'author_news', news: 'withdrawn', version: 14 }],
  ['partner_news:withdrawn:14', { kind: 'partner_news', news: 'withdrawn', version: 14 }],
  // Since when was not kept: nothing fails at that moment again.
  ['undeliverable:n17:1:0', { kind: 'undeliverable', person: iris, notice: 'n17', since: 0 }],
];
/** What there is about each handoff, in order: the key of each message, and what it is about. */
const EXPECTED: Record<string, [string, Notice][]> = {
  H1: LIFE,
  H2: [...LANDED, ...DECIDED],
  H3: [...LANDED, ...DECIDED],
  H4: [['ae_refused', { kind: 'ae_refused' }]],
  H5: [
    ...LANDED,
    ['undeliverable:n61:1795532405000', { kind: 'undeliverable', person: 'U0ALEX', notice: 'n61', since: 0 }],
    ['undeliverable:n62:1:0', { kind: 'undeliverable', person: iris, notice: 'n62', since: 0 }],
    ...STALLED,
  ],
  're-routed': BROKEN,
};
const SINCE_THEN = new Set([
  'credit_corrected',
  'credit_dispute',
  'credit_kept',
  'partner_credit',
  'check_card',
  'check_reminder',
  'check_call',
  'check_escalation',
  'author_check',
  'partner_registration',
  'registration_ends',
  'dispute_call',
  'dispute_reminder',
  'dispute_escalation',
  'dispute_outcome',
  'help_request',
  'agreement_proposed',
  'agreement_reminder',
  'agreement_review',
  'draft_call',
  'draft_expired',
  'contact_proposed',
  'contact_answered',
  'partner_noted',
  'help_reminder',
  'help_escalation',
  'help_answer',
  'ae_reopened',
  'role_lost',
  'question',
  'ae_reply',
  'ae_corrected',
  'author_call',
  'alliances_call',
  'partner_sentence',
  'ae_outside',
  'author_outcome',
  'partner_outcome',
  'sales_won',
  'partner_reminder',
  'partner_moves',
  'ae_move',
  'ae_moves',
  'author_roles',
  'ae_stalled',
  'author_owed',
]);
const KINDS = new Set(Object.values(EXPECTED).flatMap((rows) => rows.map(([, { kind }]) => kind)));

/** What was renamed since. The author's card came with the handoff then, and the decision was a message of its own: that is their card now. */
function withoutReceipt(row: Raw): Raw[] {
  if (row.kind === 'author_card') return [];
  if (row.kind === 'partner_channel')
    return [
      { ...row, key: `partner_channel:${String(row.position)}:${String(row.conversation).slice('person:'.length)}` },
    ];
  return [row.kind === 'author_decision' ? { ...row, kind: 'author_card', key: 'author_card:0' } : row];
}

describe('messages of the version before', { tags: 'thorough' }, () => {
  test('read as what they are about, each under the key that it had', async () => {
    for (const [id, expected] of Object.entries(EXPECTED)) {
      const rows = await store.outbox.of(id);
      expect(
        rows.map(({ key, notice }) => [key, notice]),
        id,
      ).toEqual(expected);
      for (const { kind, notice } of rows) expect(kind).toBe(notice.kind);
    }
    const thoseOfThen = Object.keys(NOTICES).filter((kind) => !SINCE_THEN.has(kind));
    expect([...KINDS].toSorted(), 'every kind of then is among them').toEqual(thoseOfThen.toSorted());
  });

  test('have the key that the same message would get today, so that none is said again', async () => {
    for (const id of Object.keys(EXPECTED))
      for (const { key, notice } of await store.outbox.of(id))
        if (notice.kind !== 'undeliverable') expect(noticeKey(notice)).toBe(key);
  });

  test('are found by what they are about', async () => {
    for (const [id, expected] of Object.entries(EXPECTED))
      for (const [key, notice] of expected)
        if (notice.kind !== 'undeliverable') expect(await store.outbox.findOf(id, notice)).toMatchObject({ key });
  });

  test('are the ones that are queued again: a card in its old place, a post not at all', async () => {
    const rows = createNoticeRows(db);
    for (const id of Object.keys(EXPECTED)) {
      const old = await store.outbox.of(id);
      for (const { notice, conversation } of old)
        if (notice.kind !== 'undeliverable')
          rows.queue({ about: 'handoff', id, notice, to: conversationFrom(conversation), at: NOW });
      const now = await store.outbox.of(id);
      expect(now.map(({ id: row, position }) => [row, position])).toEqual(old.map((row) => [row.id, row.position]));
      const grown = (revision: number, notice: Notice) => revision + (isCard(notice) ? 1 : 0);
      expect(now.map(({ revision }) => revision)).toEqual(old.map(({ revision, notice }) => grown(revision, notice)));
    }
  });

  test('stand as they stood: what was parked is a dead letter, and all else about them is the same', () => {
    const mayDiffer = ({
      detail: _detail,
      status: _status,
      carried_by: _by,
      help_request_id: _h,
      registration_id: _r,
      agreement_id: _a,
      draft_id: _d,
      noted_message_id: _n,
      event: _e,
      ...row
    }: Raw) => row;
    const after = everythingIn(db.$client).notices;
    const kept = before.notices?.flatMap(withoutReceipt);
    expect(after?.map(mayDiffer)).toEqual(kept?.map(mayDiffer));
    const isDead = (status: unknown) => (status === 'parked' ? 'dead_letter' : status);
    expect(after?.map(({ status }) => status)).toEqual(kept?.map(({ status }) => isDead(status)));
    const statuses = [...new Set(before.notices?.map(({ status }) => String(status)))];
    const all = ['claimed', 'dropped', 'held', 'parked', 'queued', 'sent', 'unknown'];
    expect(statuses.toSorted(), 'every status is among them').toEqual(all);
  });

  test('that were parked go again when they are asked for', async () => {
    expect(await store.outbox.retry('n62', NOW)).toBe(true);
    expect(await store.outbox.find('n62')).toMatchObject({ status: 'queued', nextTryAt: NOW });
  });
});

const STATES_OF_THEN = 22;

/** A decline was the end then, and nothing was promised anew. */
function asOfThen(handoff: Handoff): Handoff {
  switch (handoff.stage) {
    case 'declined': {
      const { closesAt: _, mendAskedAt: __, nextActionAt: ___, ...said } = handoff;
      return { ...said, window: asPromisedThen(said.window), stage: 'closed', outcome: 'declined' };
    }
    case 'awaiting': {
      const isEscalated = handoff.window.escalatedAt !== null;
      return { ...handoff, window: asPromisedThen(handoff.window), ...(isEscalated ? { nextActionAt: null } : {}) };
    }
    case 'draft':
    case 'checking':
    case 'returned':
      return handoff;
    case 'accepted':
    case 'working': {
      // Nobody is asked about a day that was agreed before there was a clock; it looks once the bot has started, and stalls count from there.
      const asked = { partnerRemindedAt: handoff.decidedAt, sellerAskedAt: handoff.decidedAt };
      const moves = { ...handoff.moves, ...asked };
      return { ...handoff, window: asPromisedThen(handoff.window), moves, nextActionAt: handoff.moves.saidAt };
    }
    case 'closed':
      return handoff.window === null ? handoff : { ...handoff, window: asPromisedThen(handoff.window) };
    default:
      return handoff satisfies never;
  }
}

/** Decisions had no number then. */
const withoutNumber = (handoff: Handoff): Handoff =>
  answered(handoff) ? ({ ...handoff, decision: 0 } as Handoff) : handoff;

const asPromisedThen = (window: Window): Window => ({
  ...window,
  hearBy: addBusinessDays(CALENDAR, dayOf(ZONE, window.deadlineAt), 1),
});

describe('handoffs of the version before', () => {
  test('read as they would stand today, in every state', async () => {
    const names = before.handoffs?.map(({ id }) => String(id)) ?? [];
    const states = Object.entries(everyState(shortest)).filter(([name]) => names.includes(name));
    expect(states).toHaveLength(STATES_OF_THEN);
    for (const [name, now] of states) {
      const state = withoutNumber(asOfThen(now));
      // Which fields a packet has may change: what a handoff is besides does not.
      // No contact of the registry has the name in their packet.
      const { packet: __, ...expected } = { ...state, id: name, deal: name, contactId: null };
      const { packet, ...handoff } = (await store.handoff(name)) ?? { packet: null };
      expect(handoff, name).toEqual(expected);
      const { ae } = state.packet;
      const typed = {
        ae,
        warmth: 'cold',
        window_days: 1,
        partner_agreed: true,
        conflict_checked: true,
        opportunity: null,
      };
      expect(packet, name).toMatchObject({ ...typed, account: 'x', partner: brightwater.id });
    }
    const lives = ['H1', 'H2', 'H3', 'H4', 'H5'];
    expect(names.toSorted()).toEqual([...lives, ...states.map(([name]) => name)].toSorted());
  });

  test('read as they were lived, with their history', { tags: 'thorough' }, async () => {
    expect(await store.handoff('H1')).toMatchObject({ stage: 'closed', outcome: 'withdrawn', window: { round: 2 } });
    expect(await store.handoff('H2')).toMatchObject({ stage: 'accepted', agreedMove: 'x', decidedBy: sam });
    expect(await store.handoff('H3')).toMatchObject({ outcome: 'declined', declineNote: 'Dead link.', betterAe: null });
    expect(await store.handoff('H4')).toMatchObject({ stage: 'draft', aeRefusal: 'A guest.', nextActionAt: null });
    expect(await store.handoff('H5')).toMatchObject({ stage: 'awaiting', window: { round: 1, lapsedAt: null } });
    expect((await store.history('H1')).map(({ kind }) => kind)).toEqual([
      'sent',
      'dialed_down',
      'proposed',
      'ae_gone',
      'reminded',
      'reminded',
      'reminded',
      'reminded',
      'lapsed',
      'escalated',
      'extended',
      'retimed',
      'rerouted',
      'withdrawn',
    ]);
  });
});

test('what people and the workspace had set is what is set', { tags: 'thorough' }, async () => {
  const typed = brightwater.contacts.map((contact) => ({ ...contact, userId: null }));
  // Whoever was there before is asked from now on.
  expect(await store.partners()).toEqual([{ ...brightwater, authorCertifies: false, contacts: typed }]);
  expect(await store.settings()).toMatchObject({
    intake_owner: iris,
    escalation_contact: 'U0ESME',
    administrators: ['U0ADA'],
    workdays: [1, 2, 3, 4, 5],
    closures: [{ from: '2026-12-24', to: '2026-12-31', name: 'Year end' }],
    calendar_version: 5,
  });
  expect(await store.calendar.person(sam)).toEqual({
    user_id: sam,
    workdays: [1, 2, 3],
    hours: null,
    holiday_region: 'US',
    cards_in_hours: false,
  });
  expect(await store.calendar.person('U0PRIYA')).toEqual({
    user_id: 'U0PRIYA',
    workdays: null,
    hours: { opens_at: '08:00', closes_at: '16:00' },
    holiday_region: null,
    cards_in_hours: false,
  });
  expect(await store.calendar.absencesSince('2026-12-02')).toHaveLength(1);
  expect(await store.inbound.since(0)).toEqual([{ id: 'R1', at: NOW }]);
});

/** Why somebody gave more time, or withdrew it, stood where else a person stands. */
function withReason(event: Raw): Raw {
  const isMoved = event.kind === 'extended' || event.kind === 'withdrawn';
  return isMoved ? { ...event, reason: event.detail, detail: null } : event;
}

/** The clock of what was accepted looks once the bot has started. */
function withoutNextLook(row: Raw): Raw {
  const { next_action_at: _, ...kept } = row;
  return row.stage === 'accepted' ? kept : row;
}

test('nothing is lost, and nothing points to nothing', { tags: 'thorough' }, () => {
  // Nothing was written down then of who changed what, nor of what may turn up a second time, nor of a question about a channel; nobody asked for help, no partner registered an account, and what was typed was not kept.
  const {
    settings_history: written,
    lost_posts: lost,
    channel_questions: questions,
    help_requests: asked,
    registrations: registered,
    registration_events: happened,
    disputes: disputed,
    agreements: agreed,
    drafts,
    noted_messages: noted,
    accounts,
    colleagues,
    ...after
  } = everythingIn(db.$client);
  const since = [written, lost, questions, asked, registered, happened, disputed, drafts, noted, accounts, colleagues];
  expect(since.flat()).toEqual([]);
  const counts = (tables: Tables) => Object.entries(tables).map(([name, rows]) => [name, rows.length]);
  const kept = (before.notices ?? []).flatMap(withoutReceipt);
  // What the settings held of it is the first version of the working agreement.
  expect(agreed).toMatchObject([{ version: 0, state: 'start', window_days: 3 }]);
  const settings = (before.settings ?? []).filter(({ key }) => key !== 'default_window_days');
  expect(counts(after)).toEqual(counts({ ...before, settings, notices: kept }));
  const { notices: _, people: __, events, ...others } = after;
  expect(events).toMatchObject((before.events ?? []).map(withReason));
  // A later version may have added columns.
  for (const [table, rows] of Object.entries(others))
    expect(rows, table).toMatchObject(({ ...before, settings }[table] ?? []).map(withoutNextLook));
  expect(
    Object.values(before).every((rows) => rows.length > 0),
    'there is something in every table',
  ).toBe(true);
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  expect(db.$client.pragma('foreign_keys', { simple: true })).toBe(1);
});
