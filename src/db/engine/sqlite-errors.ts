import type { Trouble } from '../../core/kernel/errors.ts';

/** What SQLite's errors mean. https://sqlite.org/rescode.html */

const MEANINGS: readonly (readonly [RegExp, Trouble])[] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'busy'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/^SQLITE_(IOERR|READONLY|CANTOPEN|PERM|NOLFS)/, 'failing'],
];

/** Null when it is no trouble of the file or its disk. */
export function troubleOf(error: unknown): Trouble | null {
  const code = codeOf(error);
  return MEANINGS.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

/** SQLite's extended code, also of an error that another one was made of; empty when SQLite had nothing to do with it. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')) return error.code;
  return codeOf(error.cause);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
