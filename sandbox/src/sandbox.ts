import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createActivity } from './activity.ts';
import { createClientRoutes } from './client-routes.ts';
import { createReadMarks } from './client-state.ts';
import { type Clock, createClock } from './clock.ts';
import { createClockTimer } from './clock-timer.ts';
import { type Control, createControl } from './control/control.ts';
import { createFaults } from './control/faults.ts';
import { createTrafficRecord } from './control/record.ts';
import { defaultWorld } from './default-world.ts';
import { createCarrier, type DeliveryMode } from './delivery/carrier.ts';
import { createOutbox } from './delivery/outbox.ts';
import { createFileStore } from './file-store.ts';
import { type Image, readImage, takeImage } from './image.ts';
import { createPerform } from './interactions/perform.ts';
import { createResponseUrls } from './interactions/response-urls.ts';
import { createTriggers } from './interactions/triggers.ts';
import { createViewStore } from './interactions/view-stack.ts';
import type { Manifest } from './manifest.ts';
import { createMessageStore } from './messages.ts';
import { createPerson, type PersonAtKeyboard } from './person.ts';
import type { Services } from './services.ts';
import { createWorkspace } from './workspace.ts';
import type { World } from './world.ts';

export type Sandbox = {
  /** `http://127.0.0.1:PORT`: the page at `/`, the Web API at `/api/`. */
  url: string;
  apiUrl: string;
  clock: Clock;
  tokens: { bot: string; app: string; signingSecret: string };
  /** A person at their keyboard. Throws for unknown ids. */
  as: (personId: string) => PersonAtKeyboard;
  control: Control;
  /** Whether the app can be reached. */
  isConnected: () => boolean;
  /** Resolves when no delivery to the app and no request from it is under way. */
  settled: () => Promise<void>;
  deliverTo: (delivery: DeliveryMode) => void;
  /**
   * All that stands in it: people, channels, messages, files, windows, what was read, the record. Not what is under way: triggers, response URLs,
   * events that are tried again, ordered faults.
   */
  image: () => Uint8Array;
  /** Leaves nothing running. */
  stop: () => Promise<void>;
};

export type SandboxOptions = {
  manifest: Manifest;
  world?: World;
  clock?: Clock;
  port?: number;
  delivery?: DeliveryMode;
  /** How long the app has for an answer, in real milliseconds: 3000 unless given. */
  ackTimeoutMs?: number;
  /** When an act of a person is over: as soon as the app has nothing more to say (`quiet`, unless given), or when it has answered the act. */
  actsEnd?: 'quiet' | 'answered';
  /** What stood in another sandbox of the same `world`: this one begins there, not before its time. */
  image?: Uint8Array;
};

/** A Slack workspace on this machine that any Bolt app can connect to. Keeps everything in memory. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? createClock();
  const from: Partial<Image> = options.image ? readImage(options.image) : {};
  if (from.at !== undefined && from.at > clock.now()) throw new RangeError('The image is of a later time.');
  const workspace = createWorkspace(options.world ?? defaultWorld, options.manifest, clock, from.workspace);
  const activity = createActivity();
  const timer = createClockTimer(clock);
  const faults = createFaults(timer);
  const record = createTrafficRecord(clock, from.record);
  const ackTimeoutMs = options.ackTimeoutMs ?? 3000;
  const carrier = createCarrier({ workspace, record, ackTimeoutMs, delivery: options.delivery ?? { mode: 'socket' } });
  const server = createServer();
  const baseUrl = () => `http://127.0.0.1:${portOf(server.address())}`;

  const services: Services = {
    workspace,
    activity,
    timer,
    faults,
    record,
    baseUrl,
    messages: createMessageStore(workspace, from.messages),
    views: createViewStore(workspace, from.views),
    files: createFileStore(workspace, from.files),
    triggers: createTriggers(workspace),
    responseUrls: createResponseUrls(workspace, baseUrl),
    outbox: createOutbox({ workspace, faults, record, activity, timer, carrier: () => carrier }),
    newSocketPath: carrier.newSocketPath,
  };
  const reads = createReadMarks(workspace, from.reads);
  const perform = createPerform(services, reads.mark);
  const control = createControl(services, carrier);
  const routes = createClientRoutes(services, { perform, reads, control });

  server.on('request', (request: IncomingMessage, response: ServerResponse) => void routes.serve(request, response));
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    if (!routes.upgrade(request, socket, head)) carrier.upgrade(request, socket, head);
  });
  await listen(server, options.port ?? 0);

  return {
    url: baseUrl(),
    apiUrl: `${baseUrl()}/api/`,
    clock,
    tokens: {
      bot: workspace.app.botToken,
      app: workspace.app.appToken,
      signingSecret: workspace.app.signingSecret,
    },
    as: (personId) =>
      createPerson({
        services,
        perform,
        reads,
        personId,
        isOver: options.actsEnd === 'answered' ? atOnce : activity.settled,
      }),
    control,
    isConnected: carrier.isConnected,
    settled: activity.settled,
    deliverTo: carrier.deliverTo,
    image: () => takeImage(services, reads),
    stop: async () => {
      timer.stop();
      routes.stop();
      await carrier.stop();
      await close(server);
    },
  };
}

const atOnce = async (): Promise<void> => undefined;

/** Loopback only: tokens and people here are made up, but a page that posts to this machine is not. */
function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address ? address.port : 0;
}
