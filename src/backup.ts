import { BACKUP_USAGE, readBackup, WrongArguments } from './commands/arguments.ts';
import { backupLines } from './commands/report.ts';
import { readDatabaseUrl, WrongConfig } from './config.ts';
import { makeBackup } from './db/engine/backups.ts';
import { DatabaseProblem } from './db/engine/database-problem.ts';

/** `npm run backup`: a process of its own, which may run beside the bot. Environment, clock and exit codes. */

const WRONG_COMMAND = 1;
const NO_BACKUP = 2;

try {
  const { folder, keep } = readBackup(process.argv.slice(2));
  const made = await makeBackup(readDatabaseUrl(process.env), folder, { now: Date.now(), keep });
  process.stdout.write(`${backupLines(made).join('\n')}\n`);
} catch (error) {
  if (error instanceof WrongArguments) fail(`${error.message}\n\n${BACKUP_USAGE}`, WRONG_COMMAND);
  else if (error instanceof WrongConfig) fail(error.message, WRONG_COMMAND);
  else if (error instanceof DatabaseProblem) fail(error.message, NO_BACKUP);
  else throw error;
}

function fail(sentence: string, code: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
