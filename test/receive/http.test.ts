import { once } from 'node:events';
import { connect } from 'node:net';
import { App, type ReceiverEvent } from '@slack/bolt';
import { afterEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { receiveByHttp } from '../../src/receive/http.ts';
import { createRefusals } from '../../src/receive/refusals.ts';
import { send, signedRequest } from '../support/signed.ts';

const SECRET = 'not-a-secret';
const NOW = Date.parse('2026-11-24T15:00:00Z');
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** The receiver with an app behind it that notes what it is given, and answers as asked. */
async function receiving(answer: (event: ReceiverEvent) => Promise<unknown> = ({ ack }) => ack()) {
  const taken: unknown[] = [];
  const complaints: string[] = [];
  const log = createLog('silent');
  log.error = (_facts: unknown, words?: string) => void complaints.push(words ?? '');
  const clock = { elapsed: 0 };
  const warnings: object[] = [];
  log.warn = (facts: object, words?: string) => void warnings.push({ ...facts, words });
  const refusals = createRefusals({ elapsed: () => clock.elapsed, log });
  const receiver = receiveByHttp({ signingSecret: SECRET, port: 0, slackTime: () => NOW, log, refusals });
  const app = new App({ receiver: receiver.receiver, authorize: async () => ({}), deferInitialization: true });
  app.processEvent = async (event) => {
    taken.push(event.body);
    await answer(event);
  };
  const port = Number(/port (\d+)/.exec(await receiver.start())?.[1]);
  const stop = () => receiver.stop(async () => undefined);
  stops.push(stop);
  const post = (body: string, changes: { at?: number; secret?: string; type?: string } = {}) =>
    send(port, signedRequest({ body, secret: SECRET, at: NOW, ...changes }));
  return { port, post, taken, receiver, stop, complaints, clock, warnings, refusals };
}

const JSON_TYPE = 'application/json';
const COMMAND = 'command=%2Fhandoff&text=&user_id=U0SAM&team_id=T0NORTHWIND&trigger_id=1';
const DEEP = '['.repeat(30_000) + ']'.repeat(30_000);

/** A press as Slack sends it, changed. */
function pressWith(changes: Record<string, unknown>): string {
  const user = { id: 'U0SAM', team_id: 'T0NORTHWIND' };
  const press = { type: 'block_actions', trigger_id: '2', user, actions: [{ action_id: 'press' }] };
  // A value that is JSON already stands as it is: so deep a one cannot be written again.
  const fields = Object.entries({ ...press, ...changes }).map(
    ([key, value]) => `"${key}":${value === DEEP ? DEEP : JSON.stringify(value)}`,
  );
  return new URLSearchParams({ payload: `{${fields.join()}}` }).toString();
}

const EVENT = '{"type":"event_callback","event_id":"Ev1","event":{"type":"user_change"}}';
const commandWith = (text: string) => COMMAND.replace('text=', `text=${text}`);

describe('what is refused', () => {
  test('for a wrong secret is said in the log with what to do, once a minute, and is seen in health until something gets in', async () => {
    const { post, warnings, clock, refusals } = await receiving();
    expect(refusals.lately()).toBeNull();
    expect(await post(COMMAND, { secret: 'copied from another app' })).toEqual([401, '']);
    expect(await post(COMMAND, { secret: 'copied from another app' })).toEqual([401, '']);
    expect(warnings).toMatchObject([{ reason: 'secret', refused: 1 }]);
    expect(JSON.stringify(warnings)).toContain('copy the signing secret anew');
    clock.elapsed += 60_000;
    await post(COMMAND, { secret: 'copied from another app' });
    expect(warnings).toMatchObject([{ refused: 1 }, { refused: 2 }]);
    expect(refusals.lately()).toBe('secret');
    await post(COMMAND);
    expect(refusals.lately()).toBeNull();
  });

  test.each([
    [600, 'ten minutes behind Slack’s'],
    [-600, 'ten minutes ahead of Slack’s'],
  ])('while the clock of the machine is off is said with how far (%i s: %s)', async (off) => {
    const { post, warnings, clock, refusals } = await receiving();
    expect(await post(COMMAND, { at: NOW - off * 1000 })).toEqual([401, '']);
    expect(warnings).toMatchObject([{ reason: 'clock', offSeconds: off }]);
    expect(JSON.stringify(warnings)).toContain('set the clock right');
    clock.elapsed += 10 * 60_000;
    expect(refusals.lately()).toBeNull();
  });

  test('without a signature is nobody’s, and nothing is said of it', async () => {
    const { port, warnings, refusals } = await receiving();
    const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body: COMMAND });
    expect(answer.status).toBe(401);
    expect(warnings).toEqual([]);
    expect(refusals.lately()).toBeNull();
  });
});

