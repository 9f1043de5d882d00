import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { DraftSummary } from '../core/packet/draft-summary.ts';
import type { Handoff } from '../core/handoff/handoff.ts';
import type { PacketDraft } from '../core/packet/packet-draft.ts';
import { conversationFrom } from '../core/notices/conversations.ts';
import { StoreTrouble } from '../core/kernel/errors.ts';
import type { ElapsedMs, EpochMs } from '../core/time/instant.ts';
import type { TimeLeft } from '../core/time/time-left.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import type { Store } from '../db/store.ts';
import type { Meters } from '../metrics/meters.ts';
import { failureOf, isSilence } from '../slack/failures.ts';
import type { People } from '../slack/people.ts';
import type { Slack } from '../slack/web-api.ts';
import { createAddresses } from './addresses.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { createDestinations } from './destinations.ts';
import { createHeld } from './held.ts';
import { createLanes, type Needs, type Started } from './lanes.ts';
import { createLostAnswers } from './lost-answers.ts';
import { createOutsiders } from './outsiders.ts';
import { createMentions } from './mentions.ts';
import { createPatience } from './patience.ts';
import { createRateLimiter, type LimitedMethod, NotYet } from './rate-limiter.ts';
import { createReaders } from './readers.ts';
import type { ReadingHours } from './reading-hours.ts';
import { createResponseUrls } from './response-urls.ts';
import { createSecondCopies } from './second-copies.ts';
import { createSending } from './sending.ts';
import { createSetbacks, FIRST_LOOK_MS } from './setbacks.ts';
import { createSharedMessages } from './shared-messages.ts';
import { createUnwritten } from './unwritten.ts';

/**
 * Saved notices to Slack: the only place that sends to anybody but the presser, and the only place that retries. This file puts the
 * parts of the room together.
 */
export type Delivery = ReturnType<typeof createDelivery>;

/** How many of the newest notices are read at the start, to know people's channels without a call. */
const REMEMBERED_AT_START = 5000;
const NOTHING_BEGUN: Started = { started: [], nextDue: null };

