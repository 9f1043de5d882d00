import type { Manifest } from '../../src/manifest.ts';

const scopes = [
  'commands',
  'chat:write',
  'im:write',
  'im:read',
  'im:history',
  'channels:read',
  'channels:history',
  'channels:join',
  'groups:read',
  'groups:history',
  'mpim:read',
  'users:read',
  'files:write',
  'files:read',
  'reactions:write',
  'reactions:read',
  'team:read',
  'dnd:read',
  'usergroups:read',
];

const events = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_id_changed',
  'channel_left',
  'channel_shared',
  'channel_unshared',
  'file_shared',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'reaction_added',
  'team_join',
  'tokens_revoked',
  'user_change',
];

/** An app that asks for everything the sandbox can give. https://docs.slack.dev/reference/app-manifest */
export const bareManifest: Manifest = {
  display_information: { name: 'Bare' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: 'Bare' },
    slash_commands: [{ command: '/bare', description: 'Does something bare' }],
    shortcuts: [
      { name: 'Bare global', callback_id: 'bare_global', description: 'From anywhere', type: 'global' },
      { name: 'Bare message', callback_id: 'bare_message', description: 'On a message', type: 'message' },
    ],
  },
  oauth_config: { scopes: { bot: scopes } },
  settings: {
    interactivity: { is_enabled: true },
    event_subscriptions: { bot_events: events },
  },
};

/** The same with other tabs of the app's Home. */
export function withTabs(tabs: { home_tab_enabled?: boolean; messages_tab_enabled?: boolean }): Manifest {
  const app_home = { ...bareManifest.features?.app_home, ...tabs };
  return { ...bareManifest, features: { ...bareManifest.features, app_home } };
}

/** Every scope of the bare app, the given ones left out or put in. */
export function scopesWith(change: { without?: string[]; and?: string[] }): string[] {
  return [...scopes.filter((scope) => !change.without?.includes(scope)), ...(change.and ?? [])];
}
