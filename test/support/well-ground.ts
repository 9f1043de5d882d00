import { chmodSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sandbox } from 'slack-sandbox';
import { settingsFor, startSandbox } from './bot-process.ts';
import { newDatabase } from './store.ts';

/** A machine on which the doctor finds nothing: its Slack, its settings and its database. */
export type WellGround = { sandbox: Sandbox; settings: Record<string, string>; file: string };

export async function wellGround(): Promise<WellGround> {
  const sandbox = await startSandbox();
  const databaseUrl = await newDatabase('with Brightwater');
  const file = databaseUrl.slice('file:'.length);
  chmodSync(file, 0o600);
  noteBackup(file, new Date().toISOString(), file);
  return { sandbox, settings: settingsFor(sandbox, databaseUrl), file };
}

export function noteBackup(database: string, at: string, file: string): void {
  writeFileSync(join(dirname(database), 'last-backup.json'), JSON.stringify({ at, file }));
}