export function createDelivery(deps: {
  store: Store;
  slack: Slack;
  people: Pick<People, 'known' | 'ask'>;
  workspaceUrl: string | null;
  now: () => EpochMs;
  elapsed: () => ElapsedMs;
  readingHours: ReadingHours;
  meters: Meters;
  /** What is left of the window now, in working time; null when there is none. */
  timeLeft: (handoff: Handoff) => Promise<TimeLeft | null>;
  /** A draft as its author reads of it. */
  describeDraft: (draft: PacketDraft) => Promise<DraftSummary>;
  /** Called when nothing can be sent any more, with a sentence that says why. */
  onLost: (reason: string) => void;
  /** From 0 to below 1. */
  random: () => number;
  log: Record<'debug' | 'warn' | 'error', (facts: object, words: string) => void>;
}) {
  const { store, slack, people, meters, now, elapsed } = deps;
  const { outbox } = store;
  const rateLimiter = createRateLimiter(elapsed);
  const addresses = createAddresses({ slack, rateLimiter, elapsed });
  const responseUrls = createResponseUrls(elapsed);
  const circuitBreaker = createCircuitBreaker({ isThere: slack.isThere, elapsed });
  const destinations = createDestinations({ ...deps, addresses });
  const setbacks = createSetbacks({ ...deps, outsiders: createOutsiders(deps) });
  const patience = createPatience({ now, elapsed });
  const held = createHeld({ outbox, now, elapsed });
  const unwritten = createUnwritten({ mustTakeWrites: (at) => store.probes.mustTakeWrites(at), now, elapsed });

  const spend = (method: LimitedMethod, channel?: string): void => {
    const readyAt = rateLimiter.readyAt(method, channel);
    if (readyAt > elapsed()) throw new NotYet(readyAt);
    rateLimiter.spend(method, channel);
  };

  const fail = async (row: NoticeRow, error: unknown, startedAt: ElapsedMs): Promise<void> => {
    if (isSilence(error)) circuitBreaker.failed(startedAt);
    await setbacks.settle(row, error);
  };

  const readers = createReaders({ people, rateLimiter, elapsed });
  const { describePresented } = readers;
  const mentions = createMentions({ slack, describePresented, rateLimiter, elapsed });
  const parts = { outbox, slack, destinations, readers, mentions, setbacks, patience, unwritten, now };
  const sending = createSending({
    ...parts,
    circuitBreaker,
    responseUrls,
    readingHours: deps.readingHours,
    shared: createSharedMessages({ ...deps, outbox, destinations, readers }),
    spend,
    fail,
    meters,
    onDrawnAgain: held.lookSoon,
    elapsed,
    log: deps.log,
  });
  const couldNotMend = (error: unknown, startedAt: ElapsedMs): void => {
    if (error instanceof StoreTrouble) return void unwritten.wait();
    if (isSilence(error)) circuitBreaker.failed(startedAt);
    const failure = failureOf(error);
    deps.log.warn(failure ?? { err: error }, 'A message that may stand twice could not be looked at');
  };
  const secondCopies = createSecondCopies({
    outbox,
    slack,
    rateLimiter,
    meters,
    onFailure: couldNotMend,
    now,
    elapsed,
  });
  const lostAnswers = createLostAnswers({
    ...parts,
    spendLook: () => spend('conversations.history'),
    onSentAgain: secondCopies.lookAnew,
  });

  /** Known without a query or a call, so that a notice which must wait costs nothing. */
  const needsOf = (row: NoticeRow): Needs => {
    const conversation = conversationFrom(row.conversation);
    const asking = row.ts !== null && conversation.to === 'person' ? null : addresses.needs(conversation);
    if (asking !== null) return { method: asking, readyAt: rateLimiter.readyAt(asking) };
    const isLook = row.status === 'unknown' && row.ts === null;
    const method = isLook ? 'conversations.history' : sending.methodOf(row);
    const readyAt = rateLimiter.readyAt(method, row.channel ?? addresses.known(conversation));
    // Only once the rest is allowed: what is known of the reader counts for a minute.
    if (isLook || readyAt > elapsed() || !readers.mustAsk(row)) return { method, readyAt };
    return { method: 'users.info', readyAt: rateLimiter.readyAt('users.info') };
  };

  const tryOnce = async (row: NoticeRow): Promise<void> => {
    const startedAt = elapsed();
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

  const { heads } = outbox;
  const { dueAt, ageOf } = patience;
  const lanes = createLanes({ heads, needsOf, dueAt, attempt, rateLimiter, circuitBreaker, elapsed });

  return {
    /**
     * To be called once, before anything is delivered: what the last process had claimed is looked up in Slack, not sent again, and what
     * it found to stand still is looked at anew.
     */
    async recover(): Promise<void> {
      await outbox.releaseClaimed(now() + FIRST_LOOK_MS);
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

    /** How long the most overdue notice has been due, in ms; a claimed one counts from its claim. */
    async oldestDueMs(): Promise<number> {
      const late = (row: NoticeRow) => (row.status === 'claimed' ? ageOf(row) : elapsed() - dueAt(row));
      return Math.max(0, ...(await heads()).map(late));
    },

    /** Begins to send all that may go now. To be called again when one of these deliveries has ended, and at `nextDue`. */
    async startDue(): Promise<Started> {
      try {
        const blockedUntil = await unwritten.blockedUntil();
        if (blockedUntil !== null) return { started: [], nextDue: blockedUntil };
        const heldUntil = await held.release();
        const looks = circuitBreaker.probeAt() === null ? await secondCopies.start() : NOTHING_BEGUN;
        const { started, nextDue } = await lanes.start();
        return {
          started: [...looks.started, ...started],
          nextDue: earliest(nextDue, heldUntil, looks.nextDue),
        };
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

function earliest(...moments: (ElapsedMs | null)[]): ElapsedMs | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}
