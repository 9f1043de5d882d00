import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClock, createSandbox, type Sandbox } from 'slack-sandbox';
import { Duplicate, Refusal } from '../../src/core/kernel/errors.ts';
import { openDatabase } from '../../src/db/engine/open.ts';
import { createStore } from '../../src/db/store.ts';
import { type NoticeRow, readBooks } from '../../torture/books.ts';
import { takeStock } from '../../torture/ledger.ts';
import { messagesIn, type SlackMessage } from '../../torture/slack-messages.ts';
import { createCrash, type Crash } from './crash.ts';
import { FLOWS } from './flows.ts';
import { BRIGHTWATER, type Flow, type Step } from './steps.ts';
import { sameClock } from '../support/people.ts';
import { type MortalBot, REFERENCE, SECOND, startMortalBot } from './mortal-bot.ts';

const TUESDAY = Date.parse('2026-11-24T10:00:00-05:00');
/** Retries and looks included, nothing of these flows waits longer; the next reminder does. */
const PATIENCE_MS = 90 * 60_000;
/** 1 tries every crash point; more tries one in so many, where time is short. */
const STRIDE = Number(process.env.CRASH_STRIDE ?? 1);
const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));

let folder = '';
let template = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crash-points-'));
  template = join(folder, 'template.db');
  const store = createStore(await openDatabase(`file:${template}`, TUESDAY));
  await store.savePartner(BRIGHTWATER, TUESDAY);
  // After a death an answer can be taken back no more, or still can: those who try that set it.
  await store.set('undo_minutes', 0);
  await store.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What people find in the end, by who finds it and in which order; what is on file; and what the judge of the torture says. */
type Ending = {
  told: Record<string, string[]>;
  /** Which messages stand under which. */
  threads: string[];
  words: string[];
  cards: string[];
  events: string[];
  unfinished: string[];
  faults: string[];
};

/** Runs the flow; whenever a process dies, the next of `crashes` takes over, and in the end one that lives. */
async function play({ steps }: Flow, crashes: Crash[]): Promise<Ending> {
  const sandbox = await createSandbox({
    manifest,
    world: sameClock(),
    clock: createClock({ manual: true, startAt: TUESDAY }),
  });
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
  const ending = await endingOf(bot, sandbox, databaseFile);
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
    // On a busy machine Slack is not heard in time, which is real time here: they press again, as they are asked to.
    if (error instanceof Refusal && error.message.startsWith(NOT_HEARD) && crash.diedAt() === null)
      return press(step, bot, sandbox, crash);
    // What they asked for was saved before the process died: sent again, the form closes and nothing else happens.
    if (!(error instanceof Duplicate)) throw error;
  }
  crash.mustLive();
}

const NOT_HEARD = 'Slack does not say who you are at the moment.';

async function settle(bot: MortalBot, { clock }: Sandbox): Promise<void> {
  for (let next = await bot.catchUp(); next !== null && next - clock.now() < PATIENCE_MS; next = await bot.catchUp()) {
    clock.advanceTo(Math.max(next, clock.now() + 1));
  }
}

const WHO: Record<string, string> = {
  U0SAM: 'sam',
  U0PRIYA: 'priya',
  U0MAYA: 'maya',
  U0ALEX: 'alex',
  U0ROBIN: 'robin',
  U0ADA: 'ada',
  U0IRIS: 'iris',
  C0BRIGHTWATER: 'brightwater',
  C0FERROUS: 'ferrous',
  C0PRIVBOT: 'sales',
};

async function endingOf({ store }: MortalBot, sandbox: Sandbox, file: string): Promise<Ending> {
  const notices = [
    ...[...(await store.outbox.of(REFERENCE)), ...(await store.outbox.of(SECOND))].map(
      ({ id, kind, status, carriedBy }) => ({ id, kind, status, carriedBy }),
    ),
    ...readBooks(file, sandbox.clock.now())
      .notices.filter((row) => idOf(row) !== null)
      .map(({ carried_by: carriedBy, ...row }) => ({ ...row, carriedBy })),
  ];
  /** Of all notices that one message says. */
  const kindOf = ({ key }: SlackMessage) => {
    const said = notices.filter(({ id, carriedBy }) => (carriedBy ?? id) === key);
    return said.map(({ kind }) => kind).join(' + ') || 'something';
  };
  const found = await messagesIn(sandbox);
  const told: Record<string, string[]> = {};
  for (const message of found) (told[finderOf(message)] ??= []).push(kindOf(message));
  const history = [...(await store.history(REFERENCE)), ...(await store.history(SECOND))];
  return {
    told,
    threads: found.flatMap((message) => {
      const root = found.find(({ ts, channel }) => ts === message.threadTs && channel === message.channel);
      return message.threadTs === null ? [] : [`${kindOf(message)} under ${root ? kindOf(root) : 'nothing'}`];
    }),
    words: found.map((message) => `${finderOf(message)}: ${message.text}`).toSorted(),
    cards: found.filter((message) => CARDS.has(kindOf(message))).map((card) => `${finderOf(card)}: ${lookOf(card)}`),
    events: history.map(({ kind }) => kind),
    unfinished: notices
      .map(({ kind, status }) => `${kind} ${status}`)
      .filter((state) => !/ (sent|carried)$|^ae_outside dropped$/.test(state)),
    faults: judge(file, found, sandbox),
  };
}

