import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import type { App } from '@slack/bolt';
import type { Log } from '../log.ts';
import { readJson } from './json.ts';
import { isPayload, isRecord, type Payload } from './payload.ts';
import type { Receiving } from './receiving.ts';
import { ageOf, type Refusals } from './refusals.ts';
import { isSigned, isTimely, type Signed } from './signature.ts';

/**
 * Signed HTTP requests. In place of Bolt's own receiver, which takes requests that were signed for the future, ends the process
 * on a signed `null`, reads bodies before it looks at their headers, and keeps unanswered requests for three seconds.
 */

const PATH = '/slack/events';
/** More than any payload that Slack sends for our forms. */
const BODY_LIMIT_BYTES = 262_144;
/** Slack opens a few at a time; who opens more is an attacker. */
const MOST_CONNECTIONS = 512;
const PATIENCE = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };

export function receiveByHttp(options: {
  signingSecret: string;
  port: number;
  /** Slack's own time, against which signatures are checked (epoch ms). */
  slackTime: () => number;
  log: Log;
  refusals: Refusals;
}): Receiving {
  const { signingSecret, port, slackTime, log, refusals } = options;
  let app: App | null = null;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const payload = await admit(request, { signingSecret, now: slackTime(), refusals });
    refusals.admitted();
    // Slack asks now and then whether the address is alive, and once whether it is ours.
    if (payload.ssl_check === '1') return reply(response, 200);
    if (payload.type === 'url_verification') return reply(response, 200, { challenge: challengeIn(payload) });
    if (!isPayload(payload)) throw new NotAdmitted(400);
    const ack = async (answer?: unknown) => {
      if (!response.headersSent) reply(response, 200, answer);
    };
    await app?.processEvent({ body: payload, ack, ...retryOf(request) });
    // No listener knows it, or the one that does has failed: nobody will answer it any more.
    if (!response.headersSent) reply(response, 400);
  };

  const server = createServer(PATIENCE, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!(error instanceof NotAdmitted)) log.error({ err: error }, 'A request could not be worked on');
      // Answered already: a failure after that may neither change the answer nor end the process.
      if (response.headersSent) return;
      // The rest of the body is not read, so the connection cannot be used again.
      response.setHeader('connection', 'close');
      reply(response, error instanceof NotAdmitted ? error.status : 500);
    });
  });
  server.maxConnections = MOST_CONNECTIONS;

  const start = async (): Promise<string> => {
    server.listen(port);
    await once(server, 'listening');
    // Text only for a path or a pipe, null only before it listens.
    const { port: boundPort } = server.address() as AddressInfo;
    return `HTTP on port ${boundPort}, path ${PATH}`;
  };
  const stop = async (settled: () => Promise<void>): Promise<void> => {
    server.close();
    server.closeIdleConnections();
    await settled();
    server.closeAllConnections();
  };

  return {
    receiver: {
      init(given) {
        app = given;
      },
      start,
      stop: () => stop(async () => undefined),
    },
    start,
    stop,
    isOpen: () => server.listening,
    watch: () => undefined,
  };
}

/** A request that Bolt does not get to see; `status` is the answer. */
class NotAdmitted extends Error {
  override name = 'NotAdmitted';
  readonly status: number;

  constructor(status: number) {
    super(`Not admitted: ${status}`);
    this.status = status;
  }
}

/** The payload, when Slack has signed it within five minutes of `now`. Throws NotAdmitted, before it reads the body wherever it can. */
async function admit(
  request: IncomingMessage,
  { signingSecret, now, refusals }: { signingSecret: string; now: number; refusals: Refusals },
): Promise<Payload> {
  if (request.method !== 'POST' || request.url?.split('?')[0] !== PATH) throw new NotAdmitted(404);
  const signed: Signed = {
    timestamp: String(request.headers['x-slack-request-timestamp'] ?? ''),
    signature: String(request.headers['x-slack-signature'] ?? ''),
  };
  // Without a signature it is nobody's who could mean us.
  if (signed.signature === '') throw new NotAdmitted(401);
  const refuse = (reason: 'secret' | 'clock'): never => {
    refusals.refused(reason, ageOf(signed.timestamp, now));
    throw new NotAdmitted(401);
  };
  if (!isTimely(signed, now)) refuse('clock');
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) throw new NotAdmitted(413);
  const body = await readBody(request);
  if (!isSigned(signed, body, signingSecret)) refuse('secret');
  return payloadOf(body.toString('utf8'), request.headers['content-type'] ?? '');
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // The answer needs the connection, also when the body is not read to its end.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > BODY_LIMIT_BYTES) throw new NotAdmitted(413);
      chunks.push(chunk);
    }
  } catch (error) {
    // Anything else: it was cut off in the middle, which anybody can do, signed or not.
    throw error instanceof NotAdmitted ? error : new NotAdmitted(400);
  }
  return Buffer.concat(chunks, size);
}

/** Commands are form fields, interactions a form with one JSON field, events JSON. */
function payloadOf(text: string, contentType: string): Payload {
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return objectOf(text);
  const fields = parse(text);
  // A field that is there twice was not sent by Slack.
  if (Object.values(fields).some((value) => typeof value !== 'string')) throw new NotAdmitted(400);
  return typeof fields.payload === 'string' ? objectOf(fields.payload) : { ...fields };
}

function objectOf(text: string): Payload {
  try {
    const value = readJson(text);
    if (isRecord(value)) return value;
  } catch {
    // It is no JSON.
  }
  throw new NotAdmitted(400);
}

function challengeIn({ challenge }: Payload): string {
  if (typeof challenge === 'string') return challenge;
  throw new NotAdmitted(400);
}

/** https://docs.slack.dev/apis/events-api#retries */
function retryOf({ headers }: IncomingMessage): { retryNum?: number; retryReason?: string } {
  const retryNum = Number(headers['x-slack-retry-num'] ?? Number.NaN);
  if (!Number.isInteger(retryNum)) return {};
  return { retryNum, retryReason: String(headers['x-slack-retry-reason'] ?? '') };
}

/** An empty answer, plain text, or JSON. */
function reply(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.headersSent) return;
  if (answer === undefined || answer === '') response.writeHead(status).end();
  else if (typeof answer === 'string') response.writeHead(status, { 'content-type': 'text/plain' }).end(answer);
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}
