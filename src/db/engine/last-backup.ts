import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { EpochMs } from '../../core/time/instant.ts';

const noted = z.object({ at: z.iso.datetime({ offset: true }), file: z.string() });

/** `isThere`: whether this machine still sees its file. */
export type LastBackup = { at: EpochMs; isThere: boolean; folder: string };

/** What the last backup noted beside the database; null when none did, or what stands there cannot be read. */
export function lastBackupOf(databaseFile: string): LastBackup | null {
  try {
    const text = readFileSync(join(dirname(databaseFile), 'last-backup.json'), 'utf8');
    const { at, file } = noted.parse(JSON.parse(text));
    return { at: Date.parse(at), isThere: existsSync(file), folder: dirname(file) };
  } catch {
    return null;
  }
}
