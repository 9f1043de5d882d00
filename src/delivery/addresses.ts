import { type Conversation, conversationKey, SALES_CHANNEL } from '../core/notices/conversations.ts';
import type { UserId } from '../core/people/member.ts';
import type { Partner } from '../core/partner/partner.ts';
import {
  type ChannelFacts,
  type ChannelFault,
  channelFault,
  ownChannelProblem,
} from '../core/partner/shared-channel.ts';
import type { ElapsedMs } from '../core/time/instant.ts';
import { type LimitedMethod, NotYet, type RateLimiter } from './rate-limiter.ts';
import type { Slack } from '../slack/web-api.ts';

/**
 * The channel of a conversation, with as few calls as Slack's limits demand. A person's channel is asked for once. A partner's channel
 * is checked before each message, because another company may have joined. Only while many messages wait for a check does one of
 * the last minute count again, unless Slack has reported a change since. A channel of ours is checked before each message, always: what is
 * said there is internal.
 */
export type Addresses = ReturnType<typeof createAddresses>;

const CHECK_COUNTS_MS = 60_000;
/** A conversation that needed a check within this time still waits for one: the lanes ask more often than this. */
const WAITS_FOR_MS = 2_500;

/** A check that found nothing wrong; others are not kept, since somebody may mend the problem. `isUsed`: a message has relied on it. */
type Check = { channelId: string; teamId: string | null; at: ElapsedMs; isUsed: boolean };

export function createAddresses({
  slack,
  rateLimiter,
  elapsed,
}: {
  slack: Pick<Slack, 'directMessageWith' | 'sharedChannel'>;
  rateLimiter: RateLimiter;
  elapsed: () => ElapsedMs;
}) {
  /** Channels of direct messages by Slack user id; they never change. */
  const directMessages = new Map<string, string>();
  /** By conversation. */
  const checks = new Map<string, Check>();
  /** Counts the changes that Slack reports: a check that began before one is not kept. */
  let changes = 0;
  /** The conversation that last needed a check. */
  let lacking = { conversation: '', at: Number.NEGATIVE_INFINITY };

  const spend = (method: LimitedMethod): void => {
    const readyAt = rateLimiter.readyAt(method);
    if (readyAt > elapsed()) throw new NotYet(readyAt);
    rateLimiter.spend(method);
  };

  const counts = (check: Check | undefined): check is Check =>
    check !== undefined && elapsed() - check.at < CHECK_COUNTS_MS;

  /** True when no check may be made now, or another conversation waits for one. */
  const isScarce = (conversation: string): boolean =>
    rateLimiter.readyAt('conversations.info') > elapsed() ||
    (lacking.conversation !== conversation && elapsed() - lacking.at < WAITS_FOR_MS);

  /** Asks Slack. Throws NotYet when there is no problem: from now on the check counts. */
  const ask = async <Problem>(
    conversation: string,
    { channelId, teamId }: Pick<Check, 'channelId' | 'teamId'>,
    problemOf: (channel: ChannelFacts) => Problem | null,
  ): Promise<Problem> => {
    spend('conversations.info');
    const changesBefore = changes;
    const at = elapsed();
    checks.delete(conversation);
    const problem = problemOf(await slack.sharedChannel(channelId));
    if (problem !== null) return problem;
    if (changes === changesBefore) checks.set(conversation, { channelId, teamId, at, isUsed: false });
    throw new NotYet(elapsed());
  };

  return {
    /** The call that must be made before anything can be sent there; null when none. */
    needs(conversation: Conversation): LimitedMethod | null {
      if (conversation.to === 'person') return directMessages.has(conversation.userId) ? null : 'conversations.open';
      const key = conversationKey(conversation);
      if (counts(checks.get(key))) return null;
      lacking = { conversation: key, at: elapsed() };
      return 'conversations.info';
    },

    /** The channel, if it is known without a call. */
    known(conversation: Conversation): string | undefined {
      return conversation.to === 'person'
        ? directMessages.get(conversation.userId)
        : checks.get(conversationKey(conversation))?.channelId;
    },

    remember(userId: UserId, channel: string): void {
      directMessages.set(userId, channel);
    },

    /**
     * Throws NotYet while Slack's limits do not allow the call, and also after the call: by now another notice may be more urgent, so the
     * lanes choose again.
     */
    async directMessageWith(userId: UserId): Promise<string> {
      const known = directMessages.get(userId);
      if (known !== undefined) return known;
      spend('conversations.open');
      const channel = await slack.directMessageWith(userId);
      directMessages.set(userId, channel);
      throw new NotYet(elapsed());
    },

    /** Why nothing may be posted in the partner's channel; null when nothing is wrong. Throws NotYet as above. */
    async faultOf({ id, channelId, teamId }: Partner): Promise<ChannelFault | null> {
      const key = conversationKey({ to: 'partner', partnerId: id });
      const last = checks.get(key);
      const isSame = last?.channelId === channelId && last.teamId === teamId;
      if (isSame && counts(last) && (!last.isUsed || isScarce(key))) {
        last.isUsed = true;
        return null;
      }
      return ask(key, { channelId, teamId }, (channel) => channelFault(channel, teamId));
    },

    /** Why nothing may be posted in the sales channel, which is this one; null when there is no problem. Throws NotYet as above. */
    async problemWithOurs(channelId: string): Promise<string | null> {
      const key = conversationKey(SALES_CHANNEL);
      const last = checks.get(key);
      if (last?.channelId === channelId && counts(last) && !last.isUsed) {
        last.isUsed = true;
        return null;
      }
      return ask(key, { channelId, teamId: null }, ownChannelProblem);
    },

    /** Slack has reported a change of a partner's channel. */
    forgetChecks(): void {
      changes += 1;
      checks.clear();
    },
  };
}
