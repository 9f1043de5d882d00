import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';
import { DatabaseProblem } from './database-problem.ts';

const require = createRequire(import.meta.url);
const installed = load();

/**
 * SQLite's driver, in the version for this Node. 13 wants Node-API 10 (Node 22.14) and crashes on anything older. 12, where it was
 * compiled on Node 24.19 or later, ends the process when a statement is garbage-collected (https://github.com/nodejs/node/issues/65446).
 * Throws DatabaseProblem when it was not installed.
 */
export function driver(): typeof Database {
  if (installed) return installed;
  throw new DatabaseProblem(
    `The database's driver for Node ${process.versions.node} is missing: it is compiled when the bot is installed. ` +
      'Install a C++ toolchain and Python and run npm ci again, or use Node 22.14 or newer, where nothing is compiled.',
  );
}

/** Both are typed by @types/better-sqlite3. */
function load(): typeof Database | null {
  if (Number(process.versions.napi) >= 10) return require('better-sqlite3') as typeof Database;
  try {
    return require('better-sqlite3-12') as typeof Database;
  } catch {
    return null;
  }
}
