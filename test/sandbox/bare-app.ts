import { App, type AppOptions, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { Manifest } from '../../sandbox/manifest.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';

/** A manifest with everything that the sandbox can show. */
export const manifest: Manifest = {
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
  oauth_config: {
    scopes: {
      bot: [
        'commands',
        'chat:write',
        'im:write',
        'im:read',
        'im:history',
        'users:read',
        'channels:read',
        'channels:history',
        'groups:read',
        'groups:history',
        'files:write',
        'files:read',
        'reactions:write',
      ],
    },
  },
  settings: {
    interactivity: { is_enabled: true },
    event_subscriptions: {
      bot_events: ['app_home_opened', 'message.channels', 'message.im', 'channel_id_changed', 'user_change'],
    },
  },
};

export type Running = { sandbox: Sandbox; app: App; stop: () => Promise<void> };

/** A sandbox and a bare Bolt app connected to it over Socket Mode. */
export async function startBare(register: (app: App) => void, options: Partial<SandboxOptions> = {}): Promise<Running> {
  const sandbox = await createSandbox({ manifest, ackTimeoutMs: 200, ...options });
  const app = new App({
    ...appOptions(sandbox),
    socketMode: true,
    appToken: sandbox.tokens.app,
  });
  app.error(async () => {});
  register(app);
  await app.init();
  await app.start();
  return {
    sandbox,
    app,
    stop: async () => {
      await app.stop();
      await sandbox.stop();
    },
  };
}

/** The same over signed HTTP. */
export async function startBareHttp(register: (app: App) => void): Promise<Running> {
  const sandbox = await createSandbox({ manifest, ackTimeoutMs: 200 });
  const receiver = new HTTPReceiver({ signingSecret: sandbox.tokens.signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({ ...appOptions(sandbox), receiver });
  app.error(async () => {});
  register(app);
  await app.init();
  const server = await app.start(0);
  const address = 'address' in server ? server.address() : null;
  const port = typeof address === 'object' && address ? address.port : 0;
  sandbox.deliverTo({ mode: 'http', url: `http://127.0.0.1:${port}/slack/events` });
  return {
    sandbox,
    app,
    stop: async () => {
      await app.stop();
      await sandbox.stop();
    },
  };
}

function appOptions(sandbox: Sandbox): AppOptions {
  return {
    token: sandbox.tokens.bot,
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
  };
}
