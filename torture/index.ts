import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { releaseCanaries, tellCanaries } from './canaries/canaries.ts';
import { deliverLives } from './canaries/delivered.ts';
import type { Losing } from './fast-slack.ts';
import { faultsIn, neverIn, tellFigures } from './storm/figures.ts';
import type { WrongClocks } from './storm/fleet.ts';
import { loseAnswers } from './lost.ts';
import { plantAll } from './planted.ts';
import { faultsOf, tellFuzz } from './fuzz/figures.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { cutPower } from './power.ts';
import { tortureWorlds } from './storm/worlds.ts';

/**
 * `npm run torture -- [kill] --kills N --pauses N --overlaps N --seed S --worlds N --at-once N --clocks C`: kills the bot at random
 * moments, spread over independent worlds of which so many run at once, and counts what it lost, said twice, put in the wrong place or
 * left stale. It says what happened meanwhile, and fails when too little did, also in three worlds more: `storm/never.ts` has what is demanded of how many kills. C is `none`, `starts` (each process begins with a clock that may be hours wrong) or `lives` (and clocks are set while it
 * lives).
 * `npm run torture -- drill --kills N …`: the same with a backup in the middle of the storm, which is put back later: what was acknowledged before it
 * is there, and nothing is told twice after it, nor out of the order that `order.ts` demands.
 * `npm run torture -- planted --kills N --only WORDS`: plants faults in copies of the bot, and says who notices each; with `--only` those
 * that have these words in their name.
 * `npm run torture -- lost --posts N --seed S`: loses the answers to half of all posts, counts the copies of each message at rest, and says
 * how long two stood at most and how slow the slowest was.
 * `npm run torture -- fuzz --mutations N --seed S`: sends the bot N changed payloads, by signed HTTP and over sockets, and watches who
 * changes what.
 * `npm run torture -- canaries --lives N --seed S`: leads N handoffs through random lives, with marked words in all that is internal, and
 * looks whether one of them is in a message to a partner; one life in 500 goes through a delivery whose Slack fails at random.
 * `npm run torture -- power --cuts N --seed S`: cuts the power at random moments and counts what the store had called saved and lost.
 */

process.env.TZ = 'UTC';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string' },
    pauses: { type: 'string', default: '20' },
    overlaps: { type: 'string', default: '10' },
    worlds: { type: 'string', default: '2' },
    clocks: { type: 'string', default: 'none' },
    'at-once': { type: 'string', default: String(availableParallelism()) },
    cuts: { type: 'string', default: '400' },
    lives: { type: 'string', default: '20000' },
    only: { type: 'string', default: '' },
    posts: { type: 'string', default: '20000' },
    mutations: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});
const MORE_WORLDS = 3;
const seed = Number(values.seed);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const MODES: Record<string, () => Promise<boolean>> = {
  kill: () => kill(false),
  drill: () => kill(true),
  planted,
  lost,
  power,
  fuzz: fuzzed,
  canaries,
};
const mode = MODES[positionals[0] ?? 'kill'];
if (!mode) say(`There is no ${positionals[0]}: choose ${Object.keys(MODES).join(', ')}.`);
process.exit(mode && (await mode()) ? 0 : 1);

async function kill(isDrill: boolean): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'torture-'));
  const { pauses, overlaps, worlds } = values;
  const kills = Number(values.kills ?? 200);
  const figures = await tortureWorlds({
    folder,
    worlds: Number(worlds),
    more: MORE_WORLDS,
    atOnce: Number(values['at-once']),
    kills,
    pauses: Number(pauses),
    overlaps: Number(overlaps),
    wrongClocks: wrongClocks(values.clocks),
    isDrill,
    seed,
    say,
  });
  for (const line of tellFigures(kills, figures)) say(line);
  const faults = faultsIn(figures);
  for (const fault of faults.slice(0, 40)) say(`  ${fault}`);
  const never = neverIn(kills, figures);
  if (never.length > 0) say(`Never happened, so that nothing is shown about it: ${never.join(', ')}.`);
  if (faults.length === 0) rmSync(folder, { recursive: true });
  else say(`The databases are kept in ${folder}.`);
  return faults.length + never.length === 0;
}

function wrongClocks(asked: string): WrongClocks {
  if (asked === 'none' || asked === 'starts' || asked === 'lives') return asked;
  throw new RangeError(
    `Clocks are wrong at no time (none), from the start (starts) or at any time (lives), not ${asked}.`,
  );
}

/** A storm is small unless its kills are counted: each fault gets one. */
async function planted(): Promise<boolean> {
  return plantAll({ only: values.only, kills: Number(values.kills ?? 12), seed, say });
}

async function lost(): Promise<boolean> {
  const posts = Number(values.posts);
  const lose = async (what: string, losing: Losing) => {
    const figures = await loseAnswers({ posts, seed, losing });
    say(`${what}: ${JSON.stringify(figures)}`);
    return figures;
  };
  const late = (from: number, to: number): Losing => ({ share: 0.5, neverTaken: 0.3, takenAfterMs: { from, to } });
  const runs = [
    await lose('Taken at once up to a minute late, or never', late(0, 59_900)),
    await lose('Taken two to ten minutes late, after the last look, or never', late(120_000, 600_000)),
  ];
  for (const { once, twice, more, none, longestDoubleSeconds, slowestDeliverySeconds } of runs) {
    say(
      `At rest ${once} stand once, ${twice + more} more often, ${none} not at all; ` +
        `two stood for ${longestDoubleSeconds} s at most; the slowest took ${slowestDeliverySeconds} s`,
    );
  }
  return runs.every(({ none, twice, more, longestDoubleSeconds }) => {
    return none + twice + more === 0 && longestDoubleSeconds <= 60;
  });
}

async function power(): Promise<boolean> {
  const cuts = Number(values.cuts);
  const figures = await cutPower({ cuts, seed });
  say(`As the bot opens its database: ${JSON.stringify(figures)}`);
  const control = await cutPower({ cuts: Math.min(cuts, 400), seed, mode: 'NORMAL' });
  say(`As the driver opens files by itself, to compare: ${JSON.stringify(control)}`);
  return figures.lost + figures.damaged === 0;
}

async function fuzzed(): Promise<boolean> {
  const mutations = Number(values.mutations);
  const figures = [await fuzz({ mutations, seed, mode: 'http' }), await fuzz({ mutations, seed, mode: 'socket' })];
  for (const line of tellFuzz(figures)) say(line);
  const faults = figures.flatMap(faultsOf);
  for (const fault of faults.slice(0, 40)) say(`  ${fault}`);
  return faults.length === 0;
}

async function canaries(): Promise<boolean> {
  const lives = Number(values.lives);
  const onProgress = (led: number): void => say(`${led} lives`);
  const figures = releaseCanaries({ lives, seed, elapsed: () => performance.now(), onProgress });
  for (const line of tellCanaries(figures)) say(line);
  const delivered = await deliverLives({ lives: Math.max(10, Math.round(lives / 500)), first: lives + 1, seed });
  const { posts, changes, failures } = delivered;
  say(
    `Delivered: ${delivered.lives} lives, ${posts} posts and ${changes} changes to partners, ${failures} calls failed: ` +
      `${delivered.leaks.length} leaks`,
  );
  const leaks = [...figures.leaks, ...delivered.leaks];
  for (const leak of leaks.slice(0, 40)) say(`  ${leak}`);
  return leaks.length === 0;
}
