import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { receiveBySocket } from '../../src/receive/socket.ts';
import type { Heard, Line, LineOptions, Spoilt } from './lines.ts';
import type { Inbound } from './payloads.ts';

/** What is done to a frame on its way. */
export const SOCKET_SPOILS = [
  'replayed',
  'cut short',
  'in no envelope',
  'without an id',
  'as another kind',
  'as bytes',
  'as nothing',
  'with something bottomless',
] as const;

const CONNECTIONS = 2;

/** Frames over the bot's own two sockets, to a Slack on this machine that opens them. */
export async function openSocketLine(
  { log, onLost }: LineOptions,
  init: (line: Line['receiving']) => Promise<void>,
): Promise<Line> {
  const answers = new Map<string, unknown[]>();
  const open: WebSocket[] = [];
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${portOf()}/` }));
  });
  // It listens on a port, not on a pipe.
  const portOf = () => (server.address() as AddressInfo).port;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket: WebSocket) => {
    open.push(socket);
    socket.on('message', (data: Buffer) => {
      const { envelope_id: id, payload } = JSON.parse(data.toString()) as { envelope_id: string; payload?: unknown };
      answers.set(id, [...(answers.get(id) ?? []), payload]);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: open.length }));
  });
  const receiving = receiveBySocket({
    appToken: 'xapp-1',
    slackApiUrl: `http://127.0.0.1:${portOf()}/api/`,
    log,
    onLost,
  });
  await init(receiving);
  await receiving.start();
  while (open.length < CONNECTIONS) await once(sockets, 'connection');

  let sent = 0;
  let before: string | null = null;
  /** What went over the socket before this, in both directions, has been read by then. */
  const heardBoth = async (socket: WebSocket): Promise<void> => {
    socket.ping();
    await once(socket, 'pong');
    await nextTurn();
  };

  return {
    receiving,
    async deliver(inbound, spoilt, settled): Promise<Heard> {
      sent += 1;
      const id = `envelope-${sent}`;
      const frame: string = spoilt === 'replayed' && before !== null ? before : frameOf(inbound, spoilt, id);
      // What the bot does not read as bytes it would hear for the first time when it comes again.
      if (spoilt !== 'as bytes') before = frame;
      const socket = open[sent % CONNECTIONS];
      if (!socket) throw new Error('The bot has closed a connection.');
      answers.clear();
      socket.send(spoilt === 'as bytes' ? Buffer.from(frame) : frame);
      await heardBoth(socket);
      await settled();
      await heardBoth(socket);
      const all = [...answers.values()].flat();
      return {
        answer: all.length === 0 ? 'left alone' : `acknowledged${all.length === 1 ? '' : ` ${all.length} times`}`,
        body: JSON.stringify(all[0] ?? null),
      };
    },
    async stop() {
      await receiving.stop(async () => undefined);
      sockets.close();
      for (const socket of open) socket.terminate();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Deeper than any code that calls itself can go. */
const BOTTOMLESS = '['.repeat(20_000) + ']'.repeat(20_000);
const OTHER = { slash_commands: 'interactive', interactive: 'events_api', events_api: 'slash_commands' } as const;

function frameOf({ type, payload }: Inbound, spoilt: Spoilt, id: string): string {
  const envelope = { envelope_id: id, type, payload, accepts_response_payload: true };
  switch (spoilt) {
    case 'cut short': {
      const frame = JSON.stringify(envelope);
      return frame.slice(0, Math.floor(frame.length * 0.7));
    }
    case 'in no envelope':
      return JSON.stringify(payload);
    case 'without an id':
      return JSON.stringify({ type, payload });
    case 'as another kind':
      return JSON.stringify({ ...envelope, type: OTHER[type] });
    case 'with something bottomless':
      return JSON.stringify(envelope).replace('"payload":{', `"payload":{"bottomless":${BOTTOMLESS},`);
    case 'as nothing':
      return JSON.stringify({ ...envelope, payload: null });
    default:
      return JSON.stringify(envelope);
  }
}
