import { StoreTrouble } from '../core/kernel/errors.ts';
import { LATE_AT_MOST_MS } from '../core/notices/stuck-notices.ts';
import type { ElapsedMs, EpochMs } from '../core/time/instant.ts';
import type { LostPost } from '../db/notices/lost-posts.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import type { Outbox } from '../db/notices/outbox.ts';
import type { Meters } from '../metrics/meters.ts';
import { failureOf, isFinal } from '../slack/failures.ts';
import type { Keyed, Slack } from '../slack/web-api.ts';
import { lookedForSince } from './lost-answers.ts';
import { createFirstSights } from './patience.ts';
import { NotYet, type RateLimiter } from './rate-limiter.ts';

/**
 * A message that was sent again may turn up a second time, since Slack took the first one late after all. So long as that can be, the
 * place is looked at again and again, and of two copies one is deleted: in the end exactly one stands.
 */
export type SecondCopies = ReturnType<typeof createSecondCopies>;

/** Two copies stand no longer than about this, as long as most late posts can be expected. */
const OFTEN_MS = 40_000;
const OFTEN_FOR_MS = 11 * 60_000;
const SELDOM_MS = 5 * 60_000;
/** Slack's limit is for these looks and for those on which a delivery waits, which keep a third of it. */
const APART_MS = 1_800;
/** What could not be looked at or mended is tried again after this. */
const SOON_MS = 10_000;

/** `soon`: its notice is on its way, so that nobody can say yet which copy counts. */
type Mended = 'yes' | 'soon' | 'once it was sent';
/** Lost posts in one channel or thread: one look is for all of them. */
type Watched = { posts: LostPost[]; dueAt: ElapsedMs };

