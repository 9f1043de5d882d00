import { WrongArguments } from './commands/arguments.ts';
import { ERASE_USAGE, readErase } from './commands/erase.ts';
import { erasedLines } from './commands/report.ts';
import { readDatabaseUrl, WrongConfig } from './config.ts';
import { DatabaseProblem } from './db/engine/database-problem.ts';
import { erase } from './db/erasing/erasing.ts';

/** `npm run erase`: a process of its own, while the bot does not run. Environment, clock and exit codes. */

const WRONG_COMMAND = 1;
const NOT_ERASED = 2;

try {
  const { order, isMeant } = readErase(process.argv.slice(2));
  const erased = erase(readDatabaseUrl(process.env), order, { now: Date.now(), isMeant });
  process.stdout.write(`${erasedLines(erased, isMeant).join('\n')}\n`);
} catch (error) {
  if (error instanceof WrongArguments) fail(`${error.message}\n\n${ERASE_USAGE}`, WRONG_COMMAND);
  else if (error instanceof WrongConfig) fail(error.message, WRONG_COMMAND);
  else if (error instanceof DatabaseProblem) fail(error.message, NOT_ERASED);
  else throw error;
}

function fail(sentence: string, code: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
