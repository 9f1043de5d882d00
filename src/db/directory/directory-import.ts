import { and, asc, count, eq, gt, inArray, or, sql } from 'drizzle-orm';
import { type Account, type AccountIdentity, identityOf, sameAccountIn } from '../../core/directory/account.ts';
import type {
  AccountRow,
  Colleague,
  ColleagueRow,
  Kind,
  PartnerWords,
} from '../../core/directory/directory-columns.ts';
import { changesBetween } from '../../core/people/settings-history.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { createAccountRows } from './accounts.ts';
import { createAlike } from './similar-accounts.ts';
import { colleagues, staged } from './directory-table.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { createPartnerRows } from '../partner/partners.ts';
import { placeholders } from '../engine/placeholders.ts';
import { indexStaging, makeStaging, sortsBehind } from '../engine/raw-sql.ts';
import { partners } from '../schema.ts';
import { createSettingsHistory } from '../people/settings-history.ts';

/**
 * What an import writes. The rows of a file are noted down first, where the bot does not see them; then they are saved in short transactions,
 * since nothing else can be saved while one is open.
 */
export type DirectoryImport = ReturnType<typeof createDirectoryImport>;

/** How many were not there, were there otherwise, and were there as they are. */
export type Tally = { added: number; changed: number; same: number };

/** About thirty milliseconds. */
const ROWS_AT_ONCE = 500;
const NOTED_AT_ONCE = 1000;

type StagedRow = typeof staged.$inferSelect;
type Place = { key: string; line: number };
const BEFORE_ALL: Place = { key: '', line: 0 };

const NEW_ACCOUNT: Omit<Account, 'id' | 'name'> = {
  domain: null,
  crmId: null,
  owner: null,
  priorityOf: [],
  priorityList: '',
  why: '',
  opportunity: '',
  opportunityRef: '',
  opportunityStage: '',
  opportunityCreatedOn: null,
  opportunityClosedOn: null,
};

