import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StoreTrouble } from '../core/kernel/errors.ts';
import type { ElapsedMs, EpochMs } from '../core/time/instant.ts';

/**
 * Whether the bot lives and whether it does its work, for a supervisor on the same machine. Nothing in it names anybody.
 * /healthz: the process and the database answer. /readyz: something can arrive, be saved and go out.
 */
export type Health = ReturnType<typeof createHealth>;

/** Longer than delivery ever waits before it tries again. A notice that is due for longer means that delivery has stopped, … */
const LATEST_MS = 10 * 60_000;
/** … unless Slack still takes others: after a burst, its limits make many wait that long. */
const MOVES_WITHIN_MS = 2 * 60_000;

type Report = { isWell: boolean; [fact: string]: boolean | number | string };

export function createHealth(deps: {
  probes: { mustAnswer: () => Promise<void>; mustTakeWrites: (now: EpochMs) => Promise<void> };
  /** How long the most overdue message has been due. */
  oldestDueMs: () => Promise<number>;
  /** When Slack last took a message. */
  lastTakenAt: () => ElapsedMs;
  /** True while something from Slack can arrive. */
  isOpen: () => boolean;
  /** What the auditor found, a word each. */
  stalls?: () => string[];
  /** True while what waited during an absence is being done. */
  isCatchingUp?: () => boolean;
  /** Why requests over HTTP are not let in lately, in a word; null: they are, or none came. */
  refused?: () => string | null;
  /** What Prometheus reads at /metrics; none: there is no such path. */
  metrics?: { type: string; text: () => Promise<string> };
  /** How what comes from Slack is received. */
  mode: 'socket' | 'http';
  now: () => EpochMs;
  elapsed: () => ElapsedMs;
}) {
  const { probes, oldestDueMs, lastTakenAt, isOpen, stalls = () => [], isCatchingUp = () => false } = deps;
  const { refused = () => null, mode, now, elapsed } = deps;

  const health = async (): Promise<Report> => {
    const fault = await faultOf(probes.mustAnswer());
    return { isWell: fault === null, database: fault === null };
  };

  const readiness = async (): Promise<Report> => {
    let lateMs = 0;
    const lookUp = async () => {
      await probes.mustTakeWrites(now());
      lateMs = await oldestDueMs();
    };
    const fault = await faultOf(lookUp());
    const database = fault === null;
    const slack = isOpen();
    const delivery = lateMs <= LATEST_MS || elapsed() - lastTakenAt() <= MOVES_WITHIN_MS;
    const stalled = stalls().join(' ');
    const refusal = refused();
    return {
      isWell: database && slack && delivery && stalled === '',
      mode,
      database,
      ...(fault === null ? {} : { trouble: fault }),
      slack,
      delivery,
      ...(stalled === '' ? {} : { stalled }),
      ...(refusal === null ? {} : { refused: refusal }),
      ...(isCatchingUp() ? { catchingUp: true } : {}),
      oldestDueSeconds: Math.round(lateMs / 1000),
    };
  };

  const reports: Record<string, () => Promise<Report>> = { '/healthz': health, '/readyz': readiness };

  const server = createServer((request, response) => {
    if (deps.metrics && request.url === '/metrics' && request.method === 'GET') return measure(deps.metrics, response);
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
    /** Resolves with the port that is listened on. This machine only, unless `host` says otherwise: a port that is open to others is one more to guard. */
    async start(port: number, host = '127.0.0.1'): Promise<number> {
      server.listen(port, host);
      await once(server, 'listening');
      // Text only for a path or a pipe, null only before it listens.
      return (server.address() as AddressInfo).port;
    },
    stop(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}

function measure({ type, text }: { type: string; text: () => Promise<string> }, response: ServerResponse): void {
  text().then(
    (body) => response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body),
    () => response.writeHead(503).end(),
  );
}

/** Null when it succeeds; otherwise why it failed, in a word. */
async function faultOf(check: Promise<void>): Promise<string | null> {
  return check.then(
    () => null,
    (error: unknown) => (error instanceof StoreTrouble ? error.trouble : 'unknown'),
  );
}
