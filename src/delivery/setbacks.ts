import { conversationFrom, conversationKey } from '../core/notices/conversations.ts';
import { isForPartner } from '../core/notices/notice-rules.ts';
import { aboutOf } from '../core/notices/notices.ts';
import { type ChannelFault, faultBehind } from '../core/partner/shared-channel.ts';
import { LATE_AT_MOST_MS } from '../core/notices/stuck-notices.ts';
import { inLog, subjectOf } from '../core/notices/subject.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import type { Store } from '../db/store.ts';
import type { Meters } from '../metrics/meters.ts';
import { failureOf, tokenRefused } from '../slack/failures.ts';
import { NotOurs, Undeliverable } from './destinations.ts';
import type { Outsiders } from './outsiders.ts';
import { NotSaid, Outsider } from './readers.ts';

/** What is next for a notice that did not go out. */
export type Setbacks = ReturnType<typeof createSetbacks>;

/** After a lost answer, the wait before the first look for the message. */
export const FIRST_LOOK_MS = 20_000;
const FIRST_WAIT_MS = 2_000;
export const LONGEST_WAIT_MS = 5 * 60_000;
/** The `problem` of a notice that Slack makes wait. */
export const RATE_LIMITED = 'rate limited';

export function createSetbacks(deps: {
  store: Pick<Store, 'partner' | 'respondersAbout' | 'outbox'>;
  outsiders: Outsiders;
  now: () => EpochMs;
  /** From 0 to below 1. */
  random: () => number;
  /** Called when nothing can be sent any more, with a sentence that says why. */
  onLost: (reason: string) => void;
  meters: Pick<Meters, 'answerLost'>;
  log: { warn: (facts: object, words: string) => void; error: (facts: object, words: string) => void };
}) {
  const { store, outsiders, now, random, onLost, meters, log } = deps;
  const { outbox } = store;

  const later = (row: NoticeRow, status: 'queued' | 'unknown' | 'held', waitMs: number, problem: string) =>
    outbox.later(row, { status, nextTryAt: now() + waitMs, problem });

  /** Nobody knows whether Slack has taken this change of a card, or will: it is made again, and later once more. */
  const changeAgain = (row: NoticeRow, waitMs: number, problem: string) =>
    outbox.later(row, { status: 'queued', nextTryAt: now() + waitMs, problem, resendFrom: now() + LATE_AT_MOST_MS });

  const giveUpOnChannel = async (row: NoticeRow, fault: ChannelFault): Promise<void> => {
    const to = conversationFrom(row.conversation);
    const partner = to.to === 'partner' ? await store.partner(to.partnerId) : null;
    if (partner) await outbox.giveUpOnChannel(row, partner, fault, now());
  };

  const giveUp = async (row: NoticeRow, problem: string): Promise<void> => {
    const responders = await store.respondersAbout(subjectOf(row));
    // Not whoever it did not reach, as long as there is somebody else.
    const others = responders.filter(
      (responder) => row.conversation !== conversationKey({ to: 'person', userId: responder }),
    );
    const told = others[0] ?? responders.at(-1);
    if (told !== undefined) await outbox.giveUp(row, problem, told, now());
  };

  /** Exponential backoff with jitter: half of it is random, so that many notices do not come back at once. */
  const backoffMs = ({ attempts }: NoticeRow): number => {
    const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 20));
    return Math.round(ceiling * (0.5 + random() / 2));
  };

  return {
    later,
    changeAgain,

    /** Decides what is next after `error`: try later, look it up, post anew, or tell a person. */
    async settle(row: NoticeRow, error: unknown): Promise<void> {
      if (error instanceof Undeliverable) return giveUpOnChannel(row, error.fault);
      if (error instanceof NotOurs) return giveUp(row, error.message);
      if (error instanceof Outsider) return outsiders.turnAway(row, error.person);
      const facts = { ...inLog(subjectOf(row)), notice: row.kind };
      const isEdit = row.ts !== null;
      const asItWas = row.status === 'unknown' ? 'unknown' : 'queued';
      if (error instanceof NotSaid) {
        log.warn({ err: error.cause, ...facts }, 'Slack does not say who somebody is: a notice waits');
        return later(row, asItWas, backoffMs(row), 'Slack does not say who this is');
      }
      const failure = failureOf(error);
      if (failure === null) {
        log.error({ err: error, ...facts }, 'A notice could not be drawn or sent');
        return giveUp(row, 'our own fault, see the log');
      }
      log.warn({ ...facts, ...failure }, 'Slack did not take a notice');
      switch (failure.kind) {
        case 'rate_limited':
          return later(row, asItWas, failure.retryAfterMs, RATE_LIMITED);
        case 'refused':
          onLost(tokenRefused(failure.code));
          return later(row, asItWas, LONGEST_WAIT_MS, failure.code);
        case 'again':
          return later(row, asItWas, backoffMs(row), failure.code);
        case 'unknown':
          // A call before the claim is harmless twice, and so is a change of a card.
          if (row.status !== 'claimed') return later(row, asItWas, backoffMs(row), failure.code);
          meters.answerLost();
          if (isEdit) return changeAgain(row, backoffMs(row), failure.code);
          return later(row, 'unknown', FIRST_LOOK_MS, failure.code);
        case 'gone':
          return isEdit ? outbox.forgetMessage(row, now()) : giveUp(row, failure.code);
        case 'never': {
          // The partner has taken back the message that was noted: there is nothing left to answer.
          if (aboutOf(row.kind) === 'noted_message' && failure.code === 'thread_not_found')
            return outbox.drop(row, now());
          const fault = isForPartner(row.notice) ? faultBehind(failure.code) : null;
          return fault === null ? giveUp(row, failure.code) : giveUpOnChannel(row, fault);
        }
        default:
          return failure satisfies never;
      }
    },
  };
}
