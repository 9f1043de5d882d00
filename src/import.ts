import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { readDatabaseUrl, WrongConfig } from './config.ts';
import { openBeside } from './db/engine/open-beside.ts';
import { DatabaseProblem } from './db/engine/database-problem.ts';
import { createDirectoryImport } from './db/directory/directory-import.ts';
import { troubleOf } from './db/engine/sqlite-errors.ts';
import { readArguments, USAGE, WrongArguments } from './import/arguments.ts';
import { importFile, type Progress } from './import/import-file.ts';
import { faultLines, progressLine, resultLines } from './import/report.ts';

/** `npm run import`: a process of its own, which may run beside the bot. Environment, clock, randomness and exit codes. */

const WRONG_COMMAND = 1;
const LOST_DATABASE = 2;
const FAULTS_IN_FILE = 3;

/** A bot that finds the database taken asks again every 20 ms. */
const PAUSE_MS = 3;
const BETWEEN_WORDS_MS = 100;

const newId = () => Date.now().toString(16).padStart(12, '0') + randomUUID().replaceAll('-', '').slice(12);

let spoke = 0;

/** On a terminal alone, where the line is written over again and again. */
function show(progress: Progress): void {
  if (!process.stderr.isTTY || performance.now() - spoke < BETWEEN_WORDS_MS) return;
  spoke = performance.now();
  process.stderr.write(`\r\x1b[K${progressLine(progress)}`);
}

async function run(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  const directory = createDirectoryImport(openBeside(readDatabaseUrl(process.env)), { newId, now: Date.now });
  try {
    const began = performance.now();
    const outcome = await importFile(asked, { directory, onProgress: show, pause: () => wait(PAUSE_MS) });
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    const faults = faultLines(outcome);
    if (faults.length > 0) process.stderr.write(`${faults.join('\n')}\n`);
    const memory = process.resourceUsage().maxRSS * 1024;
    const said = resultLines(outcome, performance.now() - began, memory);
    (outcome.tally ? process.stdout : process.stderr).write(`${said.join('\n')}\n`);
    return outcome.tally ? 0 : FAULTS_IN_FILE;
  } finally {
    directory.close();
  }
}

/** What a person can do something about, in a sentence; anything else is a fault of ours. */
function explained(error: unknown): { code: number; sentence: string } {
  if (error instanceof WrongArguments) return { code: WRONG_COMMAND, sentence: `${error.message}\n\n${USAGE}` };
  if (error instanceof WrongConfig) return { code: WRONG_COMMAND, sentence: error.message };
  if (error instanceof DatabaseProblem) return { code: LOST_DATABASE, sentence: error.message };
  const isOfDatabase = troubleOf(error) !== null;
  const reason = error instanceof Error ? error.message : String(error);
  if (isOfDatabase) {
    const sentence = `The database took nothing more (${reason}). What was saved stays: import the file again.`;
    return { code: LOST_DATABASE, sentence };
  }
  return { code: WRONG_COMMAND, sentence: `The file cannot be imported (${reason}).` };
}

try {
  process.exitCode = await run();
} catch (error) {
  const { code, sentence } = explained(error);
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
