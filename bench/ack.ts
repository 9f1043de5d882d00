import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { driver } from '../src/db/driver.ts';
import { openDatabase } from '../src/db/open.ts';
import { createStore } from '../src/db/store.ts';
import { type AppProcess, type Mode, startApp } from './app-process.ts';
import { ms, quantile, table, timeFdatasync } from './measure.ts';
import {
  command,
  type Inbound,
  type OpenView,
  PARTNER,
  pressAccept,
  submitAccept,
  sendPacket,
  submitForm,
  type Waiting,
} from './payloads.ts';

/**
 * What the bot adds to Bolt's own time to acknowledge: the bot, a Bolt app that only acknowledges and one that only saves before it
 * does take the same payloads in turns, so that what else the machine does meets all of them. Each is a process; this one is Slack.
 */

const ROUNDS = 12;
const SAMPLES_A_ROUND = 30;
const WARM_UP_ROUNDS = 2;
/** A sample comes this long after the last one was acknowledged, and up to as long again: one person after the other. */
const GAP_MS = 30;

/** For what follows an acknowledgement, such as opening a form. */
const REST_MS = 50;

const CELLS = ['command', 'form', 'accept'] as const;
type Cell = (typeof CELLS)[number];
type Target = { cell: Cell; what: string; share: number; times: number };

const TARGETS: Target[] = [
  { cell: 'command', what: '/handoff, nothing saved', share: 0.99, times: 1.3 },
  { cell: 'form', what: 'handoff form, saved first', share: 0.5, times: 2 },
  { cell: 'form', what: 'handoff form, saved first', share: 0.99, times: 2.5 },
  { cell: 'accept', what: 'accept form, saved first', share: 0.5, times: 2 },
  { cell: 'accept', what: 'accept form, saved first', share: 0.99, times: 2.5 },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const BOT = join(root, 'dist/index.js');
const BARE = fileURLToPath(new URL('bare-app.mjs', import.meta.url));

/** The bot, what it is measured against, and that with the disk in it: what durable saving alone costs on this machine. */
const APPS = ['bot', 'bare', 'saving'] as const;
type AppName = (typeof APPS)[number];

type Samples = Record<Cell, Record<AppName, number[]>>;
type Pair = {
  mode: Mode;
  databaseUrl: string;
  apps: Record<AppName, AppProcess>;
  views: { form: OpenView; accept: OpenView };
  samples: Samples;
};

export async function benchAck(): Promise<void> {
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'handoff-bench-'));
  const running: AppProcess[] = [];
  try {
    const pairs = [await startPair('socket', folder, running), await startPair('http', folder, running)];
    const disk: number[] = [];
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      for (const pair of pairs) await runRound(pair, round);
      disk.push(...timeFdatasync(folder, SAMPLES_A_ROUND));
    }
    process.stdout.write(report(pairs, disk, folder));
  } finally {
    for (const app of running) await app.stop();
    rmSync(folder, { recursive: true });
  }
}

async function startPair(mode: Mode, folder: string, running: AppProcess[]): Promise<Pair> {
  const databaseUrl = `file:${join(folder, `${mode}.db`)}`;
  await registerPartner(databaseUrl);
  const start = async (script: string, options: { file?: string } = {}): Promise<AppProcess> => {
    const app = await startApp({ script, mode, databaseUrl: options.file ?? databaseUrl });
    running.push(app);
    return app;
  };
  const bot = await start(BOT);
  const saving = await start(BARE, { file: `file:${join(folder, `${mode}-saving.db`)}` });
  const bare = await start(BARE, { file: '' });
  const samples = { command: noSamples(), form: noSamples(), accept: noSamples() };
  return { mode, databaseUrl, apps: { bot, bare, saving }, views: await openViews(bot, databaseUrl), samples };
}

const noSamples = () => ({ bot: [], bare: [], saving: [] });

async function registerPartner(databaseUrl: string): Promise<void> {
  const store = createStore(await openDatabase(databaseUrl, Date.now()));
  await store.savePartner(PARTNER, Date.now());
  // Twenty account executives answer every handoff of the bench.
  await store.set('open_cap', 1_000_000);
  await store.close();
}