export function createDirectoryImport(db: Db, { newId, now }: { newId: () => string; now: () => EpochMs }) {
  db.run(makeStaging);
  const accounts = createAccountRows(db);
  const registered = createPartnerRows(db);
  const history = createSettingsHistory(db);

  const inFile = createAlike(db, staged);
  const note = lazy(() =>
    db
      .insert(staged)
      .values(placeholders(['line', 'domain', 'recordId', 'recordHost', 'accountKey', 'row']))
      .prepare(),
  );
  let waiting: StagedRow[] = [];
  const noteWaiting = (): void => {
    // It touches nothing that the bot sees, and so takes no lock.
    db.transaction(() => waiting.forEach((row) => note().run(row)));
    waiting = [];
  };
  const following = lazy(() =>
    db
      .select()
      .from(staged)
      .where(sortsBehind(staged.accountKey, staged.line))
      .orderBy(asc(staged.accountKey), asc(staged.line))
      .limit(ROWS_AT_ONCE)
      .prepare(),
  );

  /** What is in the file is there once: into an empty directory all of it is new. */
  let isFirst: boolean | null = null;
  const saveAccount = (noted: StagedRow): keyof Tally => {
    const identity = identityIn(noted);
    isFirst ??= accounts.isEmpty();
    const found = isFirst ? null : accounts.same(identity);
    const read = noted.row as AccountRow;
    const account = { ...(found ?? { id: newId(), ...NEW_ACCOUNT }), ...read };
    return saved(found, account, () => accounts.save(account, found === null ? identity : identityOf(account)));
  };

  const savePartner = (row: StagedRow): keyof Tally => {
    const { name, does } = row.row as PartnerWords;
    const found = registered.named(name);
    // It was there when the file was checked.
    if (found === null || found.does === does) return 'same';
    db.update(partners).set({ does }).where(eq(partners.id, found.id)).run();
    history.add(
      changesBetween(
        { does: found.does || null },
        { does: does || null },
        { at: now(), actor: null, partner: found.name },
      ),
    );
    return 'changed';
  };

  const colleagueOf = lazy(() =>
    db
      .select()
      .from(colleagues)
      .where(eq(colleagues.userId, sql.placeholder('userId')))
      .prepare(),
  );
  const saveColleague = ({ row }: StagedRow): keyof Tally => {
    const read = row as ColleagueRow;
    const found: Colleague | null = colleagueOf().get({ userId: read.userId }) ?? null;
    return saved(found, { role: '', manager: null, region: null, ...found, ...read }, (colleague) => {
      db.insert(colleagues).values(colleague).onConflictDoUpdate({ target: colleagues.userId, set: colleague }).run();
    });
  };

  // The rows were read by the columns of their kind before they were noted down.
  const save: Record<Kind, (row: StagedRow) => keyof Tally> = {
    accounts: saveAccount,
    partners: savePartner,
    people: saveColleague,
  };

  /** Rows that have something in common with another one: few, so that only these are compared. */
  const suspects = (after: number): StagedRow[] => {
    const repeated = (column: typeof staged.recordId | typeof staged.domain | typeof staged.accountKey) =>
      inArray(column, db.select({ value: column }).from(staged).groupBy(column).having(gt(count(), 1)));
    const isSuspect = or(repeated(staged.recordId), repeated(staged.domain), repeated(staged.accountKey));
    const page = db
      .select()
      .from(staged)
      .where(and(gt(staged.line, after), isSuspect));
    return page.orderBy(asc(staged.line)).limit(ROWS_AT_ONCE).all();
  };

  return {
    isPartner: (name: string): boolean => registered.named(name) !== null,

    /** Notes a row down. */
    note(line: number, identity: AccountIdentity, row: unknown): void {
      waiting.push({ line, ...identity, row });
      if (waiting.length >= NOTED_AT_ONCE) noteWaiting();
    },

    /** The rows that mean the same as one above them, each with the line of that, in pages behind a line. They are forgotten. */
    repeated(after: number): { found: { line: number; earlier: number }[]; last: number } | null {
      noteWaiting();
      if (after === 0) for (const statement of indexStaging) db.run(statement);
      const rows = suspects(after);
      const last = rows.at(-1);
      if (!last) return null;
      const found = rows.flatMap((row) => {
        const { line } = row;
        const identity = identityIn(row);
        const above = inFile.alike(identity).filter((one) => one.line < line);
        const earlier = sameAccountIn(above, identity)?.line;
        if (earlier !== undefined) db.delete(staged).where(eq(staged.line, line)).run();
        return earlier === undefined ? [] : [{ line, earlier }];
      });
      return { found, last: last.line };
    },

    /**
     * Saves the next rows behind this one, in one transaction. In the order of their names: what lies side by side in the file is then written
     * at once, a quarter of what it is in any other order. Null when there are none.
     */
    saveNext(kind: Kind, after: Place = BEFORE_ALL): { tally: Tally; last: Place } | null {
      const rows = following().all(after);
      const last = rows.at(-1);
      if (!last) return null;
      const tally: Tally = { added: 0, changed: 0, same: 0 };
      db.transaction(() => rows.forEach((row) => (tally[save[kind](row)] += 1)), { behavior: 'immediate' });
      return { tally, last: { key: last.accountKey, line: last.line } };
    },

    /** Puts what was saved into the file, without waiting for anybody: the bot is not to find all of it to do at once. */
    tidyUp(): void {
      db.$client.pragma('wal_checkpoint(PASSIVE)');
    },

    close(): void {
      db.$client.close();
    },
  };
}

/** What is kept beside a row to tell it apart. */
function identityIn({ domain, recordId, recordHost, accountKey }: StagedRow): AccountIdentity {
  return { domain, recordId, recordHost, accountKey };
}

function saved<Thing>(before: Thing | null, after: Thing, save: (thing: Thing) => void): keyof Tally {
  if (before !== null && isSame(before, after)) return 'same';
  save(after);
  return before === null ? 'added' : 'changed';
}

function isSame<Thing>(one: Thing, other: Thing): boolean {
  // Lists are compared as they are written.
  const plain = (value: unknown): unknown => (Array.isArray(value) ? value.join(' ') : value);
  return (Object.keys(other as object) as (keyof Thing)[]).every((key) => plain(one[key]) === plain(other[key]));
}
