import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Message } from '../blocks/kit.ts';
import { drawNotice } from '../blocks/render.ts';
import type { Handoff } from '../core/handoff.ts';
import { waitsForWork } from '../core/notices.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices.ts';
import type { Outbox } from '../db/outbox.ts';
import type { Posted, Slack } from '../slack/web-api.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Destinations } from './destinations.ts';
import type { LimitedMethod } from './rate-limiter.ts';
import type { ResponseUrls } from './response-urls.ts';
import { GRACE_MS, type Setbacks } from './setbacks.ts';
import type { Unwritten } from './unwritten.ts';

/**
 * Sends one notice. Slack has no idempotency key, so a notice is claimed before the call, and its message carries its id as metadata:
 * by that it can be found when the answer is lost.
 */
export type Sending = ReturnType<typeof createSending>;

/** No request can be under way for longer: a message that is not found then was not taken, and is sent again. */
const RESEND_AFTER_MS = 60 * 60_000;

/** By which call and where a message goes. */
type Way = { method: LimitedMethod; channel: string; threadTs: string | null };

export function createSending(deps: {
  outbox: Outbox;
  slack: Pick<Slack, 'post' | 'update' | 'replaceThroughPress'>;
  destinations: Destinations;
  setbacks: Setbacks;
  unwritten: Unwritten;
  circuitBreaker: CircuitBreaker;
  responseUrls: ResponseUrls;
  /** `now`, or when the account executive's next working hours begin: nobody is reminded at night. */
  nextWorkingMoment: (handoff: Handoff) => Promise<EpochMs>;
  /** Throws NotYet when Slack's limits do not allow the call yet. */
  spend: (method: LimitedMethod, channel: string) => void;
  /** Decides what is next after a failed call that began at `startedAt`. */
  fail: (row: NoticeRow, error: unknown, startedAt: EpochMs) => Promise<void>;
  now: () => EpochMs;
}) {
  const { outbox, slack, destinations, setbacks, unwritten, circuitBreaker, responseUrls, nextWorkingMoment, now } =
    deps;

  /** A card that was pressed is changed through the press, as long as Slack allows that. */
  const methodOf = ({ channel, ts }: NoticeRow): LimitedMethod => {
    if (channel === null || ts === null) return 'chat.postMessage';
    return responseUrls.has({ channel, ts }) ? 'response_url' : 'chat.update';
  };

  /** Null when the card could not be changed through the press. */
  const put = async (row: NoticeRow, { method, channel, threadTs }: Way, message: Message): Promise<Posted | null> => {
    if (row.channel === null || row.ts === null) return slack.post(channel, message, row.id, threadTs);
    const posted = { channel: row.channel, ts: row.ts };
    if (method === 'chat.update') {
      await slack.update(posted, message);
      return posted;
    }
    const url = responseUrls.use(posted);
    if (url !== null && (await slack.replaceThroughPress(url, message))) return posted;
    responseUrls.forget(posted);
    return null;
  };

  /** Whatever becomes of a claimed notice is written down, if not at once then as soon as it can be. */
  const send = async (claimed: NoticeRow, way: Way, message: Message): Promise<void> => {
    const startedAt = now();
    // This process was paused after the claim, alone or with its machine: another one may have sent the message meanwhile.
    if (startedAt - (claimed.claimedAt ?? 0) > GRACE_MS)
      return unwritten.write(() => setbacks.later(claimed, 'unknown', 0, 'paused before it could be sent'));
    try {
      const posted = await put(claimed, way, message);
      if (posted === null)
        return await unwritten.write(() => setbacks.later(claimed, 'queued', 0, 'not taken through the press'));
      circuitBreaker.succeeded();
      const sent = { ...posted, now: now(), revision: claimed.revision };
      await unwritten.write(() => outbox.sent(claimed.id, sent));
    } catch (error) {
      await unwritten.write(() => deps.fail(claimed, error, startedAt));
    }
  };

  return {
    methodOf,

    async deliver(row: NoticeRow): Promise<void> {
      const context = await destinations.contextOf(row);
      const message = context && drawNotice(row.notice, context);
      if (!message) return outbox.drop(row, now());
      if (waitsForWork(row.notice)) {
        const workAt = await nextWorkingMoment(context.handoff);
        if (workAt > now()) return setbacks.later(row, 'held', workAt - now(), 'held until working hours');
      }
      await yieldToOthers();
      const channel = await destinations.channelOf(row, context.partner);
      // The partner has another channel now: nothing more is shown in the old one.
      if (row.channel !== null && row.channel !== channel) return outbox.forgetMessage(row, now());
      const threadTs = await destinations.threadOf(row, context.handoff, channel);
      const method = methodOf(row);
      deps.spend(method, channel);
      const claimed = await outbox.claim(row, now(), now() + RESEND_AFTER_MS);
      await yieldToOthers();
      if (claimed) await send(claimed, { method, channel, threadTs }, message);
    },
  };
}
