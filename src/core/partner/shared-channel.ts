/** What Slack says of a channel, as far as the rules ask about it. */
export type ChannelFacts = {
  isArchived: boolean;
  isMember: boolean;
  isShared: boolean;
  isPending: boolean;
  otherTeamIds: string[];
};

/** What can be wrong with a partner's channel. Saved: names are never changed. */
export const CHANNEL_FAULTS = [
  'archived',
  'pending',
  'not_shared',
  'bot_absent',
  'company_added',
  'another_company',
] as const;
export type ChannelFault = (typeof CHANNEL_FAULTS)[number];

const SENTENCES: Record<ChannelFault, string> = {
  archived: 'The channel is archived. Unarchive it, or choose another channel.',
  pending: 'The partner has not accepted the Slack Connect invitation to this channel yet.',
  not_shared:
    'The channel is not shared with another company. Choose the Slack Connect channel that you share with the partner.',
  bot_absent: 'The bot is not in the channel. Type /invite @Handoff there.',
  company_added:
    'More than one other company is in the channel. Choose a channel that you share with this partner alone.',
  another_company: 'The channel is shared with another company than this partner.',
};

/** Why nothing may be posted to a partner in this channel, as a sentence that ends in what to do; null when there is no problem. */
export function channelProblem(channel: ChannelFacts, partnerTeamId: string | null): string | null {
  const fault = channelFault(channel, partnerTeamId);
  return fault && SENTENCES[fault];
}

/** Why nothing internal may be posted in this channel of ours, as above; null when there is no problem: the bot is in it, and nobody else shares it. */
export function ownChannelProblem(channel: ChannelFacts): string | null {
  if (channel.isArchived) return 'The channel is archived. Unarchive it, or choose another channel.';
  if (channel.isShared || channel.otherTeamIds.length > 0)
    return 'The channel is shared with another company. Choose a channel in which only our own people are.';
  if (channel.isPending)
    return 'Another company is invited to this channel. Choose a channel in which only our own people are.';
  if (!channel.isMember) return 'The bot is not in the channel. Type /invite @Handoff there.';
  return null;
}

/**
 * What is wrong with this channel; null when the bot is in it and it is shared with `partnerTeamId` alone.
 * https://docs.slack.dev/apis/slack-connect
 */
export function channelFault(channel: ChannelFacts, partnerTeamId: string | null): ChannelFault | null {
  if (channel.isArchived) return 'archived';
  if (!channel.isShared) return channel.isPending ? 'pending' : 'not_shared';
  if (!channel.isMember) return 'bot_absent';
  if (channel.otherTeamIds.length > 1) return 'company_added';
  return partnerTeamId !== null && channel.otherTeamIds[0] !== partnerTeamId ? 'another_company' : null;
}

/** What Slack refuses a message to a channel with, as far as it says that something is wrong with the channel. */
const REFUSED_BECAUSE: ReadonlyMap<string, ChannelFault> = new Map([
  ['channel_not_found', 'bot_absent'],
  ['not_in_channel', 'bot_absent'],
  ['is_archived', 'archived'],
]);

/** Null for a code that says nothing of the channel. https://docs.slack.dev/reference/methods/chat.postMessage */
export function faultBehind(code: string): ChannelFault | null {
  return REFUSED_BECAUSE.get(code) ?? null;
}

/** A question about a partner's channel that waits for its alliances owner, or did. */
export type ChannelStanding = {
  /** Null once it is mended. */
  fault: ChannelFault | null;
  /** False when a later question has taken its place. */
  isLatest: boolean;
  /** The deals of which the partner has still to hear, oldest first, each by its latest handoff that waits. */
  waiting: readonly { id: string; account: string }[];
  /** One of the messages that did not arrive; null when none was refused yet. */
  stuck: string | null;
};
