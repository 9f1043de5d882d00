import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Act } from './acts.ts';
import type { Clock } from './clock.ts';
import { clientState, type ReadMarks } from './client-state.ts';
import { jumpTarget } from './clock-jump.ts';
import { readBody, sendJson } from './http-body.ts';
import type { Perform } from './interactions/perform.ts';
import { isRecord, parseJson, recordOf } from './json.ts';
import { createPageStream, type PageStream } from './page-stream.ts';
import type { Services } from './services.ts';

/** What the browser page talks to: `/sandbox/act`, `state`, `stream`, `traffic`, `clock`. */
export type PageApi = {
  /** False when the path is none of its own. */
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** The stream's WebSocket; false when the path is none of its own. */
  upgrade: PageStream['upgrade'];
  stop: () => void;
};

/** Any twelve hours of day hold two of these stops, and any eight hours of work one. */
const STOPS_EVERY_MS = 6 * 60 * 60_000;
const STOPS_FOR_MS = 200;

/** Time passes with stops on the way, at each of which the app has a moment to do what it does only by day. */
async function passTo(clock: Clock, target: number): Promise<void> {
  for (let at = clock.now() + STOPS_EVERY_MS; at < target; at += STOPS_EVERY_MS) {
    clock.advanceTo(at);
    await sleep(STOPS_FOR_MS);
  }
  clock.advanceTo(target);
}

export function createPageApi(services: Services, perform: Perform, reads: ReadMarks): PageApi {
  const { workspace, record } = services;
  const stream = createPageStream(services, reads);

  const moveClock = async (body: unknown, personId: string | null) => {
    const step = recordOf(body);
    const zone = workspace.people.get(personId ?? '')?.tz ?? 'UTC';
    const { clock } = workspace;
    if (typeof step.advanceMs === 'number') clock.advance(step.advanceMs);
    else if (typeof step.to === 'number') clock.advanceTo(step.to);
    else await passTo(clock, jumpTarget(String(step.jump), clock.now(), zone));
    return { ok: true, now: clock.now() };
  };

  const answer = async (url: URL, request: IncomingMessage): Promise<unknown> => {
    const personId = url.searchParams.get('as');
    const body = request.method === 'POST' ? parseJson((await readBody(request)).toString()) : undefined;
    switch (`${request.method} ${url.pathname}`) {
      case 'POST /sandbox/act':
        if (!isRecord(body) || typeof body.act !== 'string') throw new Error('The body is no act.');
        // The page is this repository's own and sends what acts.ts says.
        return perform(personId ?? '', body as Act);
      case 'GET /sandbox/state':
        return clientState(services, reads, personId ?? '');
      case 'GET /sandbox/traffic':
        return record.since(Number(url.searchParams.get('after') ?? 0));
      case 'POST /sandbox/clock':
        return moveClock(body, personId);
      default:
        return undefined;
    }
  };

  return {
    serve: async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (!url.pathname.startsWith('/sandbox/')) return false;
      try {
        const result = await answer(url, request);
        if (result === undefined) sendJson(response, { ok: false, problem: 'There is nothing here.' }, 404);
        else sendJson(response, result);
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        if (response.headersSent) response.end();
        else sendJson(response, { ok: false, problem }, 400);
      }
      return true;
    },
    upgrade: stream.upgrade,
    stop: stream.stop,
  };
}
