import { recordOf } from 'slack-sandbox/json';
import type { TrafficEntry } from 'slack-sandbox';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DecidingBot, startDecidingBot } from './deciding-bot.ts';
import { type Extent, quantile, table } from './measure.ts';

/**
 * From a decision to the partner's thread: the whole bot against the sandbox, on real time. What is measured begins when the account executive's
 * form is acknowledged, which means that the answer is saved, and ends when the partner's post stands in Slack.
 */

const ONE_BY_ONE = { whole: 500, brief: 4 } satisfies Record<Extent, number>;
const BURSTS = { whole: 50, brief: 1 } satisfies Record<Extent, number>;
const IN_A_BURST = 10;
const TARGET_MS = 1_000;
const PATIENCE_MS = 60_000;
const LOOKS_EVERY_MS = 2;

export async function benchDecision(extent: Extent): Promise<void> {
  const bot = await startDecidingBot();
  try {
    const single: number[] = [];
    for (let at = 0; at < ONE_BY_ONE[extent]; at += 1) single.push(...(await decide(bot, [at])));
    const inBursts: number[][] = [];
    for (let burst = 0; burst < BURSTS[extent]; burst += 1) {
      const first = ONE_BY_ONE[extent] + burst * IN_A_BURST;
      const numbers = Array.from({ length: IN_A_BURST }, (_, at) => first + at);
      inBursts.push((await decide(bot, numbers)).toSorted((one, other) => one - other));
    }
    process.stdout.write(report(single, inBursts));
  } finally {
    await bot.stop();
  }
}

/** So many decide at once, each for another partner; the ms that each partner waited. All that went before has been said by then. */
async function decide(bot: DecidingBot, numbers: readonly number[]): Promise<number[]> {
  for (const at of numbers) await bot.handsOff(at);
  await bot.rest();
  for (const at of numbers) await bot.opensAnswer(at);
  bot.sandbox.control.clear();
  await Promise.all(numbers.map((at) => bot.answers(at)));
  return Promise.all(numbers.map((at) => waitedFor(bot, at)));
}

async function waitedFor({ sandbox, aeOf, channelOf }: DecidingBot, at: number): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < PATIENCE_MS) {
    const record = sandbox.control.record();
    const taken = record.find((entry) => entry.what === 'view_submission' && presserIn(entry) === aeOf(at));
    const posted = record.find((entry) => isPostTo(entry, channelOf(at)));
    if (taken && posted) return Math.max(0, posted.at - taken.at);
    await sleep(LOOKS_EVERY_MS);
  }
  throw new Error(`Nothing was posted to ${channelOf(at)} within a minute.`);
}

const presserIn = ({ request }: TrafficEntry): unknown => recordOf(recordOf(request).user).id;

const isPostTo = ({ what, outcome, request }: TrafficEntry, channel: string): boolean =>
  what === 'chat.postMessage' && outcome === 'ok' && recordOf(request).channel === channel;

function report(single: number[], inBursts: number[][]): string {
  const row = (what: string, samples: number[], target: number | null): string[] => {
    const [p50, p99, most] = [quantile(samples, 0.5), quantile(samples, 0.99), Math.max(...samples)];
    const verdict = target === null ? '' : `${p99 < target ? 'within' : 'over'} ${target}`;
    return [what, String(samples.length), ...[p50, p99, most].map((one) => one.toFixed(0)), verdict];
  };
  const nth = (place: number) => inBursts.map((burst) => burst[place] ?? Number.NaN);
  const rows = [
    row('one after the other', single, TARGET_MS),
    row(`bursts of ${IN_A_BURST}, all`, inBursts.flat(), null),
    row('  the first of each', nth(0), null),
    row('  the fifth', nth(4), null),
    row('  the last', nth(IN_A_BURST - 1), null),
  ];
  return [
    table(['decisions', 'n', 'p50 ms', 'p99 ms', 'most ms', 'p99'], rows),
    '',
    `From the acknowledged answer to the partner’s post in Slack, each to another channel. Bot and sandbox in one process. Node ${process.version}.`,
    'Between two decisions the clock jumps, so that Slack’s limits of the one before do not hold up the next; within a burst they do.',
    '',
  ].join('\n');
}
