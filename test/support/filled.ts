import { inArray, lte } from 'drizzle-orm';
import type { Db } from '../../src/db/engine/open.ts';
import {
  absences,
  accounts,
  agreements,
  channelQuestions,
  colleagues,
  contacts,
  disputes,
  drafts,
  events,
  handoffs,
  helpRequests,
  inbound,
  lostPosts,
  notedMessages,
  notices,
  partners,
  people,
  registrationEvents,
  registrations,
  settings,
  settingsHistory,
} from '../../src/db/schema.ts';
import { PARTNER_IDS } from '../../torture/canaries/cast.ts';

const [PARTNER] = PARTNER_IDS;
const DAY = '2026-11-24';
const TEAM = 'T0NORTHWIND';
const ZONE = 'Europe/Berlin';

/** Of each table in which lives leave many rows so many hold the words. */
const MOST_ROWS = 1;

/** Puts these words wherever people write some, and a row into each table that lives leave empty. */
export function putWords(db: Db, words: string): void {
  const checked = { returnReason: words, foundResellers: words, foundCompetitors: words, foundCompensation: words };
  const decided = {
    agreedMove: words,
    declineNote: words,
    sentenceForPartner: words,
    openedAmount: words,
    amount: words,
  };
  const reasons = {
    duplicateReason: words,
    overrideReason: words,
    aeRefusal: words,
    window_reason: words,
    foundCredit: words,
  };
  const came = { partnerDid: words, endReason: words, partnerSaid: words, sellerFailure: words, wordForPartner: words };
  const packet = { account: words, account_ref: words, why_account: words, opportunity: words, evidence: words };
  const fit = { why_partner: words, customer_trigger: words, joint_value: words, partner_touch_source: words };
  const start = { warm_path: words, seller_move: words, partner_move: words, conflict_note: words, openedLink: words };
  const ids = db.select({ id: handoffs.id }).from(handoffs).limit(MOST_ROWS).all();
  const isAmong = inArray(
    handoffs.id,
    ids.map(({ id }) => id),
  );
  db.update(handoffs)
    .set({ ...checked, ...decided, ...reasons, ...came, ...packet, ...fit, ...start })
    .where(isAmong)
    .run();
  const changes = [
    { field: 'account', was: words, now: words },
    { field: 'warmth', was: 'cold', now: 'strong' },
    { field: 'questions_to', was: 'U0MAYA', now: 'U0ROBIN' },
  ] as const;
  db.update(events).set({ reason: words, changes }).where(lte(events.id, MOST_ROWS)).run();
  db.update(partners).set({ does: words }).run();
  db.update(contacts).set({ role: words }).run();
  addDraft(db, words);
  addRegistration(db, words);
  addDirectory(db, words);
  addSettings(db, words);
}

function addDraft(db: Db, words: string): void {
  const typed = {
    account: words,
    why_account: words,
    warmth: 'strong',
    ae: 'U0SAM',
    partner_agreed: true,
    window_days: 3,
  };
  const message = { partner: PARTNER, channel: 'C0BRIGHTWATER', ts: '1.2', threadTs: '1.2', writer: 'U0LENA' };
  const answer = { is: 'refused', by: 'U0ALEX', at: 2 } as const;
  const proposal = {
    partner: PARTNER,
    name: 'Nora CANARY',
    role: words,
    userId: 'U0NORA',
    at: 1,
    asked: 'U0ALEX',
    answer,
  };
  const draft = { id: 'D1', teamId: TEAM, author: 'U0MAYA', startedAt: 1, stamp: 1, zone: ZONE, wakesOn: DAY };
  db.insert(drafts)
    .values({ ...draft, typed, partnerMessage: message, proposal, sentAs: 'H0000001', away: 'thrown_away' })
    .run();
  const asked = { id: 'R1', version: 1, teamId: TEAM, state: 'not_now', asker: 'U0SAM', asked: 'U0ALEX' } as const;
  const moments = { askedAt: 1, remindAt: 2, escalateAfter: 3 };
  db.insert(helpRequests)
    .values({ ...asked, ...moments, account: words, help: words, words, endedBy: 'U0ALEX', partner: PARTNER })
    .run();
  const noted = { id: 'C0BRIGHTWATER:1.2', partner: PARTNER, channel: 'C0BRIGHTWATER', ts: '1.2', threadTs: '1.2' };
  db.insert(notedMessages)
    .values({ ...noted, teamId: TEAM, author: 'U0MAYA', draft: 'D1', at: 1 })
    .run();
}

