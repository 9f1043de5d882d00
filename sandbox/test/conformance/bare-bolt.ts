import { App, type AppOptions, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type Clock, createClock } from '../../src/clock.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox.ts';
import { LONG, SHORT } from '../patience.ts';
import { bareManifest } from './bare-manifest.ts';
import { START } from './ground.ts';

export type Payload = Record<string, unknown>;

export type Bare = {
  sandbox: Sandbox;
  app: App;
  client: WebClient;
  clock: Clock;
  /** Every payload that Bolt handed to the app, oldest first. */
  heard: Payload[];
  /** Those of one `type`, event type or, for commands, 'command'. */
  heardOf: (kind: string) => Payload[];
  stop: () => Promise<void>;
};

export type BareOptions = Partial<SandboxOptions> & {
  /** Further connections of the same app. */
  moreConnections?: number;
};

/** A sandbox and an app that knows nothing of it but address and tokens, over Socket Mode. */
export async function startSocket(
  register: (app: App) => void,
  options: BareOptions = {},
): Promise<Bare & { receiver: SocketModeReceiver }> {
  const { moreConnections = 0, ...sandboxOptions } = options;
  const { sandbox, clock } = await startSandbox(sandboxOptions);
  const newReceiver = () => {
    const { apiUrl, tokens } = sandbox;
    const clientOptions = { slackApiUrl: apiUrl, retryConfig: { retries: 5, minTimeout: 10, maxTimeout: 20 } };
    const made = new SocketModeReceiver({
      appToken: tokens.app,
      clientPingTimeout: LONG,
      logger: silent,
      installerOptions: { clientOptions },
    });
    reconnectAtOnce(made);
    return made;
  };
  const receiver = newReceiver();
  const bare = await startApp({ sandbox, clock, register, receiver });
  await bare.app.start();
  const others = Array.from({ length: moreConnections }, newReceiver);
  for (const other of others) {
    other.init(bare.app);
    await other.start();
  }
  return {
    ...bare,
    receiver,
    stop: async () => {
      for (const other of others) await other.stop();
      await bare.stop();
    },
  };
}

/** The same over signed HTTP. */
export async function startHttp(
  register: (app: App) => void,
  options: Partial<SandboxOptions> & { signingSecret?: string } = {},
): Promise<Bare & { address: string }> {
  const { signingSecret, ...sandboxOptions } = options;
  const { sandbox, clock } = await startSandbox(sandboxOptions);
  const receiver = new HTTPReceiver({ signingSecret: signingSecret ?? sandbox.tokens.signingSecret, logger: silent });
  const bare = await startApp({ sandbox, clock, register, receiver });
  const server = await bare.app.start(0);
  const bound = 'address' in server ? server.address() : null;
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const address = `http://127.0.0.1:${port}/slack/events`;
  sandbox.deliverTo({ mode: 'http', url: address });
  return { ...bare, address };
}

/**
 * Bolt's client waits for a lost connection to come back as long as it waits for a pong, and a busy machine may not pong
 * for long: here it does the first at once, and the second with patience.
 */
function reconnectAtOnce({ client }: SocketModeReceiver): void {
  // Private in the client, which has one setting for both.
  const settings = client as unknown as { clientPingTimeoutMS: number };
  client.on('authenticated', () => (settings.clientPingTimeoutMS = LONG));
  client.on('connected', () => (settings.clientPingTimeoutMS = SHORT));
}

async function startSandbox(options: Partial<SandboxOptions>): Promise<{ sandbox: Sandbox; clock: Clock }> {
  const clock = options.clock ?? createClock({ manual: true, startAt: START });
  const sandbox = await createSandbox({ manifest: bareManifest, ackTimeoutMs: LONG, ...options, clock });
  return { sandbox, clock };
}

async function startApp(deps: {
  sandbox: Sandbox;
  clock: Clock;
  register: (app: App) => void;
  receiver: NonNullable<AppOptions['receiver']>;
}): Promise<Bare> {
  const { sandbox, clock, register, receiver } = deps;
  const app = new App({
    token: sandbox.tokens.bot,
    receiver,
    logger: silent,
    deferInitialization: true,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
  });
  const heard: Payload[] = [];
  app.use(async ({ body, next }) => {
    heard.push(structuredClone(body) as Payload);
    await next();
  });
  app.error(async () => {});
  register(app);
  await app.init();
  return {
    sandbox,
    clock,
    app,
    client: app.client,
    heard,
    heardOf: (kind) => heard.filter((payload) => kindOf(payload) === kind),
    stop: async () => {
      await app.stop();
      await sandbox.stop();
    },
  };
}

function kindOf(payload: Payload): unknown {
  if (payload.command !== undefined) return 'command';
  const event = payload.event as { type?: string } | undefined;
  return event?.type ?? payload.type;
}

/** Failures are what these tests are about: nobody needs to read of them. */
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
