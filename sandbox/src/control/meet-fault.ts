import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendText } from '../http-body.ts';
import type { Faults } from './faults.ts';

/** How the sandbox answers a request of the app, and what the record says about it. */
export type Reply = {
  status: number;
  headers: Record<string, string>;
  body: string;
  outcome: string;
  recorded: unknown;
};

export type Request = {
  /** A Web API method, `response_url` or `upload`. */
  method: string;
  /** The ids by which the request's channel may have been named in an order. */
  channels: readonly string[];
  request: IncomingMessage;
  response: ServerResponse;
  /** Does what was asked. */
  perform: () => Reply;
  /** Notes it in the record. */
  note: (outcome: string, answer: unknown) => void;
};

/** Answers a request, or lets the fault that was ordered for it happen. Does not wait for what comes `late`. */
export async function answerOrFail(
  faults: Faults,
  { method, channels, request, response, perform, note }: Request,
): Promise<void> {
  const fault = faults.take(method, channels);
  switch (fault?.kind) {
    case 'rate_limited':
      return send(response, note, refusal('ratelimited', 429, { 'retry-after': String(fault.retryAfterS) }));
    case 'error':
      return send(response, note, refusal(fault.error, 200));
    case 'http':
      note(`HTTP ${fault.status}`, null);
      return sendText(response, 'Something went wrong on our side.', fault.status);
    case 'drop':
      note('dropped', null);
      request.socket.destroy();
      return;
    case 'lost_reply':
      note('reply lost', perform().recorded);
      request.socket.destroy();
      return;
    case 'broken_reply':
      return breakOff(response, note, perform());
    case 'page':
      note(`a page with ${fault.status}`, null);
      response.writeHead(fault.status, { 'content-type': 'text/html' });
      response.end(LOGIN_PAGE);
      return;
    case 'late':
      if (fault.isCutOff === true) request.socket.destroy();
      return faults.holdBack(method, fault.ms, () => send(response, note, perform()));
    case 'delay':
      // Nobody waits for it when the sandbox has been stopped.
      await new Promise((resolve) => setTimeout(resolve, fault.ms).unref());
      break;
    default:
  }
  send(response, note, perform());
}

const LOGIN_PAGE = '<!DOCTYPE html><html><body><form>Log in to use this network.</form></body></html>';

/** Says how long the answer is, and sends half of it. */
function breakOff(response: ServerResponse, note: Request['note'], { status, headers, body, recorded }: Reply): void {
  note('reply broken off', recorded);
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}

/** An answer in JSON, as the Web API gives it. */
export function jsonReply(answer: Record<string, unknown>, status = 200, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(answer),
    outcome: answer.ok === true ? 'ok' : String(answer.error),
    recorded: answer,
  };
}

export function textReply(body: string, status = 200): Reply {
  const outcome = status === 200 ? 'ok' : `HTTP ${status}`;
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body, outcome, recorded: null };
}

function refusal(error: string, status: number, headers: Record<string, string> = {}): Reply {
  const reply = jsonReply({ ok: false, error }, status, headers);
  return status === 200 ? reply : { ...reply, outcome: `HTTP ${status}` };
}

function send(response: ServerResponse, note: Request['note'], reply: Reply): void {
  note(reply.outcome, reply.recorded);
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}
