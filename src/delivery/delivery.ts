import type { Message } from '../blocks/kit.ts';
import { type DrawContext, drawNotice } from '../blocks/render.ts';
import type { Handoff } from '../core/handoff.ts';
import { type Conversation, conversationFrom, isCard, isForPartner, noticeKey } from '../core/notices.ts';
import type { Partner } from '../core/partner.ts';
import type { Addresses } from './addresses.ts';
import { createLanes, type Needs, type Started } from './lanes.ts';
import { createOutage } from './circuit-breaker.ts';
import { nextTurn } from './next-turn.ts';
import { NotYet, type Pace, type PacedMethod } from './rate-limiter.ts';
import type { NoticeRow } from '../db/notices.ts';
import type { Store } from '../db/store.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Slack } from '../slack/web-api.ts';
import { type Failure, failureOf, isSilence } from '../slack/failures.ts';

/**
 * Saved notices to Slack: the only place that sends to anybody but the presser, and the only place that retries. Slack has no
 * idempotency key, so a post is claimed before the call and, when nobody knows whether Slack took it, looked up in the
 * conversation before it is sent again.
 */
export type Delivery = ReturnType<typeof createDelivery>;

type Deps = {
  store: Store;
  slack: Slack;
  pace: Pace;
  addresses: Addresses;
  responseUrls: ResponseUrls;
  now: () => number;
  /** `now`, or when the account executive's next working hours begin (epoch ms): nobody is reminded at night. */
  nextWorkingMoment: (handoff: Handoff) => Promise<number>;
  /** Told when nothing can be sent any more, with the sentence that says why. */
  onLost: (reason: string) => void;
  /** 0 up to 1. */
  random: () => number;
  log: { warn: (facts: object, words: string) => void; error: (facts: object, words: string) => void };
};

/** How long after a lost answer we first look whether Slack took the message. Each time it is not there, we wait as long again. */
const GRACE_MS = 60_000;
/** What two looks did not find is in doubt: a person is told. */
const TOLD_AFTER_MS = 2 * GRACE_MS;
/** No request is on its way for longer: what is not there then never will be. */
const BELIEVED_AFTER_MS = 60 * 60_000;
/** Messages are looked for by Slack's clock, and ours may be wrong. */
const CLOCKS_APART_MS = 60 * 60_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** Reminders that wait for working hours are not in a hurry, and finding them costs more than finding what is next. */
const HELD_LOOKED_AT_EVERY_MS = 10_000;
/** Where the newest messages to people went is where the next ones go. */
const REMEMBERED_AT_START = 5000;