describe('what Slack signed', () => {
  test('arrives as it was sent: commands, interactions and events', async () => {
    const { post, taken } = await receiving();
    const user = { id: 'U0SAM', team_id: 'T0NORTHWIND' };
    const actions = [{ type: 'button', action_id: 'press', value: 'Größe & “more” \u{1F600}' }];
    const interaction = { type: 'block_actions', trigger_id: '2', user, team: null, actions };
    const event = { type: 'event_callback', event_id: 'Ev1', event: { type: 'user_change' } };
    expect(await post(COMMAND)).toEqual([200, '']);
    expect(await post(new URLSearchParams({ payload: JSON.stringify(interaction) }).toString())).toEqual([200, '']);
    expect(await post(JSON.stringify(event), { type: JSON_TYPE })).toEqual([200, '']);
    const command = { command: '/handoff', text: '', user_id: 'U0SAM', team_id: 'T0NORTHWIND', trigger_id: '1' };
    expect(taken).toEqual([command, interaction, event]);
  });

  test('is answered with nothing, with words or with JSON, once', async () => {
    const { post } = await receiving(async ({ ack, body }) => {
      await ack(body.text === 'words' ? 'Hello' : { response_action: 'clear' });
      await ack('again');
    });
    expect(await post(commandWith('words'))).toEqual([200, 'Hello']);
    expect(await post(commandWith('json'))).toEqual([200, '{"response_action":"clear"}']);
  });

  test('is answered at once when nobody answers it, or somebody stumbles', async () => {
    const nobody = await receiving(async () => undefined);
    expect(await nobody.post(COMMAND)).toEqual([400, '']);
    const stumbling = await receiving(async () => Promise.reject(new Error('stumbled')));
    expect(await stumbling.post(COMMAND)).toEqual([500, '']);
    expect(await stumbling.post(COMMAND)).toEqual([500, '']);
  });

  test('stays answered, and the process goes on, when something fails after the answer', async () => {
    const failing = await receiving(async ({ ack }) => {
      await ack('taken');
      throw new Error('failed after the answer');
    });
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on('unhandledRejection', hear);
    try {
      expect(await failing.post(COMMAND)).toEqual([200, 'taken']);
      expect(await failing.post(COMMAND)).toEqual([200, 'taken']);
    } finally {
      process.off('unhandledRejection', hear);
    }
    expect(unheard).toEqual([]);
  });

  test('to see whether the address is ours is answered', async () => {
    const { post, taken } = await receiving();
    expect(await post('{"type":"url_verification","challenge":"c"}', { type: JSON_TYPE })).toEqual([
      200,
      '{"challenge":"c"}',
    ]);
    expect(await post('ssl_check=1&command=%2Fhandoff')).toEqual([200, '']);
    expect(taken).toEqual([]);
  });

  test('carries how often it was tried before', async () => {
    const events: ReceiverEvent[] = [];
    const { port } = await receiving(async (event) => {
      events.push(event);
      await event.ack();
    });
    const request = signedRequest({ body: EVENT, secret: SECRET, at: NOW, type: JSON_TYPE });
    Object.assign(request.headers, { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' });
    await send(port, request);
    expect(events[0]).toMatchObject({ retryNum: 2, retryReason: 'http_timeout' });
  });
});

describe('what others send', () => {
  test.each<[string, number, string, { at?: number; secret?: string; type?: string }]>([
    ['signed with another secret', 401, COMMAND, { secret: 'another' }],
    ['signed six minutes ago', 401, COMMAND, { at: NOW - 360_000 }],
    ['signed for the year 2100', 401, COMMAND, { at: Date.parse('2100-01-01T00:00:00Z') }],
    ['a signed null', 400, 'null', { type: JSON_TYPE }],
    ['a signed null in a field', 400, 'payload=null', {}],
    ['a signed list', 400, '[{"type":"event_callback"}]', { type: JSON_TYPE }],
    ['a signed list in a field', 400, 'payload=%5B%5D', {}],
    ['a signed number', 400, '1', { type: JSON_TYPE }],
    ['signed words', 400, '"type"', { type: JSON_TYPE }],
    ['half a JSON', 400, '{"type":', { type: JSON_TYPE }],
    ['half a character', 400, EVENT.replace('"Ev', '"\\ud83dEv'), { type: JSON_TYPE }],
    ['nothing at all', 400, '', { type: JSON_TYPE }],
    ['an empty object', 400, '{}', { type: JSON_TYPE }],
    ['something that Slack never sends', 400, '{"type":"unheard_of"}', { type: JSON_TYPE }],
    ['an event with nowhere to answer', 400, EVENT.replace('{', '{"response_urls":[null],'), { type: JSON_TYPE }],
    ['a press of nothing', 400, pressWith({ actions: null }), {}],
    ['a press of no button', 400, pressWith({ actions: [] }), {}],
    ['a press of nobody', 400, pressWith({ user: null }), {}],
    ['a press in no window', 400, pressWith({ view: null }), {}],
    ['a command of nobody', 400, COMMAND.replace('user_id=U0SAM&', ''), {}],
    ['a challenge that is no word', 400, `{"type":"url_verification","challenge":${DEEP}}`, { type: JSON_TYPE }],
    ['lists in lists in lists', 400, pressWith({ actions: DEEP }), {}],
    ['one field twice', 400, 'command=a&command=b', {}],
    ['two payloads', 400, 'payload=%7B%7D&payload=%7B%7D', {}],
    ['more than Slack ever sends', 413, 'x'.repeat(262_145), {}],
  ])('%s is turned away with %i', { tags: 'thorough' }, async (_, status, body, changes) => {
    const { post, taken, complaints } = await receiving();
    expect(await post(body, changes)).toEqual([status, '']);
    expect(taken).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await post(COMMAND)).toEqual([200, '']);
  });

  test('and is cut off in the middle leaves no trace', async () => {
    const { port, post, complaints } = await receiving();
    const { headers } = signedRequest({ body: COMMAND, secret: SECRET, at: NOW });
    const lines = Object.entries({ host: 'x', 'content-length': '1000', ...headers }).map((line) => line.join(': '));
    const socket = connect(port, '127.0.0.1');
    socket.write(`POST /slack/events HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\ncommand=`);
    // By the time that this one is answered, the other is being read, and when the next is, it has broken.
    expect(await post(COMMAND)).toEqual([200, '']);
    socket.resetAndDestroy();
    expect(await post(COMMAND)).toEqual([200, '']);
    expect(await post(COMMAND)).toEqual([200, '']);
    expect(complaints).toEqual([]);
  });

  test('as much as Slack may send is taken', { tags: 'thorough' }, async () => {
    const { post } = await receiving();
    expect(await post(commandWith('x'.repeat(262_144 - COMMAND.length)))).toEqual([200, '']);
  });

  test('in pieces without a length is cut off at the same size', async () => {
    const { port, taken } = await receiving();
    const { headers } = signedRequest({ body: '', secret: SECRET, at: NOW });
    const piece = 'x'.repeat(100_000);
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        for (let sent = 0; sent < 3; sent += 1) stream.enqueue(new TextEncoder().encode(piece));
        stream.close();
      },
    });
    const request: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' };
    expect((await fetch(`http://127.0.0.1:${port}/slack/events`, request)).status).toBe(413);
    expect(taken).toEqual([]);
  });

  test('to another address, or to read, finds nothing', { tags: 'thorough' }, async () => {
    const { port, taken } = await receiving();
    const request = signedRequest({ body: COMMAND, secret: SECRET, at: NOW });
    for (const path of ['/', '/slack', '/slack/events/', '/slack/events%2f', '//slack/events'])
      expect((await send(port, request, path))[0], path).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/slack/events`)).status).toBe(404);
    expect(taken).toEqual([]);
  });

  test('without a signature is turned away before its body is waited for', async () => {
    const { port } = await receiving();
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 401 .*\r\n[\s\S]*connection: close/i);
    socket.destroy();
  });

  test('a word at a time keeps nobody else waiting, and is cut off', { tags: 'thorough' }, async () => {
    const { post, port } = await receiving();
    const slow = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const socket = connect(port, '127.0.0.1').resume();
        await once(socket, 'connect');
        socket.write('POST /slack/events HTTP/1.1\r\nHost:');
        return socket;
      }),
    );
    const cutOff = Promise.all(slow.map((socket) => once(socket, 'close')));
    expect(await post(COMMAND)).toEqual([200, '']);
    await cutOff;
    expect(await post(COMMAND)).toEqual([200, '']);
  });
});

describe('stopping', () => {
  test('lets nobody in any more, and answers first what it has taken', async () => {
    let answerNow: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answerNow = resolve));
    let isTaken: () => void = () => undefined;
    const taken = new Promise<void>((resolve) => (isTaken = resolve));
    const { post, receiver } = await receiving(async ({ ack }) => {
      isTaken();
      await answered;
      await ack('late');
    });
    const first = post(COMMAND);
    await taken;
    const stopped = receiver.stop(async () => {
      answerNow();
      await first;
    });
    await expect(post(COMMAND)).rejects.toThrow();
    expect(await first).toEqual([200, 'late']);
    await stopped;
    expect(receiver.isOpen()).toBe(false);
  });
});
