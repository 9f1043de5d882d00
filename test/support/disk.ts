import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A DATABASE_URL on disk, for bots that are started again; it is gone after the test. */
export function databaseOnDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return `file:${join(folder, 'handoff.db')}`;
}
