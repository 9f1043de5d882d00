import { App, type AppOptions, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { createClock } from '../src/clock.ts';
import type { Manifest } from '../src/manifest.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../src/sandbox.ts';
import { bareManifest } from './conformance/bare-manifest.ts';
import { LONG } from './patience.ts';

/** The app of the conformance tests, with the scopes and events that a small app has. */
export const manifest: Manifest = {
  ...bareManifest,
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
    ...bareManifest.settings,
    event_subscriptions: {
      bot_events: ['app_home_opened', 'message.channels', 'message.im', 'channel_id_changed', 'user_change'],
    },
  },
};

export type Running = { sandbox: Sandbox; app: App; stop: () => Promise<void> };

/** A sandbox and a bare Bolt app connected to it over Socket Mode. */
export async function startBare(register: (app: App) => void, options: Partial<SandboxOptions> = {}): Promise<Running> {
  const sandbox = await startSandbox(options);
  const receiver = new SocketModeReceiver({
    appToken: sandbox.tokens.app,
    clientPingTimeout: LONG,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: sandbox.apiUrl } },
  });
  const app = await initialised(register, { ...appOptions(sandbox), receiver });
  await app.start();
  return running(sandbox, app);
}

/** The same over signed HTTP. */
export async function startBareHttp(register: (app: App) => void): Promise<Running> {
  const sandbox = await startSandbox();
  const receiver = new HTTPReceiver({ signingSecret: sandbox.tokens.signingSecret, logLevel: LogLevel.ERROR });
  const app = await initialised(register, { ...appOptions(sandbox), receiver });
  const server = await app.start(0);
  const address = 'address' in server ? server.address() : null;
  const port = typeof address === 'object' && address ? address.port : 0;
  sandbox.deliverTo({ mode: 'http', url: `http://127.0.0.1:${port}/slack/events` });
  return running(sandbox, app);
}

/** With a standing clock: trigger ids last three seconds, and a busy machine may need more. */
function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const clock = createClock({ manual: true });
  return createSandbox({ manifest, clock, ackTimeoutMs: LONG, ...options });
}

async function initialised(register: (app: App) => void, options: AppOptions): Promise<App> {
  const app = new App(options);
  app.error(async () => {});
  register(app);
  await app.init();
  return app;
}

function running(sandbox: Sandbox, app: App): Running {
  const stop = async () => {
    await app.stop();
    await sandbox.stop();
  };
  return { sandbox, app, stop };
}

function appOptions(sandbox: Sandbox): AppOptions {
  return {
    token: sandbox.tokens.bot,
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
  };
}
