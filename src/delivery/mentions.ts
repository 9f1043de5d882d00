import { isOfCompany, type Member, type UserId } from '../core/people/member.ts';
import { isCard, isForPartner } from '../core/notices/notice-rules.ts';
import { contactOf, type Partner } from '../core/partner/partner.ts';
import type { ElapsedMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import { failureOf } from '../slack/failures.ts';
import type { Slack } from '../slack/web-api.ts';
import { NotYet, type RateLimiter } from './rate-limiter.ts';
import { NotSaid } from './readers.ts';
import type { HandoffContext } from '../blocks/handoff/handoff-context.ts';
import type { DrawContext } from '../blocks/notices/render.ts';

/**
 * Whom a message to a partner mentions: the contact who is named in the handoff, and nobody else. Without a mention Slack notifies nobody of a
 * reply in a thread. They must be of the partner's company and in its channel at that moment; otherwise they are called by their name.
 */
export type Mentions = ReturnType<typeof createMentions>;

const MEMBERS_COUNT_MS = 60_000;
const CHANNELS_KEPT_AT_MOST = 200;
/** So long an outcome waits for somebody to be notified while Slack does not answer; then it goes out all the same. */
const WAITS_FOR_MS = 2 * 60_000;

export function createMentions(deps: {
  slack: Pick<Slack, 'membersOf'>;
  /** Throws NotSaid when Slack does not say who somebody is, and NotYet after a call or while none is allowed. */
  describePresented: (userId: UserId) => Promise<Member>;
  rateLimiter: RateLimiter;
  elapsed: () => ElapsedMs;
}) {
  const { slack, describePresented, rateLimiter, elapsed } = deps;
  /** Who is in a channel, in the order in which that was asked. */
  const members = new Map<string, { ids: ReadonlySet<UserId>; at: ElapsedMs }>();

  /** Since when Slack has not said who may be mentioned. */
  let unansweredSince: ElapsedMs | null = null;

  const keep = (channel: string, ids: UserId[]): void => {
    members.delete(channel);
    members.set(channel, { ids: new Set(ids), at: elapsed() });
    const [oldest] = members.keys();
    if (members.size > CHANNELS_KEPT_AT_MOST && oldest !== undefined) members.delete(oldest);
  };

  /** Throws NotYet also after a call: by now another notice may be more urgent, so the lanes choose again. */
  const isIn = async (channel: string, userId: UserId): Promise<boolean> => {
    const known = members.get(channel);
    if (known && elapsed() - known.at < MEMBERS_COUNT_MS) return known.ids.has(userId);
    const readyAt = rateLimiter.readyAt('conversations.members');
    if (readyAt > elapsed()) throw new NotYet(readyAt);
    rateLimiter.spend('conversations.members');
    keep(channel, await slack.membersOf(channel).catch(nobodyIfRefused));
    throw new NotYet(elapsed());
  };

  const isTheirs = (userId: UserId, { teamId }: Partner): Promise<boolean> =>
    describePresented(userId).then(
      (member) => isOfCompany(member, teamId),
      (error: unknown) => {
        if (error instanceof NotSaid) return false;
        throw error;
      },
    );

  const mayBeMentioned = async (userId: UserId, partner: Partner): Promise<boolean> =>
    (await isIn(partner.channelId, userId)) && (await isTheirs(userId, partner));

  return {
    /** Whether who has accepted is not in the partner's channel; false while Slack does not say it. Throws NotYet as above. */
    async isAeOutside({ notice }: Pick<NoticeRow, 'notice'>, partner: Partner | null): Promise<boolean> {
      if (notice.kind !== 'ae_outside' || !partner) return false;
      const isInside = await isIn(partner.channelId, notice.ae).catch(inIfNotSaid);
      // Slack said nobody at all when it would not say who is in it.
      return !isInside && (members.get(partner.channelId)?.ids.size ?? 0) > 0;
    },

    /** Null when nobody is to be mentioned. Throws NotYet as above, and for a while what Slack did instead of answering. */
    async contactOf(
      { notice, ts }: Pick<NoticeRow, 'notice' | 'ts'>,
      context: Pick<HandoffContext, 'about' | 'handoff' | 'partner'> | Exclude<DrawContext, HandoffContext>,
    ): Promise<UserId | null> {
      // A card is changed where it stands, which notifies nobody.
      if (!isForPartner(notice) || isCard(notice) || ts !== null || context.about !== 'handoff') return null;
      const { handoff, partner } = context;
      const userId = contactOf(handoff, partner)?.userId ?? null;
      if (userId === null) return null;
      try {
        const may = await mayBeMentioned(userId, partner);
        unansweredSince = null;
        return may ? userId : null;
      } catch (error) {
        if (error instanceof NotYet) throw error;
        unansweredSince ??= elapsed();
        if (elapsed() - unansweredSince < WAITS_FOR_MS) throw error;
        return null;
      }
    },
  };
}

/** A hint that may be wrong is not worth waiting for. */
function inIfNotSaid(error: unknown): true {
  if (error instanceof NotYet) throw error;
  return true;
}

/** Slack will not say who is in the channel: an outcome goes out all the same, without a mention. */
function nobodyIfRefused(error: unknown): UserId[] {
  if (failureOf(error)?.kind === 'never') return [];
  throw error;
}
