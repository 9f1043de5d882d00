import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isRecord, parseJson, stringOf } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import type { Answer, Delivery, Envelope } from './envelope.ts';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets' | 'abrupt';

export type SocketMode = Delivery & {
  /** A path with a ticket for one connection, for apps.connections.open. */
  newPath: () => string;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Sends the same envelope on `copies` deliveries; the first acknowledgement counts. */
  deliverCopies: (envelope: Envelope, copies: number) => Promise<Answer>;
  /** `abrupt` cuts the connections without a word. */
  disconnect: (reason: DisconnectReason) => void;
  /** Closes every connection with a handshake, or cuts it when the app does not answer. */
  stop: () => Promise<void>;
};

type Connection = { socket: WebSocket; isLeaving: boolean };
/** An envelope that nobody has acknowledged yet. */
type Waiting = { carriers: Set<Connection>; settle: (answer: Answer) => void };

const PING_EVERY_MS = 10_000;
/** Slack closes a warned connection about this much later. */
const WARNING_MS = 10_000;

/** https://docs.slack.dev/apis/events-api/using-socket-mode */
export function createSocketMode(
  workspace: Workspace,
  options: { ackTimeoutMs: () => number; onFrame: (what: string, frame: unknown) => void; onChange: () => void },
): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const waiting = new Map<string, Waiting>();
  let connections: Connection[] = [];
  let turn = 0;

  const available = () => {
    const open = connections.filter((connection) => connection.socket.readyState === connection.socket.OPEN);
    const staying = open.filter((connection) => !connection.isLeaving);
    return staying.length > 0 ? staying : open;
  };
  const sendFrame = (connection: Connection, what: string, frame: unknown) => {
    options.onFrame(what, frame);
    connection.socket.send(JSON.stringify(frame));
  };
  const forget = (connection: Connection) => {
    connections = connections.filter((other) => other !== connection);
    for (const entry of waiting.values()) {
      const wasCarrier = entry.carriers.delete(connection);
      if (wasCarrier && entry.carriers.size === 0) entry.settle({ kind: 'no_answer' });
    }
    options.onChange();
  };
  const receive = (data: string) => {
    const frame = parseJson(data);
    if (!isRecord(frame)) return;
    const id = stringOf(frame.envelope_id) ?? '';
    waiting.get(id)?.settle({ kind: 'acked', body: frame.payload });
  };
  const accept = (socket: WebSocket) => {
    const connection: Connection = { socket, isLeaving: false };
    connections.push(connection);
    const pinging = setInterval(() => socket.ping(), PING_EVERY_MS);
    pinging.unref();
    socket.on('message', (data: Buffer) => receive(data.toString()));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pinging);
      forget(connection);
    });
    sendFrame(connection, 'hello', helloFrame(workspace, connections.length));
    options.onChange();
  };

  const deliverCopies: SocketMode['deliverCopies'] = (envelope, copies) => {
    const candidates = available();
    if (candidates.length === 0) return Promise.resolve({ kind: 'no_app' });
    const id = workspace.ids.next('E');
    const frame = JSON.stringify(envelopeFrame(envelope, id));
    return new Promise((resolve) => {
      const settle = (answer: Answer) => {
        clearTimeout(timeout);
        waiting.delete(id);
        resolve(answer);
      };
      const timeout = setTimeout(() => settle({ kind: 'no_answer' }), options.ackTimeoutMs());
      const carriers = new Set<Connection>();
      waiting.set(id, { carriers, settle });
      for (let copy = 0; copy < copies; copy += 1) {
        // Each payload goes to any one connection, whichever is next.
        const connection = candidates[turn % candidates.length];
        turn += 1;
        if (!connection) continue;
        carriers.add(connection);
        connection.socket.send(frame);
      }
    });
  };

  return {
    isConnected: () => available().length > 0,
    newPath: () => {
      const ticket = workspace.ids.nextSecret();
      tickets.add(ticket);
      return `/link/?ticket=${ticket}&app_id=${workspace.app.appId}`;
    },
    upgrade: (request, socket, head) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      // A ticket opens one connection: a second use is refused as Slack refuses it.
      if (pathname !== '/link/' || !tickets.delete(searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, accept);
    },
    deliver: (envelope) => deliverCopies(envelope, 1),
    deliverCopies,
    disconnect: (reason) => {
      for (const connection of connections) {
        if (reason === 'abrupt') {
          connection.socket.terminate();
          continue;
        }
        connection.isLeaving = true;
        sendFrame(connection, 'disconnect', { type: 'disconnect', reason, debug_info: { host: 'sandbox' } });
        const closing = setTimeout(() => connection.socket.close(), reason === 'warning' ? WARNING_MS : 1000);
        closing.unref();
      }
    },
    stop: async () => {
      const open = connections.map(({ socket }) => socket);
      await Promise.all(open.map(closeGently));
      server.close();
    },
  };
}

const CLOSE_PATIENCE_MS = 200;

function closeGently(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timeout = setTimeout(() => socket.terminate(), CLOSE_PATIENCE_MS);
    socket.once('close', () => {
      clearTimeout(timeout);
      resolve();
    });
    socket.close(1001);
  });
}

function helloFrame(workspace: Workspace, count: number) {
  return {
    type: 'hello',
    num_connections: count,
    debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18060 },
    connection_info: { app_id: workspace.app.appId },
  };
}

function envelopeFrame(envelope: Envelope, envelopeId: string) {
  const retry = envelope.retry && { retry_attempt: envelope.retry.num, retry_reason: envelope.retry.reason };
  return {
    envelope_id: envelopeId,
    type: envelope.type,
    payload: envelope.payload,
    accepts_response_payload: envelope.acceptsResponse,
    ...(envelope.type === 'events_api' ? { retry_attempt: 0, retry_reason: '' } : {}),
    ...retry,
  };
}
