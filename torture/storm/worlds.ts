import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packBot } from './bot-program.ts';
import { broughtIn, neverIn } from './figures.ts';
import type { WrongClocks } from './fleet.ts';
import { type Brought, NOTHING_BROUGHT } from './tally.ts';
import type { WorldFigures, WorldOrder } from './world.ts';
import type { WorldMessage } from './world-process.ts';

export type Order = {
  /** An empty folder. */
  folder: string;
  /** The bot's first file, when it is not the built one. */
  source?: string;
  /** Independent worlds, each with a sandbox, a database and people of its own. */
  worlds: number;
  /** So many more at most, one after the other, go after what chance has left out. */
  more: number;
  /** How many of them run at one time. */
  atOnce: number;
  /** Of all worlds together. */
  kills: number;
  pauses: number;
  overlaps: number;
  wrongClocks: WrongClocks;
  isDrill?: boolean;
  seed: number;
  say: (line: string) => void;
};

const worldProcess = fileURLToPath(new URL('./world-process.ts', import.meta.url));
/** Far enough apart that the seeds of two runs do not meet. */
const SEEDS_APART = 1_000_003;

/**
 * Tortures the worlds, a process for each, and `more` of the same size while something demanded has not happened in any of them; resolves
 * with the figures of each. Throws when a world ends without any.
 */
export async function tortureWorlds(order: Order): Promise<WorldFigures[]> {
  const { folder, source, worlds, atOnce, say } = order;
  const program = await packBot(folder, source);
  const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));
  const figures: WorldFigures[] = [];
  let next = 0;

  const torture = async (world: number, before: Brought): Promise<void> => {
    const own = join(folder, `world-${world + 1}`);
    mkdirSync(own);
    const at = world % worlds;
    const share = (all: number) => Math.floor((all * (at + 1)) / worlds) - Math.floor((all * at) / worlds);
    const its: WorldOrder = {
      folder: own,
      program,
      manifest,
      kills: share(order.kills),
      pauses: share(order.pauses),
      overlaps: share(order.overlaps),
      wrongClocks: order.wrongClocks,
      isDrill: order.isDrill ?? false,
      seed: order.seed + world * SEEDS_APART,
      before,
    };
    figures.push(await runWorld(its, (line) => say(`world ${world + 1}: ${line}`)));
  };
  const oneAfterTheOther = async (): Promise<void> => {
    while (next < worlds) {
      next += 1;
      await torture(next - 1, NOTHING_BROUGHT);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, worlds) }, oneAfterTheOther));
  for (let more = 0; more < order.more; more += 1) {
    const never = neverIn(order.kills, figures);
    if (never.length === 0) break;
    say(`one more world for what never happened: ${never.join(', ')}`);
    await torture(worlds + more, broughtIn(figures));
  }
  return figures;
}

async function runWorld(order: WorldOrder, say: (line: string) => void): Promise<WorldFigures> {
  const child = fork(worldProcess, { execArgv: ['--import', 'tsx'] });
  let figures: WorldFigures | null = null;
  child.on('message', (message: WorldMessage) => {
    if ('said' in message) say(message.said);
    else figures = message.figures;
  });
  child.send(order);
  const [code] = await once(child, 'exit');
  if (!figures) throw new Error(`A world (seed ${order.seed}) ended with ${code} and no figures.`);
  return figures;
}
