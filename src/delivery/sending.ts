import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Message } from '../blocks/kit/kit.ts';
import type { DrawContext } from '../blocks/notices/render.ts';
import { isChanging } from '../core/notices/changing-notices.ts';
import type { UserId } from '../core/people/member.ts';
import type { Notice } from '../core/notices/notice.ts';
import { isForPartner, isOfDeal, isTelling } from '../core/notices/notice-rules.ts';
import { ownerOf } from '../core/handoff/stages.ts';
import { inLog, subjectOf } from '../core/notices/subject.ts';
import type { ElapsedMs, EpochMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import type { Outbox } from '../db/notices/outbox.ts';
import type { Meters } from '../metrics/meters.ts';
import type { Posted, PressOutcome, Slack } from '../slack/web-api.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { decisionIn } from './decisions.ts';
import type { Destinations } from './destinations.ts';
import { drawnAgain } from './late-changes.ts';
import type { Mentions } from './mentions.ts';
import type { Patience } from './patience.ts';
import type { LimitedMethod } from './rate-limiter.ts';
import type { Readers } from './readers.ts';
import type { ReadingHours } from './reading-hours.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Setbacks } from './setbacks.ts';
import type { SharedMessages } from './shared-messages.ts';
import type { Unwritten } from './unwritten.ts';

/**
 * Sends one notice. Slack has no idempotency key, so a notice is claimed before the call, and its message carries its id as metadata:
 * by that it can be found when the answer is lost.
 */
export type Sending = ReturnType<typeof createSending>;

/** Why a card was not changed through its press. */
type Failed = Exclude<PressOutcome, 'taken'>;
/** So long after the claim another process may have taken over: it sends nothing again before two minutes are over. */
const PAUSED_MS = 60_000;

/** By which call and where a message goes. */
type Way = { method: LimitedMethod; channel: string; threadTs: string | null };

export function createSending(deps: {
  outbox: Outbox;
  slack: Pick<Slack, 'post' | 'update' | 'replaceThroughPress'>;
  destinations: Destinations;
  readers: Pick<Readers, 'check' | 'nameOf'>;
  mentions: Mentions;
  setbacks: Setbacks;
  unwritten: Unwritten;
  circuitBreaker: CircuitBreaker;
  patience: Pick<Patience, 'ageOf'>;
  responseUrls: ResponseUrls;
  meters: Pick<Meters, 'answerLost' | 'decisionSaid'>;
  readingHours: ReadingHours;
  shared: SharedMessages;
  /** Throws NotYet when Slack's limits do not allow the call yet. */
  spend: (method: LimitedMethod, channel: string) => void;
  /** Decides what is next after a failed call that began at `startedAt`. */
  fail: (row: NoticeRow, error: unknown, startedAt: ElapsedMs) => Promise<void>;
  /** A card will be drawn once more. */
  onDrawnAgain: () => void;
  now: () => EpochMs;
  log: { debug: (facts: object, words: string) => void };
  elapsed: () => ElapsedMs;
}) {
  const {
    outbox,
    slack,
    destinations,
    readers,
    mentions,
    setbacks,
    unwritten,
    circuitBreaker,
    patience,
    responseUrls,
  } = deps;
  const { readingHours, shared, meters, now, elapsed } = deps;

  /** A card that was pressed is changed through the press, as long as Slack allows that. */
  const methodOf = ({ channel, ts }: NoticeRow): LimitedMethod => {
    if (channel === null || ts === null) return 'chat.postMessage';
    return responseUrls.has({ channel, ts }) ? 'response_url' : 'chat.update';
  };

  /** Otherwise in a word why the card could not be changed through the press. */
  const put = async (
    row: NoticeRow,
    { method, channel, threadTs }: Way,
    message: Message,
  ): Promise<Posted | Failed> => {
    if (row.channel === null || row.ts === null) return slack.post(channel, message, row.id, threadTs);
    const posted = { channel: row.channel, ts: row.ts };
    if (method === 'chat.update') {
      await slack.update(posted, message);
      return posted;
    }
    const url = responseUrls.use(posted);
    const outcome = url === null ? 'refused' : await slack.replaceThroughPress(url, message);
    if (outcome === 'taken') return posted;
    responseUrls.forget(posted);
    return outcome;
  };

  const keep = async (claimed: NoticeRow, context: DrawContext, posted: Posted, takenAt: EpochMs): Promise<void> => {
    const again = drawnAgain(claimed, takenAt);
    const revision = isBehind(claimed, context) ? claimed.revision - 1 : claimed.revision;
    await outbox.sent(claimed.id, { ...posted, now: takenAt, revision, again });
    if (again) deps.onDrawnAgain();
  };

  /** Whatever becomes of a claimed notice is written down, if not at once then as soon as it can be. */
  const send = async (claimed: NoticeRow, context: DrawContext, way: Way, message: Message): Promise<void> => {
    const startedAt = elapsed();
    // This process was paused after the claim, alone or with its machine, whose sleep only the clock on the wall counts: another one may
    // have sent the message meanwhile.
    const pausedMs = Math.max(patience.ageOf(claimed), now() - (claimed.claimedAt ?? 0));
    if (pausedMs > PAUSED_MS)
      return unwritten.write(() => setbacks.later(claimed, 'unknown', 0, 'paused before it could be sent'));
    try {
      const posted = await put(claimed, way, message);
      if (posted === 'refused')
        return await unwritten.write(() => setbacks.later(claimed, 'queued', 0, 'not taken through the press'));
      if (posted === 'unknown') {
        meters.answerLost();
        return await unwritten.write(() => setbacks.changeAgain(claimed, 0, 'no answer through the press'));
      }
      circuitBreaker.succeeded();
      const takenAt = now();
      await unwritten.write(() => keep(claimed, context, posted, takenAt));
      const decision = decisionIn(claimed, context);
      if (decision) meters.decisionSaid(decision.message, takenAt - decision.at);
      const {
        id: notice,
        notice: { kind },
      } = claimed;
      deps.log.debug({ ...inLog(subjectOf(claimed)), notice, kind, by: way.method }, 'Slack has a message');
    } catch (error) {
      await unwritten.write(() => deps.fail(claimed, error, startedAt));
    }
  };

  return {
    methodOf,

    async deliver(row: NoticeRow): Promise<void> {
      const known = await destinations.contextOf(row);
      const context = known && { ...known, isAeOutside: await mentions.isAeOutside(row, known.partner) };
      const message = context && (await shared.draw(row, context));
      if (!message) return outbox.drop(row, now());
      if (isForPartner(row.notice) && context.partner?.paused) return outbox.holdWhilePaused(row);
      await readers.check(row, context);
      // What Slack may have taken by day, or may take late, is not put off a second time.
      const mayWait = row.ts === null && !(await outbox.isWatched(row.id));
      const readAt = mayWait ? await readingHours(row, context) : now();
      if (readAt > now()) return setbacks.later(row, 'held', readAt - now(), 'held until its reader is there');
      await yieldToOthers();
      const channel = await destinations.channelOf(row, context.partner);
      if (channel === null) return outbox.drop(row, now());
      // The partner has another channel now: nothing more is shown in the old one.
      if (row.channel !== null && row.channel !== channel) return outbox.forgetMessage(row, now());
      const contact = await mentions.contactOf(row, context);
      const keeper = await readers.nameOf(keeperOf(row.notice, context));
      const threadTs = await destinations.threadOf(row, context, channel);
      const companions = await shared.companionsOf(row);
      const method = methodOf(row);
      deps.spend(method, channel);
      const claimed = await outbox.claim(row, now(), companions);
      if (!claimed) return;
      patience.ageOf(claimed);
      await yieldToOthers();
      const whole = (await shared.draw(claimed, { ...context, contact, keeper })) ?? message;
      await send(claimed, context, { method, channel, threadTs }, whole);
    },
  };
}

/** Something has happened since what it tells for the first time: it is changed at once, as if that came afterwards. */
function isBehind({ notice, ts }: NoticeRow, context: DrawContext): boolean {
  if (ts !== null || context.about !== 'handoff' || !isTelling(notice) || !isChanging(notice)) return false;
  return context.history.length < context.now.history.length;
}

/** Whose name the partner reads: who has what the card of a deal is about, and who prepares what is noted. */
function keeperOf(notice: Notice, context: DrawContext): UserId | null {
  if (context.about === 'noted_message') return context.noted.author;
  return context.about === 'handoff' && isOfDeal(notice) ? ownerOf(context.handoff, context.intakeOwner) : null;
}
