import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { eq, TransactionRollbackError } from 'drizzle-orm';
import type { EpochMs } from '../../core/time/instant.ts';
import { BACKUP_NAME } from '../engine/backups.ts';
import { openBeside } from '../engine/open-beside.ts';
import { DatabaseProblem } from '../engine/database-problem.ts';
import { erasePartner } from './erasing-partner.ts';
import { type ErasedRows, mustBeFree, type Order } from './erasing-parts.ts';
import { erasePerson } from './erasing-person.ts';
import { usesOfHandoff } from './erasing-uses.ts';
import { fileOf } from '../engine/files.ts';
import { eraseHandoff } from '../handoff/handoff-words.ts';
import { holdFile } from '../engine/hold.ts';
import { lastBackupOf } from '../engine/last-backup.ts';
import type { Db } from '../engine/open.ts';
import { freePages } from '../engine/raw-sql.ts';
import { handoffs } from '../schema.ts';

/**
 * Erases somebody or something for good, while the bot does not run: from every table, from the log of the database and from the pages that it no
 * longer uses. What figures are made of stays.
 */

export { ERASABLE, type Order } from './erasing-parts.ts';
/** `copies`: files that still hold it. */
export type Erased = ErasedRows & { copies: string[] };

/**
 * Only looks, unless `isMeant`. Throws DatabaseProblem, also while the bot runs, and when there is nothing of that name or it is still in use.
 */
export function erase(url: string, order: Order, { now, isMeant }: { now: EpochMs; isMeant: boolean }): Erased {
  const file = fileOf(url);
  if (!existsSync(file)) throw new DatabaseProblem(`There is no database ${file}.`);
  const hold = holdFile(file);
  if (hold === null) throw new DatabaseProblem(`The bot runs on ${file}. Stop it, erase, and start it again.`);
  try {
    const db = openBeside(url);
    try {
      db.$client.pragma('secure_delete = ON');
      const erased = inTransaction(db, () => eraseIn(db, order, now), isMeant);
      if (isMeant) freePages(db);
      return { ...erased, copies: copiesOf(file) };
    } finally {
      db.$client.close();
    }
  } finally {
    hold.release();
  }
}

/** What `work` returns, of which nothing is kept unless it is meant. */
function inTransaction<Result>(db: Db, work: () => Result, isMeant: boolean): Result {
  let result: { of: Result } | undefined;
  try {
    db.transaction((transaction) => {
      result = { of: work() };
      if (!isMeant) transaction.rollback();
    });
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error;
  }
  if (!result) throw new Error('The transaction ended before its work.');
  return result.of;
}

function eraseIn(db: Db, order: Order, now: EpochMs): ErasedRows {
  switch (order.what) {
    case 'handoff':
      return eraseOne(db, order.id, now);
    case 'partner':
      return erasePartner(db, order, now);
    case 'person':
      return erasePerson(db, order);
    default:
      return order.what satisfies never;
  }
}

function eraseOne(db: Db, id: string, now: EpochMs): ErasedRows {
  const row = db.select().from(handoffs).where(eq(handoffs.id, id.toUpperCase())).get();
  if (!row) throw new DatabaseProblem(`There is no handoff ${id}.`);
  mustBeFree(`${row.id} is still in use`, usesOfHandoff(db, row));
  eraseHandoff(db, row, now);
  return { handoffs: 1, rows: 0, contacts: [], scrubbed: null };
}

/** Copies of the database that this machine knows of: all were made before. */
function copiesOf(file: string): string[] {
  const beside = readdirSync(dirname(file))
    .filter((name) => name.startsWith(`${basename(file)}.before-`))
    .map((name) => join(dirname(file), name));
  const folder = lastBackupOf(file)?.folder;
  const backups =
    folder !== undefined && existsSync(folder) ? readdirSync(folder).filter((name) => BACKUP_NAME.test(name)) : [];
  return [...beside, ...backups.map((name) => join(folder ?? '', name))];
}
