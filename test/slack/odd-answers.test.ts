import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { boltLogger, createLog } from '../../src/log.ts';
import { createClients } from '../../src/slack/clients.ts';
import { type Failure, failureOf } from '../../src/slack/failures.ts';

/** Slack's own client against a server that answers as Slack, or what stands before it, does on bad days. */

const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

type Answer = (response: ServerResponse) => unknown;

/** What a post comes to that is answered so; null when it counts as sent. */
async function outcomeOf(answer: Answer): Promise<Failure | 'ours' | null> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(response);
  });
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Text only for a path or a pipe, null only before it listens.
  const { port } = server.address() as AddressInfo;
  const { lookUp } = createClients(
    { botToken: 'xoxb-1', slackApiUrl: `http://127.0.0.1:${port}/api/` },
    boltLogger(createLog('silent')),
  );
  const error = await lookUp.chat.postMessage({ channel: 'C1', text: 'Hello' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(asked, 'asked once, and nowhere else').toEqual(['/api/chat.postMessage']);
  return error === null ? null : (failureOf(error) ?? 'ours');
}

const DONE = '{"ok":true,"channel":"C1","ts":"1.2"}';
const PAGE = '<!DOCTYPE html><html><body>Log in to use this network.</body></html>';

const says =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);
const json = (body: string): Answer => says(200, body, { 'content-type': 'application/json' });
const page = (status: number): Answer => says(status, PAGE, { 'content-type': 'text/html' });
/** Announces the whole answer and sends this much of it; `then` is what becomes of the connection. */
const begins =
  (bytes: number, then: (response: ServerResponse) => void): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(DONE.length) });
    response.flushHeaders();
    if (bytes > 0) response.write(DONE.slice(0, bytes), () => then(response));
    else setImmediate(() => then(response));
  };
const closes = (response: ServerResponse) => response.destroy();
const resets = (response: ServerResponse) => response.socket?.resetAndDestroy();
const stalls = () => undefined;

const tooMany = (headers: Record<string, string>): Answer => says(429, '{"ok":false,"error":"ratelimited"}', headers);

const unknown = (code: string): Failure => ({ kind: 'unknown', code });
const again = (code: string): Failure => ({ kind: 'again', code });
const waits = (seconds: number): Failure => ({ kind: 'rate_limited', retryAfterMs: seconds * 1000 });

test.each<[string, Answer, Failure | null]>([
  ['all is well', json(DONE), null],

  ['the connection ends before the answer', closes, unknown('no_answer')],
  ['the connection is reset before the answer', resets, unknown('no_answer')],
  ['the connection ends after the headers', begins(0, closes), unknown('no_answer')],
  ['the connection is reset after the headers', begins(0, resets), unknown('no_answer')],
  ['the answer breaks off in the middle', begins(12, closes), unknown('no_answer')],
  ['the connection is reset in the middle', begins(12, resets), unknown('no_answer')],
  ['the answer never ends', begins(12, stalls), unknown('no_answer')],
  ['half an answer comes as a whole', json(DONE.slice(0, 12)), unknown('no_answer')],
  ['nothing comes', json(''), unknown('no_answer')],
  ['the answer is null', json('null'), unknown('no_answer')],
  ['the answer is a list', json('[]'), unknown('no_answer')],
  ['the answer is a text', json('"ok"'), unknown('no_answer')],
  ['the answer does not say whether it was done', json('{"channel":"C1"}'), unknown('no_answer')],
  ['500', page(500), unknown('http_500')],
  ['502', page(502), unknown('http_502')],
  ['503', says(503, ''), unknown('http_503')],
  ['504', page(504), unknown('http_504')],
  ['204', says(204, ''), unknown('no_answer')],
  ['202', says(202, DONE), unknown('http_202')],
  // Fetch passes this one on as a broken connection.
  ['407 from a proxy', page(407), unknown('no_answer')],
  ['fatal_error', json('{"ok":false,"error":"fatal_error"}'), unknown('fatal_error')],

  ['a page to log in with 200', page(200), again('not_from_slack')],
  ['a page to log in elsewhere', says(302, '', { location: '/login' }), again('not_from_slack')],
  ['400 from a proxy', page(400), again('http_400')],
  ['401 from a proxy', page(401), again('http_401')],
  ['403 from a filter', page(403), again('http_403')],
  ['404 from a proxy', page(404), again('http_404')],
  ['408', page(408), again('http_408')],
  ['a refusal that is none of Slack’s', json(`{"ok":false,"error":"${PAGE}"}`), again('not_from_slack')],
  ['a refusal without a word', json('{"ok":false}'), again('not_from_slack')],
  [
    'too much for the workspace',
    json('{"ok":false,"error":"message_limit_exceeded"}'),
    again('message_limit_exceeded'),
  ],
  ['a migration', json('{"ok":false,"error":"org_login_required"}'), again('org_login_required')],

  ['too many requests, 7 seconds', tooMany({ 'retry-after': '7' }), waits(7)],
  ['too many requests, with 200', json('{"ok":false,"error":"ratelimited"}'), again('ratelimited')],
  ['too many requests, without a word on how long', tooMany({}), waits(30)],
  ['too many requests, until a date', tooMany({ 'retry-after': 'Tue, 24 Nov 2026 15:00:30 GMT' }), waits(30)],
  ['too many requests, until a date in figures', tooMany({ 'retry-after': '2026-11-24T15:00:30Z' }), waits(30)],
  ['too many requests, a negative number', tooMany({ 'retry-after': '-5' }), waits(30)],
  ['too many requests, no wait at all', tooMany({ 'retry-after': '0' }), waits(1)],
  ['too many requests, for three years', tooMany({ 'retry-after': '99999999' }), waits(3600)],
  ['too many requests, said by a page', page(429), waits(30)],

  ['the channel is archived', json('{"ok":false,"error":"is_archived"}'), { kind: 'never', code: 'is_archived' }],
  ['the token is revoked', json('{"ok":false,"error":"token_revoked"}'), { kind: 'refused', code: 'token_revoked' }],
])('%s', { tags: 'thorough' }, async (_, answer, failure) => {
  expect(await outcomeOf(answer)).toEqual(failure);
});