function addRegistration(db: Db, words: string): void {
  const claim = {
    id: 'G1',
    version: 1,
    teamId: TEAM,
    partner: PARTNER,
    account: words,
    accountKey: 'canary',
    need: words,
  };
  const contact = { contactId: 'nora-brightwater', contact: 'Nora CANARY', contactRole: words };
  const days = { touchOn: DAY, startsOn: DAY, endsOn: '2027-02-20', zone: ZONE };
  const over = { state: 'withdrawn', endedAt: 2, withdrawnBy: 'U0ALEX', reason: words } as const;
  const ruled = { dispute: 'S1', ruling: 'set_aside' } as const;
  db.insert(registrations)
    .values({
      ...claim,
      ...contact,
      ...days,
      ...over,
      ...ruled,
      evidence: words,
      registeredBy: 'U0ALEX',
      registeredAt: 1,
    })
    .run();
  const history = [
    { kind: 'extended', detail: '2027-02-20' },
    { kind: 'warned', detail: '30' },
    { kind: 'withdrawn', detail: words },
    { kind: 'set_aside', detail: words },
  ] as const;
  db.insert(registrationEvents)
    .values(history.map((event) => ({ ...event, actor: 'U0ALEX', at: 1, registrationId: 'G1' })))
    .run();
  const dispute = { id: 'S1', version: 1, teamId: TEAM, state: 'ruled', account: words, accountKey: 'canary' } as const;
  const asked = { adjudicator: 'U0IRIS', openedAt: 1, remindAt: 2, decideBy: 3, hearBy: DAY };
  db.insert(disputes)
    .values({ ...dispute, ...asked, endedAt: 2, ruledBy: 'U0IRIS', reason: words })
    .run();
  const texts = { target_accounts: words, acceptance: words, influence: words, conflict_rule: words };
  const leads = { leads_customer: 'ae', leads_fit: 'partner', leads_close: 'ae' } as const;
  const owners = { partnershipsOwner: 'U0ALEX', salesOwner: 'U0IRIS', savedBy: 'U0ADA', teamId: TEAM };
  db.insert(agreements)
    .values({ id: 'V1', version: 1, state: 'replaced', replacedBy: 2, ...texts, ...leads, ...owners, window_days: 3 })
    .run();
}

function addDirectory(db: Db, words: string): void {
  const account = { id: 'A1', name: 'CANARY Foods', accountKey: 'canaryfoods', words: ' canary foods', owner: 'U0SAM' };
  const known = { priorityOf: ['U0SAM', 'U0PRIYA'], priorityList: words, why: words, opportunity: words };
  db.insert(accounts)
    .values({ ...account, ...known, domain: 'foods.example', opportunityRef: words, opportunityStage: 'Negotiation' })
    .run();
  db.insert(colleagues).values({ userId: 'U0SAM', role: words, manager: 'U0IRIS', region: 'DE-BE' }).run();
  db.insert(people)
    .values({ user_id: 'U0SAM', workdays: [1, 2], opens_at: '09:00', closes_at: '17:00' })
    .run();
  const away = { id: 'B1', user_id: 'U0SAM', from_day: DAY, to_day: DAY, stand_in: 'U0PRIYA' };
  db.insert(absences).values(away).run();
}

function addSettings(db: Db, words: string): void {
  const closures = [{ from: DAY, to: DAY, name: words }];
  const values = {
    opens_at: '08:00',
    holiday_region: 'US',
    closures,
    lost: ['U0GONE'],
    administrators_group: 'S0ADMINS',
  };
  const rows = Object.entries(values).map(([key, value]) => ({ key, value: JSON.stringify(value) }));
  db.insert(settings).values(rows).run();
  const made = { at: 1, actor: 'U0ADA', partner: 'CANARY partner' };
  db.insert(settingsHistory)
    .values([
      { ...made, what: 'does', before: null, after: words },
      { ...made, what: 'zone', before: 'UTC', after: ZONE },
      { ...made, what: 'updates', before: ['dates', 'progress'], after: [] },
      { ...made, what: 'contacts', before: ['Nora CANARY, Architect'], after: ['Nora CANARY, Lead'] },
      { ...made, partner: null, what: 'closures', before: [], after: closures },
    ])
    .run();
  const [first] = db.select().from(notices).limit(1).all();
  if (!first) throw new Error('No life has told anybody anything.');
  db.insert(lostPosts).values({ notice: first.id, channel: 'C0BRIGHTWATER', since: 1, until: 2 }).run();
  db.insert(channelQuestions).values({ partnerId: PARTNER, fault: 'archived', notice: first.id }).run();
  db.insert(inbound).values({ key: 'Ev0CLOSED', at: 1 }).run();
}

export type Cells = Map<string, unknown>;

/** Every value of every table as it is stored, whatever the schema says of it. */
export function cellsOf(db: Db): Cells {
  const tables = db.$client
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'",
    )
    .all();
  const cells = tables.flatMap(({ name }) => {
    const rows = db.$client.prepare<[], Record<string, unknown>>(`select * from "${name}"`).all();
    if (rows.length === 0) throw new Error(`There is nothing in ${name}.`);
    return rows.flatMap((row, at) =>
      Object.entries(row).map(([column, value]) => [`${name}.${column} ${at}`, value] as const),
    );
  });
  return new Map(cells);
}
