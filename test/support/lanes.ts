import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { createLanes } from '../../src/delivery/lanes.ts';
import { createCircuitBreaker } from '../../src/delivery/circuit-breaker.ts';
import { createRateLimiter, type LimitedMethod } from '../../src/delivery/rate-limiter.ts';

export const START = Date.parse('2026-11-24T10:00:00-05:00');

export type Waiting = {
  id: string;
  kind: NoticeRow['kind'];
  to: string;
  ts?: string;
  nextTryAt?: number;
  status?: NoticeRow['status'];
};

/**
 * Lanes over rows in memory; what was begun is under way until it is let go. `asRead` is in which order rows are read, and what happens
 * meanwhile; `beforeCall` is what an attempt waits for before it makes its call.
 */
export function lanesOver(
  rows: Waiting[],
  {
    isThere = async () => true,
    asRead = async (read: NoticeRow[]) => read,
    beforeCall = async (): Promise<void> => undefined,
  } = {},
) {
  let now = START;
  const rateLimiter = createRateLimiter(() => now);
  now += 60_000;
  const circuitBreaker = createCircuitBreaker({ isThere, elapsed: () => now });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const failures = new Map<string, Error>();
  const waiting = rows.map((row, position) => rowOf(row, position));
  const methodOf = ({ ts }: NoticeRow): LimitedMethod => (ts === null ? 'chat.postMessage' : 'chat.update');
  const lanes = createLanes({
    heads: () => asRead(waiting.filter(({ status }) => status !== 'sent').filter(isFirstOfItsKind)),
    needsOf: (notice) => ({ method: methodOf(notice), readyAt: rateLimiter.readyAt(methodOf(notice)) }),
    async attempt(notice) {
      begun.push(notice.id);
      const failure = failures.get(notice.id);
      if (failure) throw failure;
      await beforeCall();
      rateLimiter.spend(methodOf(notice));
      await new Promise<void>((resolve) => ends.set(notice.id, resolve));
      notice.status = 'sent';
    },
    rateLimiter,
    circuitBreaker,
    dueAt: (notice) => notice.nextTryAt,
    elapsed: () => now,
  });
  return {
    begun,
    circuitBreaker,
    failures,
    now: () => now,
    start: async () => (await lanes.start()).nextDue,
    starts: lanes.start,
    spend: (method: LimitedMethod, times: number) => {
      for (let spent = 0; spent < times; spent += 1) rateLimiter.spend(method);
    },
    end: async (id: string) => {
      ends.get(id)?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
    waits: (ms: number) => {
      now += ms;
    },
  };
}

const isFirstOfItsKind = (row: NoticeRow, _at: number, all: NoticeRow[]) =>
  all.find((other) => other.conversation === row.conversation && (other.ts === null) === (row.ts === null)) === row;

function rowOf({ id, kind, to, ts, nextTryAt, status = 'queued' }: Waiting, position: number): NoticeRow {
  const row = { id, kind, conversation: to, ts: ts ?? null, channel: ts ? 'C' : null, position, status };
  // What lanes do not ask about is left out.
  return { ...row, nextTryAt: nextTryAt ?? START } as NoticeRow;
}

export const SAM = 'person:U0SAM';
export const MAYA = 'person:U0MAYA';
export const BRIGHTWATER = 'partner:brightwater';