export function createSecondCopies(deps: {
  outbox: Pick<Outbox, 'lostPosts' | 'forgetLostPost' | 'find' | 'lookSoon' | 'moveTo'>;
  slack: Pick<Slack, 'findKeyed' | 'remove'>;
  rateLimiter: RateLimiter;
  meters: Pick<Meters, 'copyRemoved'>;
  /** A call that began at `startedAt` failed so. */
  onFailure: (error: unknown, startedAt: ElapsedMs) => void;
  now: () => EpochMs;
  elapsed: () => ElapsedMs;
}) {
  const { outbox, slack, rateLimiter, meters, onFailure, now, elapsed } = deps;
  let lost: LostPost[] = [];
  /** Nothing is read as long as nothing is lost. */
  let mustRead = true;
  /** What the last process has left is looked for at once, what this one sends again after the usual time. */
  let firstLookMs = 0;
  /** Until when a lost post may turn up. */
  const ends = createFirstSights();
  const nextLooks = new Map<string, ElapsedMs>();
  const underWay = new Set<string>();
  let looksFrom: ElapsedMs = elapsed();

  const endOf = ({ notice, until }: LostPost): ElapsedMs =>
    ends.of(notice, until, () => elapsed() + Math.min(until - now(), LATE_AT_MOST_MS));

  const read = async (): Promise<void> => {
    mustRead = false;
    lost = await outbox.lostPosts();
    for (const post of lost) {
      // Counted from now on: the clock may be set before the next look.
      endOf(post);
      if (!nextLooks.has(post.notice)) nextLooks.set(post.notice, elapsed() + firstLookMs);
    }
    firstLookMs = OFTEN_MS;
  };

  const waitAfterLook = (post: LostPost): number => {
    const leftMs = Math.max(0, endOf(post) - elapsed());
    const isRecent = LATE_AT_MOST_MS - leftMs < OFTEN_FOR_MS;
    return Math.min(isRecent ? OFTEN_MS : SELDOM_MS, leftMs);
  };

  const places = (): Map<string, Watched> => {
    const found = new Map<string, Watched>();
    for (const post of lost) {
      const place = `${post.channel} ${post.threadTs ?? ''}`;
      const dueAt = nextLooks.get(post.notice) ?? 0;
      const watched = found.get(place);
      found.set(place, { posts: [...(watched?.posts ?? []), post], dueAt: Math.min(watched?.dueAt ?? dueAt, dueAt) });
    }
    return found;
  };

  const remove = async (channel: string, ts: string): Promise<void> => {
    const readyAt = rateLimiter.readyAt('chat.delete');
    if (readyAt > elapsed()) throw new NotYet(readyAt);
    rateLimiter.spend('chat.delete');
    await slack.remove({ channel, ts });
    meters.copyRemoved();
  };

  const mend = async ({ notice, channel }: LostPost, found: readonly Keyed[]): Promise<Mended> => {
    const copies = found.filter(({ key }) => key === notice);
    const row = await outbox.find(notice);
    if (row === null) return 'yes';
    if (row.status === 'unknown' && row.ts === null && copies.length > 0) {
      await outbox.lookSoon(row, now());
      return 'soon';
    }
    // However long that takes: the copy that it becomes would stand beside one that came meanwhile.
    if (isToBeSent(row)) return 'once it was sent';
    if (copies.length === 0) return 'yes';
    if (row.ts !== null && row.channel !== channel) return copies.length < 2 ? 'yes' : 'soon';
    const kept = keptOf(copies, row);
    const isOther = kept !== null && kept !== row.ts;
    if (isOther && (isUnderWay(row) || !(await outbox.moveTo(row, { channel, ts: kept }, now())))) return 'soon';
    const standing = new Set([row.ts, ...copies.map(({ ts }) => ts)]);
    for (const ts of standing) if (ts !== null && ts !== kept) await remove(channel, ts);
    return 'yes';
  };

  const forget = async (post: LostPost): Promise<void> => {
    await outbox.forgetLostPost(post);
    nextLooks.delete(post.notice);
  };

  const putOff = async (post: LostPost, error: unknown, startedAt: ElapsedMs): Promise<void> => {
    if (error instanceof NotYet) return void nextLooks.set(post.notice, error.readyAt);
    onFailure(error, startedAt);
    nextLooks.set(post.notice, elapsed() + pauseAfter(error));
    // What fails for good is not tried for ever.
    if (isForGood(error) && endOf(post) <= startedAt) await forget(post);
  };

  const mendAfterLook = async (post: LostPost, found: readonly Keyed[], startedAt: ElapsedMs): Promise<void> => {
    try {
      const mended = await mend(post, found);
      const waits = { yes: waitAfterLook(post), soon: SOON_MS, 'once it was sent': OFTEN_MS } satisfies Record<
        Mended,
        number
      >;
      nextLooks.set(post.notice, elapsed() + waits[mended]);
      // Nothing that was taken before the look began is missed.
      if (mended === 'yes' && endOf(post) <= startedAt) await forget(post);
    } catch (error) {
      await putOff(post, error, startedAt);
    }
  };

  const look = async (posts: LostPost[], startedAt: ElapsedMs): Promise<void> => {
    const [{ channel, threadTs } = { channel: '', threadTs: null }] = posts;
    const since = lookedForSince(Math.min(...posts.map((post) => post.since)), now());
    try {
      const found = await slack.findKeyed(channel, threadTs, since);
      for (const post of posts) await mendAfterLook(post, found, startedAt);
    } catch (error) {
      for (const post of posts) await putOff(post, error, startedAt);
    }
  };

  const run = async (place: string, { posts }: Watched): Promise<void> => {
    underWay.add(place);
    const startedAt = elapsed();
    // Nobody may be waiting for it any more.
    await look(posts, startedAt)
      .catch((error: unknown) => onFailure(error, startedAt))
      .finally(() => underWay.delete(place));
  };

  return {
    /** A message is sent again: what is to be watched is read anew. */
    lookAnew(): void {
      mustRead = true;
    },

    /** Begins the looks that are due, as far as Slack's limits allow; `nextDue` is when the next is, null when nothing is watched. */
    async start(): Promise<{ started: Promise<void>[]; nextDue: ElapsedMs | null }> {
      if (mustRead || lost.length > 0) await read();
      const started: Promise<void>[] = [];
      let nextDue: ElapsedMs | null = null;
      for (const [place, watched] of [...places()].toSorted(([, one], [, other]) => one.dueAt - other.dueAt)) {
        if (underWay.has(place)) continue;
        const dueAt = Math.max(watched.dueAt, looksFrom, rateLimiter.readyAt('conversations.history'));
        if (dueAt > elapsed()) {
          nextDue = Math.min(nextDue ?? dueAt, dueAt);
          continue;
        }
        rateLimiter.spend('conversations.history');
        looksFrom = elapsed() + APART_MS;
        started.push(run(place, watched));
      }
      return { started, nextDue };
    },
  };
}

/**
 * The copy that the notice knows, so that changes reach it and replies stay under it; unless people have replied to the other one alone.
 * Null when it came although there is nothing left to say: it is taken away.
 */
function keptOf(copies: readonly Keyed[], { ts: known, status }: NoticeRow): string | null {
  const isAnswered = copies.some(({ ts, isRepliedByPeople }) => ts === known && isRepliedByPeople);
  const answered = copies.find(({ isRepliedByPeople }) => isRepliedByPeople);
  if (answered && !isAnswered) return answered.ts;
  if (known !== null) return known;
  return status === 'dropped' ? null : (copies[0]?.ts ?? null);
}

function pauseAfter(error: unknown): number {
  const failure = failureOf(error);
  if (failure?.kind === 'rate_limited') return failure.retryAfterMs;
  return isForGood(error) ? SELDOM_MS : SOON_MS;
}

/** Slack refuses it, or the fault is ours: it will be so the next time. */
function isForGood(error: unknown): boolean {
  const failure = failureOf(error);
  return failure === null ? !(error instanceof StoreTrouble) : isFinal(failure);
}

function isToBeSent({ status, ts }: NoticeRow): boolean {
  return ts === null && status !== 'sent' && status !== 'dropped' && status !== 'dead_letter';
}

function isUnderWay({ status }: NoticeRow): boolean {
  return status === 'claimed' || status === 'unknown';
}
