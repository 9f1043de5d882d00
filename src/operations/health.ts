import { createServer } from 'node:http';
import type { NoticeRow } from '../db/notices.ts';
import { listen } from '../receive/listen.ts';

/**
 * Whether the bot lives and whether it does its work, for a supervisor on the same machine. Nothing in it names anybody.
 * /healthz: the process and the database answer. /readyz: something can arrive, be saved and go out.
 */
export type Health = ReturnType<typeof createHealth>;

/** Longer than delivery ever waits before it tries again: a notice due for longer means that delivery stands still … */
const LATEST_MS = 10 * 60_000;
/** … unless Slack still takes others: after a burst, its limits make many wait for longer. */
const MOVES_WITHIN_MS = 2 * 60_000;

type Report = { isWell: boolean; [fact: string]: boolean | number | string };

export function createHealth(deps: {
  port: number;
  probes: { mustAnswer: () => Promise<void>; mustTakeWrites: (now: number) => Promise<void> };
  /** The first unsent notice of each conversation. */
  heads: () => Promise<Pick<NoticeRow, 'next_try_at' | 'claimed_at' | 'status'>[]>;
  /** When Slack last took a message (epoch ms). */
  lastTakenAt: () => number;
  /** True while something from Slack can arrive. */
  isOpen: () => boolean;
  /** What the auditor found standing still, a word each. */
  stalls?: () => string[];
  now: () => number;
}) {
  const { port, probes, heads, lastTakenAt, isOpen, stalls = () => [], now } = deps;

  const health = async (): Promise<Report> => {
    const database = await does(probes.mustAnswer());
    return { isWell: database, database };
  };

  const readiness = async (): Promise<Report> => {
    const database = await does(probes.mustTakeWrites(now()));
    const slack = isOpen();
    const oldestDueMs = database ? oldestDue(await heads(), now()) : 0;
    const delivery = oldestDueMs <= LATEST_MS || now() - lastTakenAt() <= MOVES_WITHIN_MS;
    const stalled = stalls().join(' ');
    return {
      isWell: database && slack && delivery && stalled === '',
      database,
      slack,
      delivery,
      ...(stalled === '' ? {} : { stalled }),
      oldestDueSeconds: Math.round(oldestDueMs / 1000),
    };
  };

  const reports: Record<string, () => Promise<Report>> = { '/healthz': health, '/readyz': readiness };

  const server = createServer((request, response) => {
    const report = Object.hasOwn(reports, request.url ?? '') ? reports[request.url ?? ''] : undefined;
    if (!report || request.method !== 'GET') {
      response.writeHead(404).end();
      return;
    }
    report().then(
      (facts) => {
        const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
        response.writeHead(facts.isWell ? 200 : 503, headers).end(JSON.stringify(facts));
      },
      () => response.writeHead(503).end(),
    );
  });

  return {
    /** Resolves with the port. Throws CannotListen. This machine only: a port that is open to others is one more to guard. */
    start: () => listen(server, 'HEALTH_PORT', port, '127.0.0.1'),
    stop(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function does(asked: Promise<void>): Promise<boolean> {
  return asked.then(
    () => true,
    () => false,
  );
}

/** For how long the notice that is due longest has been due, in ms; one under way counts from when it was taken up. */
function oldestDue(heads: Pick<NoticeRow, 'next_try_at' | 'claimed_at' | 'status'>[], now: number): number {
  const since = heads.map((head) =>
    head.status === 'claimed' ? Math.max(head.next_try_at, head.claimed_at ?? 0) : head.next_try_at,
  );
  return Math.max(0, ...since.map((moment) => now - moment));
}
