import type { NoticeRow } from '../db/notices.ts';
import { conversationFrom } from '../core/conversations.ts';
import { NOTICES } from '../core/notices.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { type LimitedMethod, NotYet, type RateLimiter } from './rate-limiter.ts';

/**
 * Which notice goes next. Each conversation is a lane: in it one notice goes after the other, in order, and a lane that must wait
 * holds up no other. Who waits for something new comes first.
 */
export type Lanes = ReturnType<typeof createLanes>;

/** What was begun, and when the next notice that nothing is done about yet is due; null when none waits. */
export type Started = { started: Promise<void>[]; nextDue: EpochMs | null };

/** The call that is next for a notice, and from when Slack's limits allow it. */
export type Needs = { method: LimitedMethod; readyAt: EpochMs };

const LANES_AT_ONCE = 12;
/** What failed for reasons of our own, such as a full disk. */
const BLOCKED_AFTER_FAILURE_MS = 60_000;
/** What waits for others that were begun a moment ago is looked at again. */
const SOON_MS = 250;

export function createLanes(deps: {
  /** The first waiting message and the first waiting change of each conversation. */
  heads: () => Promise<NoticeRow[]>;
  needsOf: (notice: NoticeRow) => Needs;
  /** Rejects with NotYet when Slack's limits do not allow it after all. */
  attempt: (notice: NoticeRow) => Promise<void>;
  rateLimiter: RateLimiter;
  circuitBreaker: CircuitBreaker;
  now: () => EpochMs;
}) {
  const { heads, needsOf, attempt, rateLimiter, circuitBreaker, now } = deps;
  /** Conversations with something under way. */
  const busy = new Set<string>();
  /** Until when a notice was found to be blocked, by its id. */
  const blockedUntil = new Map<string, EpochMs>();

  const run = async (notice: NoticeRow): Promise<void> => {
    busy.add(notice.conversation);
    blockedUntil.delete(notice.id);
    try {
      await attempt(notice);
    } catch (error) {
      blockedUntil.set(notice.id, error instanceof NotYet ? error.readyAt : now() + BLOCKED_AFTER_FAILURE_MS);
      if (!(error instanceof NotYet)) throw error;
    } finally {
      busy.delete(notice.conversation);
    }
  };

  /** Begins what may go, and says when the first of the rest may. */
  const begin = (lanes: NoticeRow[][]): Started => {
    const room = new Map<LimitedMethod, number>();
    const roomFor = (method: LimitedMethod) => room.get(method) ?? rateLimiter.room(method);
    const started: Promise<void>[] = [];
    const waits: EpochMs[] = [];

    const begins = (notice: NoticeRow): boolean => {
      const { method, readyAt: allowedAt } = needsOf(notice);
      const readyAt = Math.max(allowedAt, notice.nextTryAt, blockedUntil.get(notice.id) ?? 0);
      const isFull = busy.size >= LANES_AT_ONCE || roomFor(method) < 1;
      if (readyAt > now() || isFull) {
        waits.push(Math.max(readyAt, now() + (isFull ? SOON_MS : 0)));
        return false;
      }
      room.set(method, roomFor(method) - 1);
      started.push(run(notice));
      return true;
    };

    for (const lane of lanes) lane.some(begins);
    return { started, nextDue: earliest(waits) };
  };

  return {
    /** Begins all that may go now. To be asked again whenever something that was begun has ended, and at `nextDue`. */
    async start(): Promise<Started> {
      const probeAt = circuitBreaker.probeAt();
      if (probeAt !== null && probeAt <= now()) return { started: [circuitBreaker.probe()], nextDue: null };
      if (probeAt !== null) return { started: [], nextDue: Number.isFinite(probeAt) ? probeAt : null };
      // A lane that ends while the rows are read is asked about again because of that.
      const wasBusy = new Set(busy);
      const rows = await heads();
      const lanes = lanesOf(rows).filter(([first]) => {
        return first && !wasBusy.has(first.conversation) && !busy.has(first.conversation);
      });
      if (!lanes.flat().some((notice) => notice.nextTryAt <= now())) blockedUntil.clear();
      return begin(lanes.toSorted(byUrgency));
    },
  };
}

/**
 * What may go in each conversation, in order of trying: its first notice, and when that is a change which has to wait, the first new
 * message too. Not so where partners read: there replies follow the message that they stand under.
 */
function lanesOf(heads: NoticeRow[]): NoticeRow[][] {
  const lanes = new Map<string, NoticeRow[]>();
  for (const head of heads.toSorted((a, b) => a.position - b.position)) {
    const lane = lanes.get(head.conversation);
    if (!lane) lanes.set(head.conversation, [head]);
    else if (!isWithPartner(head) && isChange(lane[0])) lane.push(head);
  }
  // Another process on the same database may be sending: what it has claimed is its own.
  return [...lanes.values()].filter((lane) => lane.every(({ status }) => status !== 'claimed'));
}

/** Among equals the order stays, which is that of their first notices. */
function byUrgency(one: NoticeRow[], other: NoticeRow[]): number {
  return urgency(one) - urgency(other);
}

/** What is new to somebody goes before what only keeps a card up to date, and nobody waits as an account executive does. */
function urgency(lane: NoticeRow[]): number {
  return Math.min(...lane.map((row) => (isChange(row) ? urgencyOfChange(row) : NOTICES[row.kind].urgency)));
}

const urgencyOfChange = (row: NoticeRow): number => (isWithPartner(row) ? 3 : 4);

const isChange = (notice: NoticeRow | undefined): boolean => notice !== undefined && notice.ts !== null;
const isWithPartner = ({ conversation }: NoticeRow): boolean => conversationFrom(conversation).to === 'partner';

function earliest(moments: EpochMs[]): EpochMs | null {
  return moments.length === 0 ? null : Math.min(...moments);
}
