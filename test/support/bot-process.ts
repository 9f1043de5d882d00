import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSandbox, type Sandbox } from 'slack-sandbox';
import { expect, onTestFinished } from 'vitest';
import { databaseOnDisk, type OnEnd } from './disk.ts';

/** The real process, as an operator starts it, with what it printed and how it ended. */
export type BotProcess = {
  /** Resolves when it says that it is ready; rejects with what it printed when it ends first. */
  ready: Promise<void>;
  ended: Promise<Ended>;
  kill: (signal: NodeJS.Signals) => void;
  /** What it has printed so far. */
  said: () => string;
  pid: number;
};

export type Ended = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string };

const root = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = ['dist/index.js'];
const SECRETS = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];

/** Starts it with these settings and no others. Whatever it prints, a secret in it fails the test. */
export function startProcess(
  settings: Record<string, string>,
  command = BUILT,
  onEnd: OnEnd = onTestFinished,
): BotProcess {
  return follow(spawn(process.execPath, command, { cwd: root, env: environmentOf(settings) }), settings, onEnd);
}

/** Starts it through npm: `['start']`, or `['exec', '-c', …]` as npx does. Its `ended` waits for the bot, which holds the same streams. */
export function startByNpm(settings: Record<string, string>, command: string[], onEnd: OnEnd): BotProcess {
  const env = { ...environmentOf(settings), npm_config_update_notifier: 'false', npm_config_logs_max: '0' };
  // In a group of its own, so that a bot that outlives npm does not outlive the test.
  const npm = spawn('npm', command, { cwd: root, env, detached: true });
  const started = follow(npm, settings, onEnd);
  onEnd(() => endGroup(started.pid));
  return started;
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}

/** Starts it with its log in this file, or in a pipe that nobody reads any more. */
export function startWithLog(settings: Record<string, string>, log: number | 'nobody reads'): BotProcess {
  const options = { cwd: root, env: environmentOf(settings) };
  if (log !== 'nobody reads')
    return follow(spawn(process.execPath, BUILT, { ...options, stdio: ['ignore', log, 'pipe'] }), settings);
  const child = spawn(process.execPath, BUILT, options);
  child.stdout.destroy();
  return follow(child, settings);
}

function environmentOf(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH = '' } = process.env;
  return { PATH, TZ: 'UTC', ...settings };
}

function follow(child: ChildProcess, settings: Record<string, string>, onEnd: OnEnd = onTestFinished): BotProcess {
  const printed = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => (printed.out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (printed.err += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, ...printed }));
  onEnd(async () => {
    if (isRunning(child)) child.kill('SIGKILL');
    const { out, err } = await ended;
    for (const secret of SECRETS) if (settings[secret]) expect(out + err).not.toContain(settings[secret]);
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => printed.out.includes('is ready') && resolve());
    void ended.then(({ out, err }) => reject(new Error(`It ended before it was ready:\n${out}${err}`)));
  });
  // Only those who wait for it want to hear that it never was.
  ready.catch(() => undefined);
  return {
    ready,
    ended,
    kill: (signal) => child.kill(signal),
    said: () => printed.out + printed.err,
    pid: child.pid ?? 0,
  };
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

export async function startSandbox(onEnd: OnEnd = onTestFinished): Promise<Sandbox> {
  const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));
  const sandbox = await createSandbox({ manifest });
  onEnd(sandbox.stop);
  return sandbox;
}

/** All that the bot needs to start in this sandbox. */
export function settingsFor({ tokens, apiUrl }: Sandbox, databaseUrl = databaseOnDisk()): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: tokens.bot,
    SLACK_APP_TOKEN: tokens.app,
    SLACK_API_URL: apiUrl,
    DATABASE_URL: databaseUrl,
  };
}
