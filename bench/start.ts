import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../src/db/engine/open.ts';
import { BARE_APP, builtBot, startApp } from './app-process.ts';
import { type Extent, quantile, table } from './measure.ts';

/** How long the bot takes until it is ready, and how much memory it holds then, beside a Bolt app that only acknowledges: started in turns. */

const ROUNDS = { whole: 15, brief: 1 } satisfies Record<Extent, number>;
const WARM_UP_ROUNDS = { whole: 2, brief: 0 } satisfies Record<Extent, number>;
/** What begins with the start has ended by then. */
const AT_REST_AFTER_MS = 1_500;
const MOST = { start: 1.5, memory: 1.3 };

type AppName = 'bot' | 'bare';
type Samples = Record<AppName, number[]>;

export async function benchStart(extent: Extent): Promise<void> {
  const scripts = { bot: builtBot(), bare: BARE_APP };
  const folder = mkdtempSync(join(tmpdir(), 'handoff-bench-'));
  try {
    const databaseUrl = `file:${join(folder, 'handoff.db')}`;
    // What its tables take to be made is no part of a start.
    (await openDatabase(databaseUrl, Date.now())).$client.close();
    const started: Samples = { bot: [], bare: [] };
    const memory: Samples = { bot: [], bare: [] };
    const take = async (name: AppName, isCounted: boolean): Promise<void> => {
      const app = await startApp({
        script: scripts[name],
        mode: 'socket',
        databaseUrl: name === 'bot' ? databaseUrl : '',
      });
      await sleep(AT_REST_AFTER_MS);
      if (isCounted) {
        started[name].push(app.startedWithinMs);
        memory[name].push(app.memoryBytes() / 1024 / 1024);
      }
      await app.stop();
    };
    for (let round = -WARM_UP_ROUNDS[extent]; round < ROUNDS[extent]; round += 1) {
      const turns: AppName[] = round % 2 === 0 ? ['bot', 'bare'] : ['bare', 'bot'];
      for (const name of turns) await take(name, round >= 0);
    }
    process.stdout.write(report(started, memory, ROUNDS[extent]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report(started: Samples, memory: Samples, rounds: number): string {
  const row = (what: string, { bot, bare }: Samples, most: number): string[] => {
    const [ours, theirs] = [quantile(bot, 0.5), quantile(bare, 0.5)];
    const ratio = ours / theirs;
    const each = [ours, theirs].map((value) => value.toFixed(0));
    return [what, ...each, ratio.toFixed(2), `${most} times`, ratio <= most ? 'within' : 'over'];
  };
  const header = ['median', 'bot', 'bare', 'ratio', 'target', ''];
  const rows = [
    row('until it is ready (ms)', started, MOST.start),
    row('memory at rest (MiB, resident)', memory, MOST.memory),
  ];
  return `${table(header, rows)}\n\n${rounds} starts of each, in turns, over Socket Mode; Node ${process.version}.\n`;
}
