import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Whoever runs the bot: makes a backup beside it, and puts that back once it is stopped, with the commands that they would type. */
export type Operator = {
  /** Resolves with the backup's file. */
  backUp: () => Promise<string>;
  /** While no process has the database. */
  restore: (backup: string) => Promise<void>;
};

const run = promisify(execFile);
const dist = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
const preload = fileURLToPath(new URL('./shifted-clock.cjs', import.meta.url));

/** `folder` is the world's; `now` is its clock (epoch ms). */
export function createOperator(folder: string, file: string, now: () => number): Operator {
  const backups = join(folder, 'backups');
  const type = (program: string, ...typed: string[]) =>
    run(process.execPath, ['--require', preload, dist(program), ...typed], {
      env: {
        PATH: process.env.PATH ?? '',
        TZ: 'UTC',
        CLOCK_OFFSET_MS: String(now() - Date.now()),
        DATABASE_URL: `file:${file}`,
      },
    });
  return {
    async backUp() {
      mkdirSync(backups, { recursive: true });
      await type('backup.js', backups);
      const [newest = ''] = readdirSync(backups).toSorted().toReversed();
      return join(backups, newest);
    },
    restore: async (backup) => void (await type('restore.js', backup, '--yes')),
  };
}
