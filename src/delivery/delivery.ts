import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Handoff } from '../core/handoff.ts';
import { conversationFrom } from '../core/conversations.ts';
import { StoreTrouble } from '../core/errors.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { TimeLeft } from '../core/time/time-left.ts';
import type { NoticeRow } from '../db/notices.ts';
import type { Store } from '../db/store.ts';
import { isSilence } from '../slack/failures.ts';
import type { Slack } from '../slack/web-api.ts';
import { createAddresses } from './addresses.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { createDestinations } from './destinations.ts';
import { createLanes, type Needs, type Started } from './lanes.ts';
import { createLostAnswers } from './lost-answers.ts';
import { createRateLimiter, type LimitedMethod, NotYet } from './rate-limiter.ts';
import { createResponseUrls } from './response-urls.ts';
import { createSending } from './sending.ts';
import { createSetbacks, GRACE_MS } from './setbacks.ts';
import { createUnwritten } from './unwritten.ts';

/**
 * Saved notices to Slack: the only place that sends to anybody but the presser, and the only place that retries. This file puts the
 * parts of the room together.
 */
export type Delivery = ReturnType<typeof createDelivery>;

/** How often held reminders are looked for: they are not urgent, and finding them costs more than finding what is next. */
const HELD_CHECKED_EVERY_MS = 10_000;
/** How many of the newest notices are read at the start, to know people's channels without a call. */
const REMEMBERED_AT_START = 5000;

export function createDelivery(deps: {
  store: Store;
  slack: Slack;
  now: () => EpochMs;
  /** `now`, or when the account executive's next working hours begin: nobody is reminded at night. */
  nextWorkingMoment: (handoff: Handoff) => Promise<EpochMs>;
  /** What is left of the window now, in working time; null when there is none. */
  timeLeft: (handoff: Handoff) => Promise<TimeLeft | null>;
  /** Called when nothing can be sent any more, with a sentence that says why. */
  onLost: (reason: string) => void;
  /** From 0 to below 1. */
  random: () => number;
  log: { warn: (facts: object, words: string) => void; error: (facts: object, words: string) => void };
}) {
  const { store, slack, now } = deps;
  const { outbox } = store;
  const rateLimiter = createRateLimiter(now);
  const addresses = createAddresses({ slack, rateLimiter, now });
  const responseUrls = createResponseUrls(now);
  const circuitBreaker = createCircuitBreaker({ isThere: slack.isThere, now });
  const destinations = createDestinations({ store, addresses, timeLeft: deps.timeLeft });
  const setbacks = createSetbacks(deps);
  const unwritten = createUnwritten({ mustTakeWrites: (at) => store.probes.mustTakeWrites(at), now });
  /** In units of that interval, so that one begins at each full hour. */
  let heldCheckedAt: number | null = null;

  const spend = (method: LimitedMethod, channel?: string): void => {
    const readyAt = rateLimiter.readyAt(method, channel);
    if (readyAt > now()) throw new NotYet(readyAt);
    rateLimiter.spend(method, channel);
  };

  const fail = async (row: NoticeRow, error: unknown, startedAt: EpochMs): Promise<void> => {
    if (isSilence(error)) circuitBreaker.failed(startedAt);
    await setbacks.settle(row, error);
  };

  const parts = { outbox, slack, destinations, setbacks, unwritten, now };
  const { nextWorkingMoment } = deps;
  const sending = createSending({ ...parts, circuitBreaker, responseUrls, nextWorkingMoment, spend, fail });
  const lostAnswers = createLostAnswers({ ...parts, spendLook: () => spend('conversations.history') });

  /** Known without a query or a call, so that a notice which must wait costs nothing. */
  const needsOf = (row: NoticeRow): Needs => {
    const conversation = conversationFrom(row.conversation);
    const asking = row.ts !== null && conversation.to === 'person' ? null : addresses.needs(conversation);
    if (asking !== null) return { method: asking, readyAt: rateLimiter.readyAt(asking) };
    const method = row.status === 'unknown' ? 'conversations.history' : sending.methodOf(row);
    return { method, readyAt: rateLimiter.readyAt(method, row.channel ?? addresses.known(conversation)) };
  };

  const tryOnce = async (row: NoticeRow): Promise<void> => {
    const startedAt = now();
    try {
      if (row.status === 'unknown') await lostAnswers.resolve(row);
      else await sending.deliver(row);
    } catch (error) {
      if (error instanceof NotYet || error instanceof StoreTrouble) throw error;
      await fail(row, error, startedAt);
    }
  };

  const attempt = async (row: NoticeRow): Promise<void> => {
    await yieldToOthers();
    await tryOnce(row).catch((error: unknown) => {
      throw error instanceof StoreTrouble ? new NotYet(unwritten.wait()) : error;
    });
  };

  const lanes = createLanes({ heads: outbox.heads, needsOf, attempt, rateLimiter, circuitBreaker, now });

  const releaseHeld = async (): Promise<void> => {
    const span = Math.floor(now() / HELD_CHECKED_EVERY_MS);
    if (span === heldCheckedAt) return;
    heldCheckedAt = span;
    await outbox.releaseHeld(now());
  };

  return {
    /**
     * To be called once, before anything is delivered: what the last process had claimed is looked up in Slack, not sent again, and what
     * it found to stand still is looked at anew.
     */
    async recover(): Promise<void> {
      await outbox.releaseClaimed(now() + GRACE_MS);
      await outbox.forgetStalls();
      for (const { conversation: key, channel } of await outbox.placesOfPeople(REMEMBERED_AT_START)) {
        const conversation = conversationFrom(key);
        if (conversation.to === 'person') addresses.remember(conversation.userId, channel);
      }
    },

    /** When Slack last took something; -Infinity when it has not yet. */
    lastTakenAt: circuitBreaker.lastSuccessAt,

    /** True while Slack does not answer, so that nothing is sent. */
    isSlackSilent: (): boolean => circuitBreaker.probeAt() !== null,

    /** Begins to send all that may go now. To be called again when one of these deliveries has ended, and at `nextDue`. */
    async startDue(): Promise<Started> {
      try {
        const blockedUntil = await unwritten.blockedUntil();
        if (blockedUntil !== null) return { started: [], nextDue: blockedUntil };
        await releaseHeld();
        return await lanes.start();
      } catch (error) {
        if (error instanceof StoreTrouble) return { started: [], nextDue: unwritten.wait() };
        throw error;
      }
    },

    /** A press came from the message at this place, with an address through which the message can be changed. */
    rememberPress: responseUrls.remember,

    /** A partner was changed, or Slack reported a change of its channel: the next message to it is checked anew. */
    forgetChannelChecks: addresses.forgetChecks,
  };
}
