import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * Where tests keep files: in memory, where the machine has such a folder, as Linux has. The bot waits for the disk at each
 * commit, and no test here needs a file that outlives a power cut.
 */
const PLACE = mayWrite('/dev/shm') ? '/dev/shm' : tmpdir();

/** How a test that runs beside others of its file ends what it started: its own `onTestFinished`, since the imported one does not know it. */
export type OnEnd = (end: () => Promise<void> | void) => void;

/** A folder of this test's own, which is gone after it. */
export function newFolder(onEnd: OnEnd = onTestFinished): string {
  const folder = mkdtempSync(join(PLACE, 'handoff-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A DATABASE_URL that outlives the bot; its file is gone after the test. */
export function databaseOnDisk(onEnd?: OnEnd): string {
  return `file:${join(newFolder(onEnd), 'handoff.db')}`;
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
