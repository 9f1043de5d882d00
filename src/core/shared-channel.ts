/** What Slack says of a channel, as far as the rules ask about it. */
export type ChannelFacts = {
  isArchived: boolean;
  isMember: boolean;
  isShared: boolean;
  isPending: boolean;
  otherTeamIds: string[];
};

/**
 * Why nothing may be posted to a partner in this channel, as a sentence that ends in what to do; null when there is no problem:
 * the bot is in it, and it is shared with `partnerTeamId` alone. https://docs.slack.dev/apis/slack-connect
 */
export function channelProblem(channel: ChannelFacts, partnerTeamId: string | null): string | null {
  if (channel.isArchived) return 'The channel is archived. Unarchive it, or choose another channel.';
  if (!channel.isShared && channel.isPending)
    return 'The partner has not accepted the Slack Connect invitation to this channel yet.';
  if (!channel.isShared)
    return 'The channel is not shared with another company. Choose the Slack Connect channel that you share with the partner.';
  if (!channel.isMember) return 'The bot is not in the channel. Type /invite @Handoff there.';
  if (channel.otherTeamIds.length > 1)
    return 'More than one other company is in the channel. Choose a channel that you share with this partner alone.';
  if (partnerTeamId !== null && channel.otherTeamIds[0] !== partnerTeamId)
    return 'The channel is shared with another company than this partner.';
  return null;
}

/** What can happen to a partner's channel after which nothing may be posted there. */
export type ChannelChange = 'archived' | 'left' | 'unshared' | 'joined';
