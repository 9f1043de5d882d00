import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'undici';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import type { Inbound } from './payloads.ts';

/** An app in a process of its own, and the Slack that it talks to. */
export type AppProcess = {
  slack: FakeSlack;
  /** From the moment it was started until it said that it is ready. */
  startedWithinMs: number;
  /** What it holds in memory now, as Linux counts it. */
  memoryBytes: () => number;
  /** Sends it one payload and resolves with the ms until it was acknowledged. Throws when it was not as it should be. */
  ack: (inbound: Inbound) => Promise<number>;
  stop: () => Promise<void>;
};

export type Mode = 'socket' | 'http';

const SIGNING_SECRET = 'not-a-secret-signing-secret';

const root = fileURLToPath(new URL('..', import.meta.url));
let isBuilt = false;

/** The script of the bot as it is now, compiled once. */
export function builtBot(): string {
  if (!isBuilt) execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, stdio: 'inherit' });
  isBuilt = true;
  return `${root}dist/index.js`;
}

/** What the bot is measured against. */
export const BARE_APP = fileURLToPath(new URL('bare-app.mjs', import.meta.url));

/** Starts `script` with the settings of the bot; resolves when it says that it is ready. */
export async function startApp(options: {
  script: string;
  mode: Mode;
  databaseUrl: string;
  flags?: string[];
}): Promise<AppProcess> {
  const { script, mode, databaseUrl, flags = [] } = options;
  const slack = await startFakeSlack();
  const begunAt = performance.now();
  const child = spawn(process.execPath, [...flags, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      TZ: 'UTC',
      // As the image, the unit and `npm start` have it; the bare app, too.
      MALLOC_TRIM_THRESHOLD_: '131072',
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: databaseUrl,
      ...(mode === 'socket' ? { SLACK_APP_TOKEN: 'xapp-bench' } : { SLACK_SIGNING_SECRET: SIGNING_SECRET, PORT: '0' }),
    },
  });
  const line = await readyLine(child, script);
  const startedWithinMs = performance.now() - begunAt;
  const port = /port (\d+)/.exec(line)?.[1];
  const http = new Client(`http://127.0.0.1:${port ?? 0}`);
  return {
    slack,
    startedWithinMs,
    memoryBytes: () => residentBytes(child.pid ?? 0),
    ack: (inbound) => withinPatience(mode === 'socket' ? ackOverSocket(slack, inbound) : ackOverHttp(http, inbound)),
    async stop() {
      await http.destroy();
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await slack.stop();
    },
  };
}

/** Zero where there is no /proc. */
function residentBytes(pid: number): number {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1] : '0';
  return Number(kilobytes) * 1024;
}

/** Waits for the line that says "ready"; passes on what else the app says. */
function readyLine(child: ChildProcess, script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${script} ended with code ${code} before it was ready.`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('is ready')) resolve(line);
      else process.stderr.write(`${line}\n`);
    });
  });
}

/** What Slack gives an app; then nobody waits any more. https://docs.slack.dev/interactivity/handling-user-interaction */
async function withinPatience(acknowledged: Promise<number>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('A payload was not acknowledged within three seconds.')), 3_000);
  });
  return Promise.race([acknowledged, impatience]).finally(() => clearTimeout(timer));
}

async function ackOverSocket(slack: FakeSlack, { type, payload, answer }: Inbound): Promise<number> {
  const began = performance.now();
  const acknowledged = await slack.deliver({ type, payload });
  mustBe(answer, acknowledged.payload ?? {});
  return acknowledged.at - began;
}

/** Signed as Slack signs. https://docs.slack.dev/authentication/verifying-requests-from-slack */
async function ackOverHttp(http: Client, { type, payload, answer }: Inbound): Promise<number> {
  const form = type === 'slash_commands' ? payload : { payload: JSON.stringify(payload) };
  const fields: [string, string][] = Object.entries(form);
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  };
  const began = performance.now();
  const response = await http.request({ method: 'POST', path: '/slack/events', headers, body });
  const text = await response.body.text();
  const took = performance.now() - began;
  if (response.statusCode !== 200) throw new Error(`Acknowledged with status ${response.statusCode}.`);
  mustBe(answer, text === '' ? {} : JSON.parse(text));
  return took;
}

/** An error beside a field would be a fast answer too. What a page says is not looked at. */
function mustBe(expected: object, got: object): void {
  const { view: _, ...answer } = { view: null, ...got };
  if (JSON.stringify(answer) === JSON.stringify(expected)) return;
  throw new Error(`Acknowledged with ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}.`);
}
