import { readRestore, RESTORE_USAGE, WrongArguments } from './commands/arguments.ts';
import { foundLines, NOT_DONE, restoredLine } from './commands/report.ts';
import { readDatabaseUrl, WrongConfig } from './config.ts';
import { contentsBeside, lookInto, restore } from './db/engine/restoring.ts';
import { DatabaseProblem } from './db/engine/database-problem.ts';

/** `npm run restore`: a process of its own, while the bot does not run. Environment, clock and exit codes. */

const WRONG_COMMAND = 1;
const NOT_RESTORED = 2;

try {
  const { file, isMeant } = readRestore(process.argv.slice(2));
  const url = readDatabaseUrl(process.env);
  const found = lookInto(file);
  say(...foundLines(file, found, contentsBeside(url)));
  if (isMeant) say(restoredLine(restore(url, file, Date.now()).kept));
  else say(NOT_DONE);
} catch (error) {
  if (error instanceof WrongArguments) fail(`${error.message}\n\n${RESTORE_USAGE}`, WRONG_COMMAND);
  else if (error instanceof WrongConfig) fail(error.message, WRONG_COMMAND);
  else if (error instanceof DatabaseProblem) fail(error.message, NOT_RESTORED);
  else throw error;
}

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function fail(sentence: string, code: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
