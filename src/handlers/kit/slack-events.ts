import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { HandlerDeps } from './deps.ts';
import { ownConversation } from '../notices/own-conversation.ts';

/** Slack's events about the channels, people and permissions that the bot depends on, and about its own conversation with each person. */

/** As the manifest subscribes to them; of messages only to those in people's own conversations with the bot. https://docs.slack.dev/reference/events */
export const SLACK_EVENTS = [
  'app_home_opened',
  'app_uninstalled',
  'channel_archive',
  'channel_id_changed',
  'channel_left',
  'channel_shared',
  'channel_unarchive',
  'channel_unshared',
  'group_archive',
  'group_left',
  'group_unarchive',
  'member_joined_channel',
  'message',
  'tokens_revoked',
  'user_change',
] as const;
export type SlackEventName = (typeof SLACK_EVENTS)[number];

export type EventArgs<Name extends SlackEventName> = SlackEventMiddlewareArgs<Name> & AllMiddlewareArgs;
export type EventListener = (args: SlackEventMiddlewareArgs & AllMiddlewareArgs) => Promise<void>;
export type EventListeners = { [Name in SlackEventName]: (args: EventArgs<Name>) => Promise<void> };

/** Whether an event says what it is about: the ids without which its listener can do nothing. */
export const IS_WHOLE: Record<SlackEventName, (event: Record<string, unknown>) => boolean> = {
  app_home_opened: hasIds('channel', 'user', 'tab'),
  app_uninstalled: () => true,
  channel_archive: hasIds('channel'),
  channel_id_changed: hasIds('old_channel_id', 'new_channel_id'),
  channel_left: hasIds('channel'),
  channel_shared: hasIds('channel', 'connected_team_id'),
  channel_unarchive: hasIds('channel'),
  channel_unshared: hasIds('channel', 'previously_connected_team_id'),
  group_archive: hasIds('channel'),
  group_left: hasIds('channel'),
  group_unarchive: hasIds('channel'),
  member_joined_channel: hasIds('channel', 'user'),
  // Those of apps and about changes have other parts, and nothing follows from them.
  message: (event) =>
    hasIds('channel')(event) && (hasIds('user')(event) || event.subtype !== undefined || event.bot_id !== undefined),
  tokens_revoked: ({ tokens }) => typeof tokens === 'object' && tokens !== null,
  user_change: ({ user }) => typeof user === 'object' && user !== null && hasIds('id')({ ...user }),
};

function hasIds(...keys: string[]) {
  return (part: Record<string, unknown>): boolean =>
    keys.every((key) => typeof part[key] === 'string' && part[key] !== '');
}

type Deps = Pick<HandlerDeps, 'registry' | 'departures' | 'membership' | 'handoffs' | 'forgetMember' | 'onLost'>;

export function slackEvents(deps: Deps): EventListeners {
  const { registry, departures, forgetMember, onLost } = deps;
  const archived = async ({ event }: EventArgs<'channel_archive' | 'group_archive'>) =>
    registry.channelLost(event.channel, 'archived');
  const left = async ({ event }: EventArgs<'channel_left' | 'group_left'>) =>
    registry.channelLost(event.channel, 'bot_absent');
  const unarchived = async ({ event }: EventArgs<'channel_unarchive' | 'group_unarchive'>) =>
    registry.channelBack(event.channel);

  return {
    ...ownConversation(deps),
    channel_archive: archived,
    group_archive: archived,
    channel_left: left,
    group_left: left,
    channel_unarchive: unarchived,
    group_unarchive: unarchived,
    // Slack reports everybody who joins; only when it is the bot can it post again.
    member_joined_channel: async ({ event, context }) => {
      if (event.user === context.botUserId) await registry.channelBack(event.channel);
    },
    channel_id_changed: async ({ event }) => registry.channelMoved(event.old_channel_id, event.new_channel_id),
    channel_shared: async ({ event }) => registry.companyJoined(event.channel, event.connected_team_id),
    channel_unshared: async ({ event }) => registry.companyLeft(event.channel, event.previously_connected_team_id),
    // Slack reports each new status of everybody: nothing follows but for whom it says that they are no full member any more.
    user_change: async ({ event: { user } }) => {
      forgetMember(user.id);
      if (user.deleted || user.is_restricted || user.is_ultra_restricted) await departures.left(user.id);
    },
    // People's tokens can be revoked too; the bot has none.
    tokens_revoked: async ({ event }) => {
      if (event.tokens.bot?.length)
        onLost('Slack has revoked SLACK_BOT_TOKEN. Install the app again and set the new token.');
    },
    app_uninstalled: async () => onLost('The app was uninstalled. Install it again and set the new token.'),
  };
}
