import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A DATABASE_URL on disk, for bots that are started again; it is gone after the test. */
export function databaseOnDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-'));
  folders.push(folder);
  return `file:${join(folder, 'handoff.db')}`;
}
