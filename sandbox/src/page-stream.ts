import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { clientState, type ReadMarks } from './client-state.ts';
import { canAct } from './membership.ts';
import type { Services } from './services.ts';

/**
 * What a person's client shows, kept current: `/sandbox/stream?as=ID`. A WebSocket, because a browser opens only six
 * connections to one server over HTTP: with six windows on event streams nothing else would come through.
 */
export type PageStream = {
  /** False when the path is another one. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  stop: () => void;
};

const DEBOUNCE_MS = 30;
/** How often a client is shown the time while nothing else happens. */
const TICK_MS = 20_000;

export function createPageStream(services: Services, reads: ReadMarks): PageStream {
  const { workspace } = services;
  const server = new WebSocketServer({ noServer: true });
  const firstWhoCanAct = () => [...workspace.people.values()].find(canAct)?.id ?? '';

  const feed = (client: WebSocket, personId: string) => {
    const push = () => client.send(JSON.stringify(clientState(services, reads, personId)));
    let timeout: NodeJS.Timeout | undefined;
    const stopListening = workspace.onChange(() => {
      timeout ??= setTimeout(() => {
        timeout = undefined;
        push();
      }, DEBOUNCE_MS);
    });
    const ticks = setInterval(push, TICK_MS);
    client.on('error', () => client.terminate());
    client.on('close', () => {
      clearTimeout(timeout);
      clearInterval(ticks);
      stopListening();
    });
    push();
  };

  return {
    upgrade: (request, socket, head) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (pathname !== '/sandbox/stream') return false;
      const personId = searchParams.get('as') ?? firstWhoCanAct();
      if (!isOwnPage(request)) socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      else if (!workspace.people.has(personId)) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      else server.handleUpgrade(request, socket, head, (client) => feed(client, personId));
      return true;
    },
    stop: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

/** Browsers let any site open a WebSocket to this machine, and say which site it was. */
function isOwnPage({ headers: { host = '', origin } }: IncomingMessage): boolean {
  const isHere = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  return isHere && (origin === undefined || origin === `http://${host}`);
}
