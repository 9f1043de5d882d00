import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';

/**
 * A Slack that answers every call at once and checks nothing, so that what is measured is the app. One for each app: it keeps
 * the calls as they came and parses them only when asked, outside of what is measured.
 */
export type FakeSlack = {
  apiUrl: string;
  /** Sends one Socket Mode envelope; resolves with the app's answer to it and with when that came (performance.now()). */
  deliver: (envelope: { type: string; payload: object }) => Promise<{ at: number; payload: unknown }>;
  /** Resolves when the app has called nothing for a while. */
  quiet: () => Promise<void>;
  /** What the app calls one method with, at least `count` times since this was last asked. Throws when it does not in time. */
  calls: (method: string, count: number) => Promise<URLSearchParams[]>;
  /** Forgets the calls so far. */
  forgetCalls: () => void;
  stop: () => Promise<void>;
};

export const OURS = 'T0NORTHWIND';
export const PARTNERS = 'T0BRIGHTWATER';

const QUIET_MS = 30;
const PATIENCE_MS = 10_000;
const PING_EVERY_MS = 10_000;

/** https://docs.slack.dev/reference/methods */
const ANSWERS: Record<string, object> = {
  'auth.test': { team_id: OURS, user_id: 'U0APP', bot_id: 'B0HANDOFF', user: 'handoff', team: 'Northwind' },
  'users.info': { user: { team_id: OURS, tz: 'America/New_York', is_admin: true } },
  'conversations.open': { channel: { id: 'D0SOMEBODY' } },
  'conversations.info': {
    channel: { is_member: true, is_ext_shared: true, context_team_id: OURS, connected_team_ids: [OURS, PARTNERS] },
  },
  'chat.postMessage': { channel: 'D0SOMEBODY', ts: '1790000000.000100' },
  'chat.update': { channel: 'D0SOMEBODY', ts: '1790000000.000100' },
};

export async function startFakeSlack(): Promise<FakeSlack> {
  const calls: { method: string; body: Buffer[] }[] = [];
  let lastCallAt = 0;
  let socket: WebSocket | undefined;
  const waiting = new Map<string, (answer: { at: number; payload: unknown }) => void>();

  const server = createServer((request, response) => {
    const method = (request.url ?? '').split('/').at(-1) ?? '';
    const body: Buffer[] = [];
    request.on('data', (chunk: Buffer) => body.push(chunk));
    request.on('end', () => {
      calls.push({ method, body });
      lastCallAt = performance.now();
      answer(response, method === 'apps.connections.open' ? { url: socketUrl() } : (ANSWERS[method] ?? {}));
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socketUrl = () => `ws://127.0.0.1:${port}/socket`;

  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (connection: WebSocket, _request: IncomingMessage) => {
    socket = connection;
    connection.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    connection.on('message', (data: Buffer) => {
      const at = performance.now();
      const { envelope_id: id, payload } = JSON.parse(data.toString()) as { envelope_id: string; payload?: unknown };
      waiting.get(id)?.({ at, payload });
      waiting.delete(id);
    });
  });
  const pings = setInterval(() => socket?.ping(), PING_EVERY_MS);
  let delivered = 0;

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    deliver(envelope) {
      delivered += 1;
      const id = `envelope-${delivered}`;
      const answered = new Promise<{ at: number; payload: unknown }>((resolve) => waiting.set(id, resolve));
      socket?.send(JSON.stringify({ envelope_id: id, accepts_response_payload: true, ...envelope }));
      return answered;
    },
    async quiet() {
      for (let began = performance.now(); performance.now() - Math.max(began, lastCallAt) < QUIET_MS; ) {
        await sleep(QUIET_MS / 3);
      }
    },
    async calls(method, count) {
      const ofMethod = () => calls.filter((call) => call.method === method);
      for (const began = performance.now(); ofMethod().length < count; await sleep(QUIET_MS)) {
        if (performance.now() - began > PATIENCE_MS) throw new Error(`The app did not call ${method} ${count} times.`);
      }
      const taken = ofMethod().map(({ body }) => new URLSearchParams(Buffer.concat(body).toString()));
      calls.length = 0;
      return taken;
    },
    forgetCalls() {
      calls.length = 0;
    },
    async stop() {
      clearInterval(pings);
      sockets.close();
      for (const connection of sockets.clients) connection.terminate();
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(response: ServerResponse, content: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: true, ...content }));
}
