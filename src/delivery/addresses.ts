import type { Conversation } from '../core/conversations.ts';
import type { UserId } from '../core/member.ts';
import type { Partner } from '../core/partner.ts';
import { channelProblem } from '../core/shared-channel.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { type LimitedMethod, NotYet, type RateLimiter } from './rate-limiter.ts';
import type { Slack } from '../slack/web-api.ts';

/**
 * Which channel a conversation is, asked of Slack as seldom as its limits demand: a person's direct messages once, a partner's
 * channel each time, because a company may have joined since. Only while many wait for such a check does one of the last minute
 * count, unless Slack has told of a change.
 */
export type Addresses = ReturnType<typeof createAddresses>;

const CHECK_COUNTS_MS = 60_000;
/** Where somebody waits for a check, it is looked for more often than this. */
const WAITS_FOR_MS = 2_500;

/** All was well. What was not is asked about each time: somebody may have mended it. */
type Check = { channelId: string; teamId: string; at: EpochMs; isUsed: boolean };

export function createAddresses({
  slack,
  rateLimiter,
  now,
}: {
  slack: Pick<Slack, 'directMessageWith' | 'sharedChannel'>;
  rateLimiter: RateLimiter;
  now: () => EpochMs;
}) {
  /** Channels of direct messages by Slack user id; they never change. */
  const directMessages = new Map<string, string>();
  /** By the partner's id. */
  const checks = new Map<string, Check>();
  /** Grows with each change that Slack tells of: what was asked before it does not count. */
  let changes = 0;
  /** Who, last, could not be written to without a check. */
  let lacking = { partnerId: '', at: Number.NEGATIVE_INFINITY };

  const go = (method: LimitedMethod): void => {
    const readyAt = rateLimiter.readyAt(method);
    if (readyAt > now()) throw new NotYet(readyAt);
    rateLimiter.spend(method);
  };

  const counts = (check: Check | undefined): check is Check =>
    check !== undefined && now() - check.at < CHECK_COUNTS_MS;

  /** Checks that others need more must not be used up. */
  const isScarce = (partnerId: string): boolean =>
    rateLimiter.readyAt('conversations.info') > now() ||
    (lacking.partnerId !== partnerId && now() - lacking.at < WAITS_FOR_MS);

  return {
    /** The call that Slack must allow before anything can be sent there; null when none has to be made. */
    needs(conversation: Conversation): LimitedMethod | null {
      if (conversation.to === 'person') return directMessages.has(conversation.userId) ? null : 'conversations.open';
      if (counts(checks.get(conversation.partnerId))) return null;
      lacking = { partnerId: conversation.partnerId, at: now() };
      return 'conversations.info';
    },

    /** The channel as far as it is known without asking. */
    known(conversation: Conversation): string | undefined {
      return conversation.to === 'person'
        ? directMessages.get(conversation.userId)
        : checks.get(conversation.partnerId)?.channelId;
    },

    remember(userId: UserId, channel: string): void {
      directMessages.set(userId, channel);
    },

    /**
     * Throws NotYet when Slack's limits do not allow to ask yet, and after asking: who waits most urgently goes first, and that may be
     * somebody else by now.
     */
    async directMessageWith(userId: UserId): Promise<string> {
      const known = directMessages.get(userId);
      if (known !== undefined) return known;
      go('conversations.open');
      const channel = await slack.directMessageWith(userId);
      directMessages.set(userId, channel);
      throw new NotYet(now());
    },

    /** Why nothing may be posted in the partner's channel; null when all is well. Throws NotYet as above. */
    async problemWith({ id, channelId, teamId }: Partner): Promise<string | null> {
      const last = checks.get(id);
      const isSame = last?.channelId === channelId && last.teamId === teamId;
      if (isSame && counts(last) && (!last.isUsed || isScarce(id))) {
        last.isUsed = true;
        return null;
      }
      go('conversations.info');
      const changesBefore = changes;
      const at = now();
      checks.delete(id);
      const problem = channelProblem(await slack.sharedChannel(channelId), teamId);
      if (problem !== null) return problem;
      if (changes === changesBefore) checks.set(id, { channelId, teamId, at, isUsed: false });
      throw new NotYet(now());
    },

    /** Slack told that something about partners' channels has changed. */
    forgetChecks(): void {
      changes += 1;
      checks.clear();
    },
  };
}
