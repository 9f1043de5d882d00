import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { COMMAND, SHORTCUT } from '../src/blocks/ids.ts';
import { VERSION } from '../src/version.ts';
import { SLACK_EVENTS, type SlackEventName } from '../src/handlers/kit/slack-events.ts';

// test/support/slack-manifest.schema.json is Slack's own schema of app manifests (schemas/manifest.schema.2.0.0.json of
// github.com/slackapi/manifest-schema, Copyright Slack Technologies, MIT licence), laid out anew and
// otherwise unchanged.
const schema = readJson('./support/slack-manifest.schema.json');
const manifest = readJson('../manifest.json') as {
  features: {
    shortcuts: { callback_id: string }[];
    slash_commands: { command: string; should_escape?: boolean }[];
    app_home: Record<string, boolean>;
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: {
    socket_mode_enabled: boolean;
    interactivity: { is_enabled: boolean };
    event_subscriptions: { bot_events: string[] };
  };
};

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

const source = readdirSync(new URL('../src', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(`../src/${name}`, import.meta.url), 'utf8'))
  .join('\n');

/** The Web API methods that the bot calls, read from its source; but for those of views, which need no scope. */
const calls = source.matchAll(/\b(?:client|lookUp|background)\s*\.((?:[a-z]+\.)+[a-zA-Z]+)\(/g);
const methods = new Set([...calls].map(([, method = '']) => method));

/**
 * The scopes that each method needs for the conversations that the bot uses it on: direct messages with people of ours, and
 * the public or private channels that are shared with partners. https://docs.slack.dev/reference/methods
 */
const SCOPES: Record<string, string[]> = {
  // With the app-level token.
  'apps.connections.open': [],
  'auth.test': [],
  'blocks.validate': [],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'team.info': ['team:read'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
};

/** The scopes without which Slack does not send an event. https://docs.slack.dev/reference/events */
const EVENT_SCOPES: Record<SlackEventName, string[]> = {
  app_home_opened: [],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_id_changed: ['channels:read', 'groups:read'],
  channel_left: ['channels:read'],
  channel_shared: ['channels:read', 'groups:read'],
  channel_unarchive: ['channels:read'],
  channel_unshared: ['channels:read', 'groups:read'],
  group_archive: ['groups:read'],
  group_left: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  // message.im: only what people write to the bot itself.
  message: ['im:history'],
  tokens_revoked: [],
  user_change: ['users:read'],
};

describe('the manifest', () => {
  test('is one that Slack takes', { tags: 'thorough' }, () => {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const isValid = ajv.compile(schema as object);
    expect(isValid(manifest), JSON.stringify(isValid.errors, null, 2)).toBe(true);
    expect(isValid({ ...manifest, display_information: { name: 'x'.repeat(36) } })).toBe(false);
  });

  test('asks for the scopes of the methods that are called, and for no other', () => {
    expect([...methods].toSorted()).toEqual(Object.keys(SCOPES));
    const needed = new Set(['commands', ...Object.values(SCOPES).flat()]);
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...needed].toSorted());
  });

  test('has the scopes of the events that it subscribes to, and lists nobody’s direct messages', () => {
    const { bot } = manifest.oauth_config.scopes;
    expect(bot).toEqual(expect.arrayContaining(Object.values(EVENT_SCOPES).flat()));
    expect(bot).not.toContain('im:read');
  });

  test('has every command that the bot answers, and no other', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(Object.values(COMMAND));
  });

  test('has every shortcut that the bot answers, and no other', () => {
    const names = manifest.features.shortcuts.map((shortcut) => shortcut.callback_id);
    expect(names).toEqual(Object.values(SHORTCUT));
  });

  test('lets people read their messages and press what is in them', () => {
    expect(manifest.features.app_home).toMatchObject({ messages_tab_enabled: true });
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
  });

  test('subscribes to every event that the bot hears, and to no other: of what people write only to what they write to it', () => {
    const heard = SLACK_EVENTS.map((name) => (name === 'message' ? 'message.im' : name));
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(heard.toSorted());
    expect(heard.filter((name) => /message|reaction|mention/.test(name))).toEqual(['message.im']);
    expect(source).not.toMatch(/\bapp\.message\(/);
  });
});

test('no package takes whatever version of another there is', () => {
  for (const file of ['../package.json', '../sandbox/package.json']) {
    const { dependencies = {}, devDependencies = {} } = readJson(file) as Record<string, Record<string, string>>;
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.length).toBeGreaterThan(3);
    for (const [name, version] of versions) expect(version, `${name} in ${file}`).toMatch(/\d/);
  }
});

test('the bot says the version that its package has', () => {
  expect(readJson('../package.json')).toMatchObject({ version: VERSION });
});
