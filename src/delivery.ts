import type { Message } from './blocks/kit.ts';
import { type DrawContext, drawNotice } from './blocks/render.ts';
import type { Handoff } from './core/handoff.ts';
import { type Conversation, conversationFrom, isCard, isForPartner, noticeKey } from './core/notices.ts';
import type { Partner } from './core/partner.ts';
import { createPace, NotYet, type PacedMethod } from './pace.ts';
import type { NoticeRow } from './db/notices.ts';
import type { Store } from './db/store.ts';
import { type Failure, failureOf, type Slack } from './slack.ts';
import { channelProblem } from './core/shared-channel.ts';

/**
 * Saved notices to Slack: the only place that sends to anybody but the presser, and the only place that retries. Slack has no
 * idempotency key, so a post is claimed before the call and, when nobody knows whether Slack took it, looked up in the
 * conversation before it is sent again.
 */
export type Delivery = ReturnType<typeof createDelivery>;

type Deps = {
  store: Store;
  slack: Slack;
  now: () => number;
  /** `now`, or when the account executive's next working hours begin (epoch ms): nobody is reminded at night. */
  nextWorkingMoment: (handoff: Handoff) => Promise<number>;
  /** Told when nothing can be sent any more, with the sentence that says why. */
  onLost: (reason: string) => void;
  /** 0 up to 1. */
  random: () => number;
  log: { warn: (facts: object, words: string) => void; error: (facts: object, words: string) => void };
};

/** How long after a lost answer we look whether Slack took the message, and how long after that once more. */
const GRACE_MS = 60_000;
/** What one look did not find. */
const NOT_FOUND_YET = 'looked up once and not found';
/** Messages are looked for by Slack's clock, and ours may be wrong. */
const CLOCKS_APART_MS = 60 * 60_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const LANES_AT_ONCE = 8;

