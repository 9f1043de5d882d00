import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One of the commands beside the bot, as an operator types it. */
export function runCommand(program: 'backup' | 'restore' | 'erase', DATABASE_URL: string, ...typed: string[]) {
  const env = { PATH: process.env.PATH, TZ: 'UTC', DATABASE_URL };
  const { status, stdout, stderr } = spawnSync(process.execPath, [`dist/${program}.js`, ...typed], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
