import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { appliedMigrations, tablesIn } from './applied-migrations.js';
import { DatabaseProblem } from './database-problem.js';
import { driver } from './driver.js';
import { fileOf } from './files.js';
import { knownMigrations, MIGRATIONS } from './known-migrations.js';
import { createPartnerRows } from './partners.js';
import * as schema from './schema.js';
import { createSettingRows } from './settings.js';
import { faultIn } from './soundness.js';
import { messageOf } from './sqlite-errors.js';
/** What can be seen of a database beside the living bot: by a connection that can only read, and that holds nothing. */
const WAITS_MS = 5_000;
const OTHERS_READ = 0o004;
const OTHERS_WRITE = 0o002;
/** Null while there is no database. Throws DatabaseProblem when it cannot be read. */
export function lookAtDatabase(url) {
    const file = fileOf(url);
    if (!existsSync(file))
        return null;
    try {
        const client = new (driver())(file, { readonly: true, fileMustExist: true, timeout: WAITS_MS });
        try {
            return lookWith(client, file);
        }
        finally {
            client.close();
        }
    }
    catch (error) {
        if (error instanceof DatabaseProblem)
            throw error;
        throw new DatabaseProblem(`The database ${file} cannot be read (${messageOf(error)}).`);
    }
}
function lookWith(client, file) {
    const fault = faultIn(client);
    const standing = standingOf(client);
    if (fault !== null || standing !== 'known')
        return { file, fault, orphans: 0, schema: standing, partners: [], somebody: null };
    const orphans = client.pragma('foreign_key_check').length;
    const db = drizzle(client, { schema, casing: 'snake_case' });
    const partners = createPartnerRows(db).all();
    const somebody = createSettingRows(db).read().intake_owner ?? partners[0]?.alliancesOwner ?? null;
    return { file, fault, orphans, schema: standing, partners, somebody };
}
function standingOf(client) {
    const known = knownMigrations(MIGRATIONS);
    const applied = appliedMigrations(client);
    if (!applied.some((one) => known.includes(one)))
        return tablesIn(client).length === 0 ? 'older' : 'foreign';
    if (applied.some((one) => !known.includes(one)))
        return 'newer';
    return known.every((one) => applied.includes(one)) ? 'known' : 'older';
}
/** Null while there is no folder: the bot makes it. */
export function lookAtFolder(url) {
    const file = fileOf(url);
    const folder = dirname(file);
    if (!existsSync(folder))
        return null;
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
function isAllowed(path) {
    try {
        accessSync(path, constants.R_OK | constants.W_OK);
        return true;
    }
    catch {
        return false;
    }
}