export function createDelivery(deps: Deps) {
  const { store, slack, now, log } = deps;
  const pace = createPace(now);
  const { outbox } = store;

  /** Conversations that Slack's limits hold back, and until when (epoch ms). */
  const paced = new Map<string, number>();

  const mustBeReady = (method: PacedMethod, channel = ''): void => {
    const readyAt = pace.readyAt(method, channel);
    if (readyAt > now()) throw new NotYet(readyAt);
  };

  const go = (method: PacedMethod): void => {
    mustBeReady(method);
    pace.spend(method, '');
  };

  const isDue = (notice: NoticeRow): boolean =>
    notice.status !== 'claimed' && notice.next_try_at <= now() && (paced.get(notice.conversation) ?? 0) <= now();

  /** Sends what is due in one conversation, in order; stops at the first notice that must wait. */
  const deliverConversation = async (key: string): Promise<void> => {
    paced.delete(key);
    for (;;) {
      const notice = await outbox.headOf(key);
      if (!notice || !isDue(notice)) return;
      await attempt(notice);
    }
  };

  const attempt = async (notice: NoticeRow): Promise<void> => {
    try {
      if (notice.status === 'unknown') await resolveUnknown(notice);
      else await deliver(notice);
    } catch (error) {
      if (error instanceof NotYet) paced.set(notice.conversation, error.readyAt);
      else await settle(notice, error);
    }
  };

  const deliver = async (notice: NoticeRow): Promise<void> => {
    const context = await contextOf(notice);
    const message = context && drawNotice(notice.kind, notice.detail, context);
    if (!message) {
      await outbox.drop(notice.id, now());
      return;
    }
    if (notice.kind === 'reminder') {
      const workAt = await deps.nextWorkingMoment(context.handoff);
      if (workAt > now()) return later(notice, 'held', workAt - now(), 'held until working hours');
    }
    // Before anything is asked of Slack: what must wait costs nothing.
    if (notice.channel !== null) mustBeReady(methodOf(notice), notice.channel);
    const channel = await channelOf(notice, context.partner);
    // The partner reads its outcomes in another channel now: nothing more is shown in the old one.
    if (notice.channel !== null && notice.channel !== channel) return outbox.forgetMessage(notice.id, now());
    const threadTs = await threadOf(notice, context.handoff, channel);
    const method = methodOf(notice);
    mustBeReady(method, channel);
    if (!(await outbox.claim(notice.id, now()))) return;
    pace.spend(method, channel);
    const posted = await put(notice, channel, message, threadTs);
    await outbox.sent(notice.id, { ...posted, now: now(), revision: notice.revision });
  };

  const put = async (notice: NoticeRow, channel: string, message: Message, threadTs: string | null) => {
    if (notice.channel === null || notice.ts === null) return slack.post(channel, message, notice.id, threadTs);
    const posted = { channel: notice.channel, ts: notice.ts };
    await slack.update(posted, message);
    return posted;
  };

  /** Nobody knows whether Slack took it: look for its key twice, a grace apart, and only then send again. */
  const resolveUnknown = async (notice: NoticeRow): Promise<void> => {
    const context = await contextOf(notice);
    if (!context) return outbox.drop(notice.id, now());
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
    if (notice.ts !== null || notice.problem === NOT_FOUND_YET)
      return later(notice, 'queued', 0, 'looked up twice and not found');
    return later(notice, 'unknown', GRACE_MS, NOT_FOUND_YET);
  };

  const contextOf = async (notice: NoticeRow): Promise<DrawContext | null> => {
    const handoff = await store.handoff(notice.handoff_id);
    const partner = handoff && (await store.partner(handoff.packet.partner));
    if (!handoff || !partner) return null;
    const stuck = notice.kind === 'undeliverable' && notice.detail !== null ? await outbox.find(notice.detail) : null;
    return { handoff, partner, stuck, intakeOwner: await store.intakeOwner(handoff) };
  };

  /** Partners' channels are checked each time: a company may have joined since. */
  const channelOf = async (notice: NoticeRow, partner: Partner): Promise<string> => {
    const conversation: Conversation = conversationFrom(notice.conversation);
    if (conversation.to === 'person') {
      const { userId } = conversation;
      if (!slack.knowsDirectMessageWith(userId)) go('conversations.open');
      return slack.directMessageWith(userId);
    }
    if (notice.ts === null) mustBeReady('chat.postMessage', partner.channelId);
    go('conversations.info');
    const problem = channelProblem(await slack.sharedChannel(partner.channelId), partner.teamId);
    if (problem) throw new Held(problem);
    return partner.channelId;
  };

  const threadOf = async (notice: NoticeRow, handoff: Handoff, channel: string): Promise<string | null> => {
    if (isCard(notice.kind) || !isForPartner(notice.kind)) return null;
    const root = await outbox.findByKey(noticeKey({ kind: 'partner_card' }, handoff.id));
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
        if (isEdit || !(await isClaimed(notice))) return later(notice, asItWas, waitMs(notice.attempts), failure.code);
        return later(notice, 'unknown', GRACE_MS, failure.code);
      case 'gone':
        return isEdit ? outbox.forgetMessage(notice.id, now()) : park(notice, failure.code);
      case 'never':
        return park(notice, failure.code);
      default:
        return failure satisfies never;
    }
  };

  /** What the first unsent notices of all conversations are, those that somebody waits for first. */
  const dueHeads = async (): Promise<NoticeRow[]> => {
    const due = (await outbox.heads()).filter(isDue);
    return due.toSorted((a, b) => urgency(a) - urgency(b) || a.position - b.position);
  };

  const isClaimed = async (notice: NoticeRow) => (await outbox.find(notice.id))?.status === 'claimed';

  const later = (notice: NoticeRow, status: 'queued' | 'unknown' | 'held', waitFor: number, problem: string) =>
    outbox.later(notice.id, { status, nextTryAt: now() + waitFor, problem });

  const park = async (notice: NoticeRow, problem: string): Promise<void> => {
    const handoff = await store.handoff(notice.handoff_id);
    if (handoff) await outbox.park(notice, problem, await store.intakeOwner(handoff), now());
  };

  const waitMs = (attempts: number): number => {
    const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 20));
    return Math.round(ceiling * (0.5 + deps.random() / 2));
  };

  return {
    /** To be called once, before anything is delivered: what the last process left half done is looked up, not sent again. */
    async recover(): Promise<void> {
      await outbox.releaseClaimed(now() + GRACE_MS);
    },

    /** Sends all that is due; one conversation that is stuck holds up no other. Resolves with the next due moment (epoch ms), or null. */
    async deliverDue(): Promise<number | null> {
      await outbox.releaseHeld(now());
      // What fails may queue word of it to somebody whose lane has been seen to: until nothing is due.
      for (let due = await dueHeads(); due.length > 0; due = await dueHeads()) {
        for (let first = 0; first < due.length; first += LANES_AT_ONCE) {
          const lanes = due.slice(first, first + LANES_AT_ONCE);
          await Promise.all(lanes.map((notice) => deliverConversation(notice.conversation)));
        }
      }
      const waiting = (await outbox.heads()).filter((notice) => notice.status !== 'claimed');
      const moments = waiting.map(({ next_try_at: tryAt, conversation }) =>
        Math.max(tryAt, paced.get(conversation) ?? 0),
      );
      return moments.length === 0 ? null : Math.min(...moments);
    },
  };
}

const methodOf = (notice: NoticeRow): PacedMethod => (notice.ts === null ? 'chat.postMessage' : 'chat.update');

/** What is new to somebody goes before what only keeps a card up to date. */
function urgency(notice: NoticeRow): number {
  if (notice.ts !== null) return 3;
  if (notice.kind === 'ae_card') return 0;
  return isForPartner(notice.kind) ? 1 : 2;
}

/** The message must not go where it would go now; a person has to mend that. */
class Held extends Error {
  override name = 'Held';
}
