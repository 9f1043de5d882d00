import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { driver } from '../src/db/engine/driver.ts';
import { openDatabase } from '../src/db/engine/open.ts';
import { createStore } from '../src/db/store.ts';
import { type AppProcess, BARE_APP, builtBot, type Mode, startApp } from './app-process.ts';
import { type Extent, ms, quantile, table, timeFdatasync } from './measure.ts';
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

const SIZES = {
  whole: { rounds: 12, samples: 30, warmUpRounds: 2 },
  brief: { rounds: 1, samples: 3, warmUpRounds: 0 },
} satisfies Record<Extent, Size>;
/** `samples` of each app and cell in a round. */
type Size = { rounds: number; samples: number; warmUpRounds: number };
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

/** The bot, what it is measured against, and that with the disk in it: what durable saving alone costs on this machine. */
const APPS = ['bot', 'bare', 'saving'] as const;
type AppName = (typeof APPS)[number];

type Samples = Record<Cell, Record<AppName, number[]>>;
type Pair = {
  mode: Mode;
  databaseUrl: string;
  apps: Record<AppName, AppProcess>;
  form: OpenView;
  samples: Samples;
};

export async function benchAck(extent: Extent): Promise<void> {
  const size = SIZES[extent];
  const folder = mkdtempSync(join(tmpdir(), 'handoff-bench-'));
  const running: AppProcess[] = [];
  try {
    const pairs = [await startPair('socket', folder, running), await startPair('http', folder, running)];
    const disk: number[] = [];
    for (let round = -size.warmUpRounds; round < size.rounds; round += 1) {
      for (const pair of pairs) await runRound(pair, round, size.samples);
      disk.push(...timeFdatasync(folder, size.samples));
    }
    process.stdout.write(report(pairs, disk, folder, size));
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
  const bot = await start(builtBot());
  const saving = await start(BARE_APP, { file: `file:${join(folder, `${mode}-saving.db`)}` });
  const bare = await start(BARE_APP, { file: '' });
  const samples = { command: noSamples(), form: noSamples(), accept: noSamples() };
  return { mode, databaseUrl, apps: { bot, bare, saving }, form: await opened(bot, command()), samples };
}

const noSamples = () => ({ bot: [], bare: [], saving: [] });

async function registerPartner(databaseUrl: string): Promise<void> {
  const store = createStore(await openDatabase(databaseUrl, Date.now()));
  await store.savePartner(PARTNER, Date.now());
  // Twenty account executives answer every handoff of the bench.
  await store.set('open_cap', 1_000_000);
  await store.close();
}

/** The bot's own form, as it opens it: what is sent back has its weight. */
async function opened(bot: AppProcess, inbound: Inbound): Promise<OpenView> {
  bot.slack.forgetCalls();
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
async function runRound({ databaseUrl, apps, form, samples }: Pair, round: number, count: number): Promise<void> {
  let accepting: Inbound[] = [];
  const inbound: Record<Cell, (sample: number) => Inbound> = {
    command,
    form: () => sendPacket(form),
    accept: (sample) => accepting[sample] ?? command(),
  };
  // The bot goes first or last: what it saved is what is accepted.
  const turns = round % 2 === 0 ? APPS : APPS.toReversed();
  for (const cell of CELLS) {
    for (const name of turns) {
      const app = apps[name];
      const before = cell === 'form' ? () => submitForm(form) : null;
      const taken = await takeSamples(app, count, inbound[cell], before);
      if (round >= 0) samples[cell][name].push(...taken);
      if (name === 'bot' && cell === 'form') accepting = await acceptForms(app, newestHandoffs(databaseUrl, count));
      await sleep(REST_MS);
      app.slack.forgetCalls();
    }
  }
}

/** Each handoff's own form: it says what it shows, and what has changed since is not accepted. */
async function acceptForms(bot: AppProcess, waiting: Waiting[]): Promise<Inbound[]> {
  const forms: Inbound[] = [];
  for (const one of waiting) forms.push(submitAccept(await opened(bot, pressAccept(one)), one));
  return forms;
}

/** `before` comes first each time, and is not measured. */
async function takeSamples(
  app: AppProcess,
  count: number,
  inbound: (sample: number) => Inbound,
  before: (() => Inbound) | null,
): Promise<number[]> {
  const samples: number[] = [];
  for (let sample = 0; sample < count; sample += 1) {
    await sleep(GAP_MS + Math.random() * GAP_MS);
    if (before) await app.ack(before());
    samples.push(await app.ack(inbound(sample)));
  }
  return samples;
}

function report(pairs: Pair[], disk: number[], folder: string, { rounds, samples: each }: Size): string {
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
    `${rounds * each} samples of each app and line, in ${rounds} rounds in turns; Node ${process.version}.`,
    `4 kB write and fdatasync in ${folder}: p50 ${ms(quantile(disk, 0.5))} ms, p99 ${ms(quantile(disk, 0.99))} ms.`,
    '"saving" is the bare app with one plain transaction before it acknowledges: the packet, two messages, the request; as a ratio.',
    'People are known from within the last minute: otherwise a handoff form also waits for Slack to say who they are.',
    '',
  ].join('\n');
}
