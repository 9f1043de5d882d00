import { and, asc, desc, eq, getTableColumns, gte, inArray, lt, not, sql } from 'drizzle-orm';
import { type Account, type AccountIdentity, type FoundAccount, sameAccountIn } from '../../core/directory/account.ts';
import { accountKey } from '../../core/directory/account-name.ts';
import { accountRefFrom } from '../../core/directory/account-ref.ts';
import { MOST_FOUND, MOST_USED, type Search, usedFirst, wantedIn, wordsOf } from '../../core/directory/lookup.ts';
import type { UserId } from '../../core/people/member.ts';
import { createAlike } from './similar-accounts.ts';
import { accounts } from './directory-table.ts';
import { boundTo, holdsAll, LATEST } from './lookup.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { placeholders } from '../engine/placeholders.ts';
import { asAdded, namesContact, startsWith } from '../engine/raw-sql.ts';
import { handoffs } from '../schema.ts';

/** The accounts of the directory. Each function of the rows is synchronous, and runs in the transaction that is open. */
export type AccountRows = ReturnType<typeof createAccountRows>;

type Row = typeof accounts.$inferSelect;

// Object.keys types keys as plain text.
const COLUMNS = Object.keys(getTableColumns(accounts)) as (keyof Row)[];

export function createAccountRows(db: Db) {
  const { all, alike } = createAlike(db, accounts);
  const byId = all(eq(accounts.id, sql.placeholder('value')));
  const byKey = all(eq(accounts.accountKey, sql.placeholder('value')));
  const byDomain = all(eq(accounts.domain, sql.placeholder('value')));
  const { id: _, ...allOthers } = getTableColumns(accounts);
  const saved = lazy(() =>
    db
      .insert(accounts)
      .values(placeholders(COLUMNS))
      .onConflictDoUpdate({ target: accounts.id, set: asAdded(allOthers) })
      .prepare(),
  );

  return {
    isEmpty: (): boolean => db.select({ id: accounts.id }).from(accounts).limit(1).get() === undefined,

    find(id: string): Account | null {
      const [row] = byId().all({ value: id });
      return row ? accountFrom(row) : null;
    },

    /** The one that is the same account, by the rule of the core. */
    same(wanted: AccountIdentity): Account | null {
      const row = sameAccountIn(alike(wanted), wanted);
      return row ? accountFrom(row) : null;
    },

    /** All that are called so, by whatever spelling; a hundred at most. */
    called: (key: string): Account[] => byKey().all({ value: key }).map(accountFrom),
    atDomain: (domain: string): Account[] => byDomain().all({ value: domain }).map(accountFrom),

    /** `identity` is the account's own. */
    save(account: Account, identity: AccountIdentity): void {
      saved().run({ ...account, ...identity, words: wordsOf(account.name, account.domain ?? '') });
    },
  };
}

const shown = { id: accounts.id, name: accounts.name, domain: accounts.domain, crmId: accounts.crmId };
/** Behind every word. */
const LAST_LETTER = '\u{10ffff}';

/** What the rest of the bot asks of them. */
export function createAccounts(db: Db, rows: AccountRows) {
  const inOrder = [asc(accounts.words), asc(accounts.id)];

  /** Those that begin with what is typed lie together in the index. */
  const beginning = lazy(() => {
    const isThere = and(
      gte(accounts.words, sql.placeholder('beginning')),
      lt(accounts.words, sql.placeholder('behind')),
    );
    return db
      .select(shown)
      .from(accounts)
      .where(isThere)
      .orderBy(...inOrder)
      .limit(MOST_FOUND)
      .prepare();
  });
  /** The others are read in the order of the index, until there are enough. */
  const holding = lazy(() => {
    const isOther = and(holdsAll(accounts.words), not(startsWith(accounts.words, sql.placeholder('beginning'))));
    return db
      .select(shown)
      .from(accounts)
      .where(isOther)
      .orderBy(...inOrder)
      .limit(sql.placeholder('limit'))
      .prepare();
  });
  const latestOf = lazy(() =>
    db
      .select({ key: handoffs.accountKey })
      .from(handoffs)
      .where(and(eq(handoffs.author, sql.placeholder('author')), namesContact))
      .orderBy(desc(handoffs.createdAt))
      .limit(LATEST)
      .prepare(),
  );

  const used = (author: UserId): FoundAccount[] => {
    const latest = latestOf().all({ author });
    const keys = [...new Set(latest.map(({ key }) => key))].slice(0, MOST_USED);
    const found = db.select({ ...shown, key: accounts.accountKey }).from(accounts);
    const known = found
      .where(inArray(accounts.accountKey, keys))
      .orderBy(...inOrder)
      .limit(MOST_FOUND)
      .all();
    return keys.flatMap((wanted) => known.filter(({ key }) => key === wanted)).map(bare);
  };

  const onlyOne = (found: readonly Account[]): Account | null => (found.length === 1 ? (found[0] ?? null) : null);

  return {
    async isEmpty(): Promise<boolean> {
      return rows.isEmpty();
    },

    /** Those whose names or domains hold what is typed, at most a hundred. While nothing is typed, those this person handed off last come first. */
    async lookUp({ typed, by }: Search): Promise<FoundAccount[]> {
      const bound = boundTo(typed);
      const first = beginning().all({ beginning: bound.beginning, behind: `${bound.beginning}${LAST_LETTER}` });
      if (!wantedIn(typed)) return usedFirst(used(by), first);
      const limit = MOST_FOUND - first.length;
      return limit === 0 ? first : [...first, ...holding().all({ ...bound, limit })];
    },

    /** Null when there is none. */
    async find(id: string): Promise<Account | null> {
      return rows.find(id);
    },

    /** The one that goes by this name, however it is written; null when several do. */
    async byName(name: string): Promise<Account | null> {
      return onlyOne(rows.called(accountKey(name)));
    },

    /** The one with this website or CRM record, as people type them; null when several have it. */
    async byRef(typed: string): Promise<Account | null> {
      const ref = accountRefFrom(typed);
      if (ref === null) return null;
      if (ref.kind === 'domain') return onlyOne(rows.atDomain(ref.domain));
      return rows.same({ recordId: ref.id, recordHost: ref.host, domain: null, accountKey: '' });
    },
  };
}

function bare({ id, name, domain, crmId }: FoundAccount): FoundAccount {
  return { id, name, domain, crmId };
}

function accountFrom(row: Row): Account {
  const { words: _, recordId: __, recordHost: ___, accountKey: ____, ...account } = row;
  return account;
}
