import { randomInt, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { type Bot, startBot } from './app.ts';
import { type Config, readConfig, secretsIn, WrongConfig } from './config.ts';
import { StoreTrouble } from './core/kernel/errors.ts';
import { DatabaseProblem } from './db/engine/database-problem.ts';
import { createLog, withoutSecrets } from './log.ts';
import { SlackProblem } from './slack/clients.ts';
import { failureOf, isFinal } from './slack/failures.ts';
import { goThrough } from './slack/proxy.ts';
import { VERSION } from './version.ts';

/** The process: environment, clock, randomness and signals. The only file that does something when it is imported. */

const ASKED_TO_STOP = 0;
const WRONG_CONFIGURATION = 1;
const LOST_SLACK_OR_DATABASE = 2;
const STOP_WITHIN_MS = 9_000;

/** No letter that can be taken for a digit: people read references out and type them. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const newReference = () => `H${Array.from({ length: 7 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
/** Goes on evenly when the machine's clock is set. */
const elapsed = () => Math.floor(performance.now());
/** The moment and 74 random bits, as in UUID version 7: rows that are written together are together in their index. */
const newId = () => Date.now().toString(16).padStart(12, '0') + randomUUID().replaceAll('-', '').slice(12);

/** None before the settings are read: until then nothing is printed that holds one. */
let secrets: readonly string[] = [];

if (new Date(2026, 6).getTimezoneOffset() !== 0) {
  fail(
    'Start the bot with TZ=UTC (npm start does): it is made for that, and tested in no other zone.',
    WRONG_CONFIGURATION,
  );
}

const config = configuration();
secrets = secretsIn(config);
if (config.proxies) goThrough(config.proxies);
const log = createLog(config.logLevel, secrets, config.logFormat);
log.info(
  { version: VERSION, node: process.version, mode: config.receive.mode, database: config.databaseUrl },
  'The handoff bot starts',
);

for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(event, (err) => {
    log.fatal({ err }, 'Something failed that nobody waited for');
    lost(`Something failed that nobody waited for (${err instanceof Error ? err.message : String(err)}).`);
  });
}

// A log that cannot be written is no reason to end: its disk may be full, or whoever read it may have gone.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

let bot: Bot | null = null;
let isStopping = false;
// Before the start: a signal does not end the first process of a container unless the process listens for it.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
// Whoever started it with a channel, as `npm start` does, has ended: nobody would stop it any more.
process.on('disconnect', stop);

bot = await start();
process.stdout.write(`The handoff bot is ready (${bot.listensOn}).\n`);

function stop(): void {
  if (bot === null) process.exit(ASKED_TO_STOP);
  if (isStopping) return;
  isStopping = true;
  log.info({}, 'The handoff bot stops: it takes nothing new, and says what it can');
  setTimeout(() => process.exit(ASKED_TO_STOP), STOP_WITHIN_MS).unref();
  bot.stop().then(
    () => process.exit(ASKED_TO_STOP),
    (error: unknown) => fail(`The bot did not stop cleanly: ${String(error)}`, LOST_SLACK_OR_DATABASE),
  );
}

function configuration(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof WrongConfig) fail(error.message, WRONG_CONFIGURATION);
    throw error;
  }
}

async function start(): Promise<Bot> {
  try {
    const clocks = { now: Date.now, elapsed };
    return await startBot({ config, log, ...clocks, random: Math.random, newId, newReference, onLost: lost });
  } catch (error) {
    if (error instanceof DatabaseProblem || error instanceof StoreTrouble) fail(error.message, LOST_SLACK_OR_DATABASE);
    if (error instanceof SlackProblem)
      fail(error.message, error.isConfiguration ? WRONG_CONFIGURATION : LOST_SLACK_OR_DATABASE);
    failToListen(error);
    failToConnect(error);
    log.fatal({ err: error }, 'The start failed');
    return fail('The bot could not start; the log says why.', LOST_SLACK_OR_DATABASE);
  }
}

/** Names the setting to change, from Node's own error. https://nodejs.org/api/errors.html#common-system-errors */
function failToListen(error: unknown): void {
  const { syscall, code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (syscall !== 'listen') return;
  const setting = port === config.healthPort ? 'HEALTH_PORT' : 'PORT';
  if (code === 'EADDRINUSE')
    fail(`Port ${port} is taken by another program. Set ${setting} to a free one.`, WRONG_CONFIGURATION);
  if (code === 'EACCES')
    fail(`This user may not listen on port ${port}. Set ${setting} above 1023.`, WRONG_CONFIGURATION);
}

/** Slack has already accepted the bot token, so what it refuses is the socket. */
function failToConnect(error: unknown): void {
  const failure = failureOf(error);
  if (isFinal(failure)) {
    const advice = 'Make a new app-level token with connections:write (Basic Information), and switch Socket Mode on.';
    fail(`Slack refuses SLACK_APP_TOKEN (${failure.code}). ${advice}`, WRONG_CONFIGURATION);
  }
  if (failure) fail('Slack opens no socket at the moment. Nothing that was saved is lost.', LOST_SLACK_OR_DATABASE);
}

/** Ends at once, without delivering: what is queued stays queued for the next process. */
function lost(reason: string): never {
  fail(`${reason} Nothing that was saved is lost: start the bot again.`, LOST_SLACK_OR_DATABASE);
}

function fail(sentence: string, code: number): never {
  process.stderr.write(`${withoutSecrets(sentence, secrets)}\n`);
  process.exit(code);
}
