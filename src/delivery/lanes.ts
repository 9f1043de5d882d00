import type { NoticeRow } from '../db/notices/notices.ts';
import { conversationFrom } from '../core/notices/conversations.ts';
import { urgencyOf } from '../core/notices/notice-rules.ts';
import type { ElapsedMs } from '../core/time/instant.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { type LimitedMethod, NotYet, type RateLimiter } from './rate-limiter.ts';

/**
 * Which notice goes next. Each conversation is a lane, in which one notice goes after the other, in order; a lane that must wait holds up
 * no other. What is in doubt is a lane of its own: only what belongs to the same handoff waits for it. New messages go before changes of
 * cards.
 */
export type Lanes = ReturnType<typeof createLanes>;

/** The deliveries that were begun, and when the next of the other notices is due; null when none waits. */
export type Started = { started: Promise<void>[]; nextDue: ElapsedMs | null };

/** The next call for a notice, and the moment from which Slack's limits allow it. */
export type Needs = { method: LimitedMethod; readyAt: ElapsedMs };

const LANES_AT_ONCE = 12;
/** A notice waits this long after a failure on our side, such as a full disk. */
const BLOCKED_AFTER_FAILURE_MS = 60_000;
/** What found no free lane or call is looked at again after this. */
const SOON_MS = 250;

export function createLanes(deps: {
  /** What is in doubt, the first of the other unsent notices of each conversation, and the first new message to each person. */
  heads: () => Promise<NoticeRow[]>;
  needsOf: (row: NoticeRow) => Needs;
  /** When it may be tried, as far as its row is concerned. */
  dueAt: (row: NoticeRow) => ElapsedMs;
  /** Rejects with NotYet when Slack's limits do not allow it after all. */
  attempt: (row: NoticeRow) => Promise<void>;
  rateLimiter: RateLimiter;
  circuitBreaker: CircuitBreaker;
  elapsed: () => ElapsedMs;
}) {
  const { heads, needsOf, dueAt, attempt, rateLimiter, circuitBreaker, elapsed } = deps;
  /** Lanes in which a notice is being sent, or looked for. */
  const busy = new Set<string>();
  /** Until when a notice must wait, by its id. */
  const blockedUntil = new Map<string, ElapsedMs>();

  const run = async (row: NoticeRow): Promise<void> => {
    busy.add(laneOf(row));
    blockedUntil.delete(row.id);
    try {
      await attempt(row);
    } catch (error) {
      blockedUntil.set(row.id, error instanceof NotYet ? error.readyAt : elapsed() + BLOCKED_AFTER_FAILURE_MS);
      if (!(error instanceof NotYet)) throw error;
    } finally {
      busy.delete(laneOf(row));
    }
  };

  /** Begins what may go, and says when the first of the rest may. */
  const begin = (lanes: NoticeRow[][]): Started => {
    const room = new Map<LimitedMethod, number>();
    const roomFor = (method: LimitedMethod) => room.get(method) ?? rateLimiter.room(method);
    const started: Promise<void>[] = [];
    const waits: ElapsedMs[] = [];

    const tryToBegin = (row: NoticeRow): boolean => {
      const { method, readyAt: allowedAt } = needsOf(row);
      const readyAt = Math.max(allowedAt, dueAt(row), blockedUntil.get(row.id) ?? 0);
      const isFull = busy.size >= LANES_AT_ONCE || roomFor(method) < 1;
      if (readyAt > elapsed() || isFull) {
        waits.push(Math.max(readyAt, elapsed() + (isFull ? SOON_MS : 0)));
        return false;
      }
      room.set(method, roomFor(method) - 1);
      started.push(run(row));
      return true;
    };

    for (const lane of lanes) lane.some(tryToBegin);
    return { started, nextDue: earliest(waits) };
  };

  return {
    /** Begins all that may go now. To be called again when one of these has ended, and at `nextDue`. */
    async start(): Promise<Started> {
      // Left out even when it ends while the rows are read, since they may be older: its end makes the loop ask again.
      const wasBusy = new Set(busy);
      const rows = await heads();
      // Counted from now on, also while Slack is silent: the clock may be set meanwhile.
      for (const row of rows) dueAt(row);
      const probeAt = circuitBreaker.probeAt();
      if (probeAt !== null && probeAt <= elapsed()) return { started: [circuitBreaker.probe()], nextDue: null };
      if (probeAt !== null) return { started: [], nextDue: Number.isFinite(probeAt) ? probeAt : null };
      const lanes = lanesOf(rows).filter(([first]) => {
        return first && !wasBusy.has(laneOf(first)) && !busy.has(laneOf(first));
      });
      if (!lanes.flat().some((row) => dueAt(row) <= elapsed())) blockedUntil.clear();
      return begin(lanes.toSorted(byUrgency));
    },
  };
}

/**
 * What may go in each conversation, in the order to try: its first notice and, when that changes a card, also the first new message.
 * Not in partners' channels: there a reply follows the card under which it stands.
 */
function lanesOf(heads: NoticeRow[]): NoticeRow[][] {
  const lanes = new Map<string, NoticeRow[]>();
  for (const head of heads.toSorted((a, b) => a.position - b.position)) {
    const lane = lanes.get(laneOf(head));
    if (!lane) lanes.set(laneOf(head), [head]);
    else if (!isWithPartner(head) && isChange(lane[0])) lane.push(head);
  }
  // A claimed notice is being sent, maybe by another process on the same database: its lane waits.
  return [...lanes.values()].filter((lane) => lane.every(({ status }) => status !== 'claimed'));
}

/** Among equals the order stays, which is that of their first notices. */
function byUrgency(one: NoticeRow[], other: NoticeRow[]): number {
  return urgency(one) - urgency(other);
}

/** New messages go before changes of cards, and those to account executives before all others. */
function urgency(lane: NoticeRow[]): number {
  return Math.min(...lane.map((row) => (isChange(row) ? urgencyOfChange(row) : urgencyOf(row))));
}

const urgencyOfChange = (row: NoticeRow): number => (isWithPartner(row) ? 3 : 4);

/** Conversations' keys have a colon in them, notices' ids have none. */
const laneOf = ({ id, status, conversation }: NoticeRow): string => (status === 'unknown' ? id : conversation);
const isChange = (row: NoticeRow | undefined): boolean => row !== undefined && row.ts !== null;
const isWithPartner = ({ conversation }: NoticeRow): boolean => conversationFrom(conversation).to === 'partner';

function earliest(moments: ElapsedMs[]): ElapsedMs | null {
  return moments.length === 0 ? null : Math.min(...moments);
}
