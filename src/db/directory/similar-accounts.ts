import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { AccountIdentity } from '../../core/directory/account.ts';
import type { accounts, staged } from './directory-table.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';

/** Rows that may be one account: in the directory, or in a file that is imported. Which of them it is says the core. */

/** Of one domain or one name, so many are compared. */
const MOST_ALIKE = 100;

export function createAlike<Table extends typeof accounts | typeof staged>(db: Db, table: Table) {
  // Of a table that can be one of two, drizzle does not know what its rows hold.
  type Row = Table['$inferSelect'];
  const all = (which: SQL | undefined) =>
    lazy(() => {
      const found = db
        .select()
        .from(table as typeof accounts)
        .where(which)
        .limit(MOST_ALIKE)
        .prepare();
      return { all: (bound: Record<string, string | null>) => found.all(bound) };
    });
  const ofDomain = eq(table.domain, sql.placeholder('domain'));
  const ofName = eq(table.accountKey, sql.placeholder('accountKey'));
  const hasNoRecord = isNull(table.recordId);
  const byRecord = all(eq(table.recordId, sql.placeholder('recordId')));
  const ofEither = all(or(ofDomain, ofName));
  /** A record of another id is another account: of a thousand with one domain none is read in vain. */
  const withoutRecord = all(or(and(ofDomain, hasNoRecord), and(ofName, hasNoRecord)));

  return {
    all,

    /** Nothing that may be the same is missing; whatever has the same CRM record is enough. */
    alike({ recordId, domain, accountKey }: AccountIdentity): Row[] {
      if (recordId === null) return ofEither().all({ domain, accountKey });
      const ofRecord = byRecord().all({ recordId });
      return ofRecord.length > 0 ? ofRecord : withoutRecord().all({ domain, accountKey });
    },
  };
}
