import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openBeside } from '../../src/db/engine/open-beside.ts';
import { createDirectoryImport } from '../../src/db/directory/directory-import.ts';
import { type Asked, importFile, type Outcome, type Progress } from '../../src/import/import-file.ts';
import { faultLines } from '../../src/import/report.ts';
import { newFolder } from './disk.ts';
import { NOW } from './packets.ts';

/** Files for the directory, imported as the command does it. */

export function fileWith(content: string | Buffer, name = 'accounts.csv'): string {
  const file = join(newFolder(), name);
  writeFileSync(file, content);
  return file;
}

/** What became of it, and what the command says of it. */
export async function importInto(
  url: string,
  content: string | Buffer,
  options: Partial<Asked> & { onProgress?: (progress: Progress) => void; pause?: () => Promise<unknown> } = {},
): Promise<Outcome & { said: string[] }> {
  const { onProgress = () => undefined, pause = async () => undefined, ...asked } = options;
  const directory = createDirectoryImport(openBeside(url), { newId: randomUUID, now: () => NOW });
  onTestFinished(directory.close);
  const file = fileWith(content);
  const outcome = await importFile({ file, kind: null, skipsBad: false, ...asked }, { directory, onProgress, pause });
  return { ...outcome, said: faultLines(outcome) };
}