const idOf = (row: NoticeRow) =>
  row.help_request_id ?? row.agreement_id ?? row.registration_id ?? row.noted_message_id ?? row.draft_id;

const CARDS = new Set(['ae_card', 'author_card', 'partner_card', 'partner_registration']);

/** In whose direct messages or in which channel Slack has it, whatever the bot believes. */
const finderOf = ({ reader, channel }: SlackMessage) => WHO[reader ?? channel] ?? 'a stranger';

/** Not at what time somebody pressed, nor where the partner's card stands (the judge knows): after a death both come later. */
function lookOf({ shown: { words, buttons } }: SlackMessage): string {
  const decidedAt = /(?<=((Accepted|Declined) by @\w+|Won|Not worth working), \w{3} \d+ \w{3} \d{4}, )\d\d:\d\d/g;
  const place = /p\d+\?thread_ts=[\d.]+/g;
  const undoUntil = /(?<=take this back until \w{3} \d+ \w{3} \d{4}, )\d\d:\d\d/g;
  const same = words
    .replaceAll(decidedAt, 'some time')
    .replaceAll(undoUntil, 'some time')
    .replaceAll(place, 'the card');
  return [same, ...buttons.map(({ label }) => `[${label}]`)].join('\n');
}

/** What the torture calls a fault, a line each. */
function judge(file: string, inSlack: SlackMessage[], { clock }: Sandbox): string[] {
  const { lost, twice, outOfOrder, misplaced, stale } = takeStock({
    file,
    inSlack,
    told: [],
    now: clock.now(),
    killedAt: [],
  });
  return [...lost, ...twice, ...outOfOrder, ...misplaced, ...stale];
}

describe('a process that dies at any step whatever loses nothing and says nothing twice:', () => {
  test.each(Object.entries(FLOWS))('%s', { timeout: 600_000 }, async (name, flow) => {
    const undisturbed = await play(flow, []);
    const { told, events } = flow;
    expect(undisturbed).toMatchObject({ told, threads: threadsOf(told), events, unfinished: [], faults: [] });
    const deaths = await dieEverywhere(flow, undisturbed, () => []);
    process.stdout.write(`${name}: ${deaths} crash points\n`);
    expect(deaths).toBeGreaterThan(20);
  });

  test('sending a handoff, when the process that takes over dies as well', { timeout: 600_000 }, async () => {
    const flow = FLOWS['sending a handoff'];
    if (!flow) throw new Error('There is no such flow.');
    const soonAfter = (at: number) => [createCrash(1 + (at % 13)), createCrash(1 + (at % 5))];
    expect(await dieEverywhere(flow, await play(flow, []), soonAfter)).toBeGreaterThan(20);
  });
});

/** All that the partner is told stands under the card; that its message is noted, under that message, which the judge knows. */
function threadsOf({ brightwater = [] }: Record<string, string[]>): string[] {
  return brightwater
    .filter((kind) => kind !== 'partner_card' && kind !== 'partner_registration')
    .map((kind) => `${kind} under ${kind === 'partner_noted' ? 'nothing' : 'partner_card'}`);
}

/** Plays the flow once for each step at which its first process can die; resolves with how many there are. */
async function dieEverywhere(flow: Flow, undisturbed: Ending, next: (at: number) => Crash[]): Promise<number> {
  for (let at = 1; ; at += STRIDE) {
    const crash = createCrash(at);
    const ending = await play(flow, [crash, ...next(at)]);
    const diedAt = crash.diedAt();
    if (diedAt === null) return at - 1;
    expect(ending, `died at step ${at}, ${diedAt}`).toEqual(undisturbed);
  }
}
