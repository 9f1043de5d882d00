import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { appliedMigrations, tablesIn } from './applied-migrations.ts';
import { DatabaseProblem } from './database-problem.ts';
import { driver } from './driver.ts';
import { fileOf } from './files.ts';
import { knownMigrations, MIGRATIONS } from './known-migrations.ts';
import { createPartnerRows } from '../partner/partners.ts';
import * as schema from '../schema.ts';
import { createSettingRows } from '../people/settings.ts';
import { faultIn } from './soundness.ts';
import { messageOf } from './sqlite-errors.ts';

/** What can be seen of a database beside the living bot: by a connection that can only read, and that holds nothing. */

const WAITS_MS = 5_000;
const OTHERS_READ = 0o004;
const OTHERS_WRITE = 0o002;

/** `older` and `newer`: than this version of the bot. `foreign`: of another program. */
export type SchemaStanding = 'known' | 'older' | 'newer' | 'foreign';

export type DatabaseLook = {
  file: string;
  /** The first damage, as SQLite words it; null: it is sound. */
  fault: string | null;
  /** How many rows point to nothing. */
  orphans: number;
  schema: SchemaStanding;
  /** Empty unless the schema is known. */
  partners: { channelId: string; teamId: string }[];
  /** Somebody to whom the bot writes; null while nobody is named. */
  somebody: string | null;
};

/** Null while there is no database. Throws DatabaseProblem when it cannot be read. */
export function lookAtDatabase(url: string): DatabaseLook | null {
  const file = fileOf(url);
  if (!existsSync(file)) return null;
  try {
    const client = new (driver())(file, { readonly: true, fileMustExist: true, timeout: WAITS_MS });
    try {
      return lookWith(client, file);
    } finally {
      client.close();
    }
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error;
    throw new DatabaseProblem(`The database ${file} cannot be read (${messageOf(error)}).`);
  }
}

function lookWith(client: Database.Database, file: string): DatabaseLook {
  const fault = faultIn(client);
  const standing = standingOf(client);
  if (fault !== null || standing !== 'known')
    return { file, fault, orphans: 0, schema: standing, partners: [], somebody: null };
  const orphans = (client.pragma('foreign_key_check') as unknown[]).length;
  const db = drizzle(client, { schema, casing: 'snake_case' });
  const partners = createPartnerRows(db).all();
  const somebody = createSettingRows(db).read().intake_owner ?? partners[0]?.alliancesOwner ?? null;
  return { file, fault, orphans, schema: standing, partners, somebody };
}

function standingOf(client: Database.Database): SchemaStanding {
  const known = knownMigrations(MIGRATIONS);
  const applied = appliedMigrations(client);
  if (!applied.some((one) => known.includes(one))) return tablesIn(client).length === 0 ? 'older' : 'foreign';
  if (applied.some((one) => !known.includes(one))) return 'newer';
  return known.every((one) => applied.includes(one)) ? 'known' : 'older';
}

export type FolderLook = {
  folder: string;
  freeBytes: number;
  fileBytes: number;
  mayWrite: boolean;
  /** Other users of the machine can read the database. */
  isOpenToRead: boolean;
  /** Other users of the machine can delete the database, or put another in its place. */
  isOpenToWrite: boolean;
};

/** Null while there is no folder: the bot makes it. */
export function lookAtFolder(url: string): FolderLook | null {
  const file = fileOf(url);
  const folder = dirname(file);
  if (!existsSync(folder)) return null;
  const { bavail, bsize } = statfsSync(folder);
  const found = statSync(file, { throwIfNoEntry: false });
  const { mode } = statSync(folder);
  const own = found?.mode ?? 0;
  return {
    folder,
    freeBytes: bavail * bsize,
    fileBytes: found?.size ?? 0,
    mayWrite: isAllowed(folder) && (found === undefined || isAllowed(file)),
    isOpenToRead: (own & OTHERS_READ) !== 0,
    isOpenToWrite: (mode & OTHERS_WRITE) !== 0 || (own & OTHERS_WRITE) !== 0,
  };
}

function isAllowed(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