/** The bot's own forms, as it opens them: what is sent back has their weight. */
async function openViews(bot: AppProcess, databaseUrl: string): Promise<Pair['views']> {
  const form = await opened(bot, command());
  await bot.ack(submitForm(form));
  await bot.ack(sendPacket(form));
  const [waiting] = newestHandoffs(databaseUrl, 1);
  if (!waiting) throw new Error('The bot has saved no handoff.');
  return { form, accept: await opened(bot, pressAccept(waiting)) };
}

async function opened(bot: AppProcess, inbound: Inbound): Promise<OpenView> {
  await bot.ack(inbound);
  const [call] = await bot.slack.calls('views.open', 1);
  return JSON.parse(call?.get('view') ?? '{}') as OpenView;
}

/** The newest `count` handoffs that wait for an answer; their messages follow at Slack's pace. */
function newestHandoffs(databaseUrl: string, count: number): Waiting[] {
  const db = new (driver())(databaseUrl.slice('file:'.length), { readonly: true });
  const rows = db
    .prepare(`select id, ae from handoffs where stage = 'awaiting' order by rowid desc limit ?`)
    .all(count) as Waiting[];
  db.close();
  return rows;
}

/** Every cell once for both apps, in an order that changes from round to round. */
async function runRound({ databaseUrl, apps, views, samples }: Pair, round: number): Promise<void> {
  let toAccept: Waiting[] = [];
  const inbound: Record<Cell, (sample: number) => Inbound> = {
    command,
    form: () => sendPacket(views.form),
    accept: (sample) => submitAccept(views.accept, toAccept[sample] ?? NOBODYS),
  };
  // The bot goes first or last: what it saved is what is accepted.
  const turns = round % 2 === 0 ? APPS : APPS.toReversed();
  for (const cell of CELLS) {
    for (const name of turns) {
      const app = apps[name];
      const before = cell === 'form' ? () => submitForm(views.form) : null;
      const taken = await takeSamples(app, inbound[cell], before);
      if (round >= 0) samples[cell][name].push(...taken);
      if (name === 'bot' && cell === 'form') toAccept = newestHandoffs(databaseUrl, SAMPLES_A_ROUND);
      await sleep(REST_MS);
      app.slack.forgetCalls();
    }
  }
}

const NOBODYS: Waiting = { id: '', ae: '' };

/** `before` comes first each time, and is not measured. */
async function takeSamples(
  app: AppProcess,
  inbound: (sample: number) => Inbound,
  before: (() => Inbound) | null,
): Promise<number[]> {
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES_A_ROUND; sample += 1) {
    await sleep(GAP_MS + Math.random() * GAP_MS);
    if (before) await app.ack(before());
    samples.push(await app.ack(inbound(sample)));
  }
  return samples;
}

function report(pairs: Pair[], disk: number[], folder: string): string {
  const rows = pairs.flatMap(({ mode, samples }) =>
    TARGETS.map(({ cell, what, share, times }) => {
      const [bot, bare, saving] = APPS.map((name) => quantile(samples[cell][name], share)) as [number, number, number];
      const verdict = bot / bare <= times ? 'within' : 'over';
      const ratio = (app: number) => (app / bare).toFixed(2);
      return [mode, what, `p${share * 100}`, ms(bot), ms(bare), ratio(bot), `${times} times`, verdict, ratio(saving)];
    }),
  );
  const header = ['mode', 'what', '', 'bot ms', 'bare ms', 'ratio', 'target', '', 'saving'];
  return [
    table(header, rows),
    '',
    `${ROUNDS * SAMPLES_A_ROUND} samples of each app and line, in ${ROUNDS} rounds in turns; Node ${process.version}.`,
    `4 kB write and fdatasync in ${folder}: p50 ${ms(quantile(disk, 0.5))} ms, p99 ${ms(quantile(disk, 0.99))} ms.`,
    '"saving" is the bare app with one plain transaction before it acknowledges: the packet, two messages, the request; as a ratio.',
    'People are known from within the last minute: otherwise a handoff form also waits for Slack to say who they are.',
    '',
  ].join('\n');
}