export function createDelivery(deps: Deps) {
  const { store, slack, pace, addresses, responseUrls, now, log } = deps;
  const { outbox } = store;
  const outage = createOutage({ isThere: slack.isThere, now });
  /** Counted in such spans, so that a full hour begins one. */
  let heldLookedAt: number | null = null;

  const go = (method: PacedMethod, channel?: string): void => {
    const readyAt = pace.readyAt(method, channel);
    if (readyAt > now()) throw new NotYet(readyAt);
    pace.spend(method, channel);
  };

  /** A card is changed through the press that it was answered with, as long as Slack lets it. */
  const methodOf = ({ channel, ts }: NoticeRow): PacedMethod => {
    if (channel === null || ts === null) return 'chat.postMessage';
    return responseUrls.has({ channel, ts }) ? 'response_url' : 'chat.update';
  };

  /** What is known beforehand: what must wait costs nothing. */
  const needsOf = (notice: NoticeRow): Needs => {
    const conversation = conversationFrom(notice.conversation);
    const asking = notice.ts !== null && conversation.to === 'person' ? null : addresses.needs(conversation);
    if (asking !== null) return { method: asking, readyAt: pace.readyAt(asking) };
    const method = notice.status === 'unknown' ? 'conversations.history' : methodOf(notice);
    return { method, readyAt: pace.readyAt(method, notice.channel ?? addresses.known(conversation)) };
  };

  const attempt = async (notice: NoticeRow): Promise<void> => {
    await nextTurn();
    const startedAt = now();
    try {
      if (notice.status === 'unknown') await resolveUnknown(notice);
      else await deliver(notice);
    } catch (error) {
      if (error instanceof NotYet) throw error;
      await fail(notice, error, startedAt);
    }
  };

  /** `startedAt` is when the call began that came to nothing (epoch ms). */
  const fail = async (notice: NoticeRow, error: unknown, startedAt: number): Promise<void> => {
    if (isSilence(error)) outage.unanswered(startedAt);
    await settle(notice, error);
  };

  const deliver = async (notice: NoticeRow): Promise<void> => {
    const context = await contextOf(notice);
    const message = context && drawNotice(notice.kind, notice.detail, context);
    if (!message) {
      await outbox.drop(notice, now());
      return;
    }
    if (notice.kind === 'reminder') {
      const workAt = await deps.nextWorkingMoment(context.handoff);
      if (workAt > now()) return later(notice, 'held', workAt - now(), 'held until working hours');
    }
    await nextTurn();
    const channel = await channelOf(notice, context.partner);
    // The partner reads its outcomes in another channel now: nothing more is shown in the old one.
    if (notice.channel !== null && notice.channel !== channel) return outbox.forgetMessage(notice, now());
    const threadTs = await threadOf(notice, context.handoff, channel);
    const method = methodOf(notice);
    go(method, channel);
    const claimed = await outbox.claim(notice, now(), now() + BELIEVED_AFTER_MS);
    await nextTurn();
    if (claimed) await send(claimed, { method, channel, threadTs }, message);
  };

  const send = async (claimed: NoticeRow, way: Way, message: Message): Promise<void> => {
    const startedAt = now();
    // A process that was paused in between, with its machine or alone: another may have looked for it and sent it again.
    if (startedAt - (claimed.claimed_at ?? 0) > GRACE_MS)
      return later(claimed, 'unknown', 0, 'held up before it could be sent');
    try {
      const posted = await put(claimed, way, message);
      if (posted === null) return await later(claimed, 'queued', 0, 'not taken through the press');
      outage.answered();
      await outbox.sent(claimed.id, { ...posted, now: now(), revision: claimed.revision });
    } catch (error) {
      await fail(claimed, error, startedAt);
    }
  };

  /** Null when the press that the card was to be changed through no longer reaches it. */
  const put = async (notice: NoticeRow, { method, channel, threadTs }: Way, message: Message) => {
    if (notice.channel === null || notice.ts === null) return slack.post(channel, message, notice.id, threadTs);
    const posted = { channel: notice.channel, ts: notice.ts };
    if (method === 'chat.update') {
      await slack.update(posted, message);
      return posted;
    }
    const url = responseUrls.use(posted);
    if (url !== null && (await slack.replaceThroughPress(url, message))) return posted;
    responseUrls.forget(posted);
    return null;
  };

  /** Nobody knows whether Slack took it: look for its key, and send it again only when it cannot arrive any more, or a person asks. */
  const resolveUnknown = async (notice: NoticeRow): Promise<void> => {
    const context = await contextOf(notice);
    if (!context) return outbox.drop(notice, now());
    const channel = await channelOf(notice, context.partner);
    const threadTs = await threadOf(notice, context.handoff, channel);
    const since = (notice.claimed_at ?? now()) - CLOCKS_APART_MS;
    go('conversations.history');
    const found = await slack.findPosted(channel, notice.id, threadTs, since);
    if (found) {
      // The revision that was posted is not known: a card is drawn once more, a post is done.
      const revision = isCard(notice.kind) ? -1 : notice.revision;
      return outbox.sent(notice.id, { ...found, now: now(), revision });
    }
    // An edit that was cut short is made again: that is harmless.
    if (notice.ts !== null || now() >= (notice.resend_from ?? 0))
      return later(notice, 'queued', 0, 'looked for and not found');
    return lookAgain(notice, context);
  };

  const lookAgain = async (notice: NoticeRow, { intakeOwner }: DrawContext): Promise<void> => {
    const waited = Math.max(now() - (notice.claimed_at ?? now()), GRACE_MS);
    const nextLookAt = Math.min(now() + waited, notice.resend_from ?? now());
    if (waited < TOLD_AFTER_MS) return later(notice, 'unknown', nextLookAt - now(), 'looked for once and not found');
    return outbox.doubt(notice, nextLookAt, intakeOwner, now());
  };

  const contextOf = async (notice: NoticeRow): Promise<DrawContext | null> => {
    const handoff = await store.handoff(notice.handoff_id);
    const partner = handoff && (await store.partner(handoff.packet.partner));
    if (!handoff || !partner) return null;
    const stuck = notice.kind === 'undeliverable' && notice.detail !== null ? await outbox.find(notice.detail) : null;
    return { handoff, partner, stuck, intakeOwner: await store.intakeOwner(handoff) };
  };

  const channelOf = async (notice: NoticeRow, partner: Partner): Promise<string> => {
    const conversation: Conversation = conversationFrom(notice.conversation);
    if (conversation.to === 'person') return notice.channel ?? addresses.directMessageWith(conversation.userId);
    const problem = await addresses.problemWith(partner);
    if (problem) throw new Held(problem);
    return partner.channelId;
  };

  const threadOf = async (notice: NoticeRow, handoff: Handoff, channel: string): Promise<string | null> => {
    if (isCard(notice.kind) || !isForPartner(notice.kind)) return null;
    const root = await outbox.findByKey(handoff.id, noticeKey({ kind: 'partner_card' }));
    return root?.channel === channel ? root.ts : null;
  };

  /** What went wrong decides what is next: later, look it up, post anew, or tell a person. */
  const settle = async (notice: NoticeRow, error: unknown): Promise<void> => {
    if (error instanceof Held) return park(notice, error.message);
    let failure: Failure;
    try {
      failure = failureOf(error);
    } catch {
      log.error({ err: error, handoff: notice.handoff_id, notice: notice.kind }, 'A notice could not be drawn or sent');
      return park(notice, 'our own fault, see the log');
    }
    log.warn({ handoff: notice.handoff_id, notice: notice.kind, ...failure }, 'Slack did not take a notice');
    const isEdit = notice.ts !== null;
    const asItWas = notice.status === 'unknown' ? 'unknown' : 'queued';
    switch (failure.kind) {
      case 'rate_limited':
        return later(notice, asItWas, failure.retryAfterMs, 'rate limited');
      case 'refused':
        deps.onLost(
          `Slack refuses SLACK_BOT_TOKEN (${failure.code}). Install the app again, or set the new token. What waits to be sent is kept.`,
        );
        return later(notice, asItWas, LONGEST_WAIT_MS, failure.code);
      case 'again':
        return later(notice, asItWas, waitMs(notice.attempts), failure.code);
      case 'unknown':
        // Editing a message twice is harmless, and so is any call before the claim.
        if (isEdit || notice.status !== 'claimed') return later(notice, asItWas, waitMs(notice.attempts), failure.code);
        return later(notice, 'unknown', GRACE_MS, failure.code);
      case 'gone':
        return isEdit ? outbox.forgetMessage(notice, now()) : park(notice, failure.code);
      case 'never':
        return park(notice, failure.code);
      default:
        return failure satisfies never;
    }
  };

  const later = (notice: NoticeRow, status: 'queued' | 'unknown' | 'held', waitFor: number, problem: string) =>
    outbox.later(notice, { status, nextTryAt: now() + waitFor, problem });

  const park = async (notice: NoticeRow, problem: string): Promise<void> => {
    const handoff = await store.handoff(notice.handoff_id);
    if (handoff) await outbox.park(notice, problem, await store.intakeOwner(handoff), now());
  };

  const waitMs = (attempts: number): number => {
    const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 20));
    return Math.round(ceiling * (0.5 + deps.random() / 2));
  };

  const lanes = createLanes({ heads: outbox.heads, needsOf, attempt, pace, outage, now });

  return {
    /** To be called once, before anything is delivered: what the last process left half done is looked up, not sent again. */
    async recover(): Promise<void> {
      await outbox.releaseClaimed(now() + GRACE_MS);
      for (const { conversation: key, channel } of await outbox.placesOfPeople(REMEMBERED_AT_START)) {
        const conversation = conversationFrom(key);
        if (conversation.to === 'person') addresses.remember(conversation.userId, channel);
      }
    },

    /** When Slack last took something (epoch ms); -Infinity when it has not yet. */
    lastTakenAt: outage.lastAnswerAt,

    /** Begins to send all that may go now. To be called again when something that was begun has ended, and at `nextDue`. */
    async startDue(): Promise<Started> {
      const span = Math.floor(now() / HELD_LOOKED_AT_EVERY_MS);
      if (span !== heldLookedAt) {
        heldLookedAt = span;
        await outbox.releaseHeld(now());
      }
      return lanes.start();
    },
  };
}

/** How a message reaches its reader. */
type Way = { method: PacedMethod; channel: string; threadTs: string | null };

/** The message must not go where it would go now; a person has to mend that. */
class Held extends Error {
  override name = 'Held';
}
