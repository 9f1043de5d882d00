import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packBot } from './bot-program.ts';
import type { WrongClocks } from './fleet.ts';
import type { WorldFigures, WorldOrder } from './world.ts';
import type { WorldMessage } from './world-process.ts';

export type Order = {
  /** An empty folder. */
  folder: string;
  /** The bot's first file, when it is not the built one. */
  source?: string;
  /** Independent worlds, each with a sandbox, a database and people of its own. */
  worlds: number;
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

/** Tortures the worlds, a process for each; resolves with the figures of each. Throws when a world ends without any. */
export async function tortureWorlds(order: Order): Promise<WorldFigures[]> {
  const { folder, source, worlds, atOnce, say } = order;
  const program = await packBot(folder, source);
  const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));
  const figures: WorldFigures[] = [];
  let next = 0;

  const oneAfterTheOther = async (): Promise<void> => {
    while (next < worlds) {
      const world = next;
      next += 1;
      const own = join(folder, `world-${world + 1}`);
      mkdirSync(own);
      const share = (all: number) => Math.floor((all * (world + 1)) / worlds) - Math.floor((all * world) / worlds);
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
      };
      figures.push(await runWorld(its, (line) => say(`world ${world + 1}: ${line}`)));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, worlds) }, oneAfterTheOther));
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
