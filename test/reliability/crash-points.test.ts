import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClock } from 'slack-sandbox';
import { createSandbox, type Sandbox } from 'slack-sandbox';
import { Duplicate } from '../../src/core/errors.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createStore } from '../../src/db/store.ts';
import { messagesIn } from '../../torture/slack-messages.ts';
import { createCrash, type Crash } from './crash.ts';
import { BRIGHTWATER, type Flow, FLOWS, type Step } from './flows.ts';
import { type MortalBot, REFERENCE, startMortalBot } from './mortal-bot.ts';

const TUESDAY = Date.parse('2026-11-24T10:00:00-05:00');
/** Retries and looks included, nothing of these flows waits longer; the next reminder does. */
const PATIENCE_MS = 90 * 60_000;
const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));

let folder = '';
let template = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crash-points-'));
  template = join(folder, 'template.db');
  const store = createStore(await openDatabase(`file:${template}`, TUESDAY), () => 'none');
  await store.savePartner(BRIGHTWATER, TUESDAY);
  await store.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DOUBT = 'May not have arrived';

/** What people find in the end, and what is on file. */
type Ending = { told: Record<string, string[]>; words: string[]; events: string[]; unfinished: string[] };

/** Runs the flow; whenever a process dies, the next of `crashes` takes over, and in the end one that lives. */
async function play({ steps }: Flow, crashes: Crash[]): Promise<Ending> {
  const sandbox = await createSandbox({ manifest, clock: createClock({ manual: true, startAt: TUESDAY }) });
  const databaseFile = join(folder, 'run.db');
  for (const tail of ['', '-wal', '-shm']) rmSync(databaseFile + tail, { force: true });
  copyFileSync(template, databaseFile);
  const left = [...crashes];
  let step = 0;
  while (step < steps.length) {
    const crash = left.shift() ?? createCrash(Number.POSITIVE_INFINITY);
    step = await live(sandbox, `file:${databaseFile}`, crash, steps, step);
  }
  const bot = await startMortalBot(sandbox, `file:${databaseFile}`, createCrash(Number.POSITIVE_INFINITY));
  await settle(bot, sandbox);
  const ending = await endingOf(bot, sandbox);
  await bot.bury();
  await sandbox.stop();
  return ending;
}

/** One process: from `first` to the last step, or to its death. Resolves with the step that the next process begins with. */
async function live(sandbox: Sandbox, url: string, crash: Crash, steps: Step[], first: number): Promise<number> {
  let bot: MortalBot | null = null;
  let at = first;
  try {
    bot = await startMortalBot(sandbox, url, crash);
    for (; at < steps.length; at += 1) {
      await press(steps[at], bot, sandbox, crash);
      await settle(bot, sandbox);
    }
  } catch (error) {
    if (crash.diedAt() === null) throw error;
  }
  await bot?.bury();
  return at;
}

async function press(step: Step | undefined, bot: MortalBot, sandbox: Sandbox, crash: Crash): Promise<void> {
  try {
    await step?.(bot, sandbox);
  } catch (error) {
    // What they asked for was saved before the process died: sent again, the form closes and nothing else happens.
    if (!(error instanceof Duplicate)) throw error;
  }
  crash.mustLive();
}

async function settle(bot: MortalBot, { clock }: Sandbox): Promise<void> {
  for (let next = await bot.catchUp(); next !== null && next - clock.now() < PATIENCE_MS; next = await bot.catchUp()) {
    clock.advanceTo(Math.max(next, clock.now() + 1));
  }
}

const WHO: Record<string, string> = {
  'person:U0SAM': 'sam',
  'person:U0PRIYA': 'priya',
  'person:U0MAYA': 'maya',
  'person:U0ALEX': 'alex',
  'partner:brightwater': 'brightwater',
};

async function endingOf({ store }: MortalBot, sandbox: Sandbox): Promise<Ending> {
  const notices = await store.outbox.of(REFERENCE);
  const told: Record<string, string[]> = {};
  const words: string[] = [];
  for (const { key, text } of await messagesIn(sandbox)) {
    // The word of a death between writing down and sending; no flow demands it.
    if (text.startsWith(DOUBT)) continue;
    const notice = notices.find(({ id }) => id === key);
    const who = WHO[notice?.conversation ?? ''] ?? 'a stranger';
    told[who] = [...(told[who] ?? []), notice?.kind ?? 'something'];
    words.push(`${who}: ${text}`);
  }
  const history = await store.history(REFERENCE);
  return {
    told,
    words: words.toSorted(),
    events: history.map(({ kind }) => kind),
    // Word of a doubt that was over before its reader's own messages were.
    unfinished: notices
      .map(({ kind, status }) => `${kind} ${status}`)
      .filter((state) => !state.endsWith(' sent') && state !== 'undeliverable dropped'),
  };
}

describe('a process that dies at any step whatever loses nothing and says nothing twice:', () => {
  test.each(Object.entries(FLOWS))('%s', { timeout: 300_000 }, async (name, flow) => {
    const undisturbed = await play(flow, []);
    expect(undisturbed).toMatchObject({ told: flow.told, events: flow.events, unfinished: [] });
    const deaths = await dieEverywhere(flow, undisturbed, () => []);
    process.stdout.write(`${name}: ${deaths} crash points\n`);
    expect(deaths).toBeGreaterThan(20);
  });

  test('sending a handoff, when the process that takes over dies as well', { timeout: 300_000 }, async () => {
    const flow = FLOWS['sending a handoff'];
    if (!flow) throw new Error('There is no such flow.');
    const soonAfter = (at: number) => [createCrash(1 + (at % 13)), createCrash(1 + (at % 5))];
    expect(await dieEverywhere(flow, await play(flow, []), soonAfter)).toBeGreaterThan(20);
  });
});

/** Plays the flow once for each step at which its first process can die; resolves with how many there are. */
async function dieEverywhere(flow: Flow, undisturbed: Ending, next: (at: number) => Crash[]): Promise<number> {
  for (let at = 1; ; at += 1) {
    const crash = createCrash(at);
    const ending = await play(flow, [crash, ...next(at)]);
    const diedAt = crash.diedAt();
    if (diedAt === null) return at - 1;
    expect(ending, `died at step ${at}, ${diedAt}`).toEqual(undisturbed);
  }
}
