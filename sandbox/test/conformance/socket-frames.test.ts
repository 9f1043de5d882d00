import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SHORT } from '../patience.ts';
import { modal } from './bare-views.ts';
import { createGround, type Ground } from './ground.ts';
import { section } from './row.ts';

type Frame = Record<string, unknown> & {
  type: string;
  envelope_id?: string;
  payload?: Record<string, unknown>;
};

let ground: Ground;
let sockets: WebSocket[];
beforeEach(async () => {
  ground = await createGround();
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await ground.stop();
});

async function address(): Promise<string> {
  const { body } = await ground.call('apps.connections.open', {}, { token: 'app' });
  return String(body.url);
}

/** A connection that answers each envelope with what `answer` gives; `null` is no answer. */
async function connect(
  answer: (frame: Frame) => Record<string, unknown> | null = () => ({}),
): Promise<{ frames: Frame[]; socket: WebSocket }> {
  const socket = new WebSocket(await address());
  sockets.push(socket);
  const frames: Frame[] = [];
  await new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Frame;
      frames.push(frame);
      if (frame.type === 'hello') return resolve();
      const rest = frame.envelope_id ? answer(frame) : null;
      if (rest) socket.send(JSON.stringify({ envelope_id: frame.envelope_id, ...rest }));
    });
  });
  return { frames, socket };
}

/** https://docs.slack.dev/apis/events-api/using-socket-mode */
describe('a connection', () => {
  it('begins with hello', async () => {
    const { frames } = await connect();
    expect(frames).toEqual([
      {
        type: 'hello',
        num_connections: 1,
        debug_info: expect.objectContaining({
          host: expect.any(String),
          approximate_connection_time: expect.any(Number),
        }),
        connection_info: { app_id: 'A0APP' },
      },
    ]);
  });

  it('says how many there are', async () => {
    await connect();
    const { frames } = await connect();
    expect(frames[0]).toMatchObject({ type: 'hello', num_connections: 2 });
  });

  it('needs an address of its own', async () => {
    const url = await address();
    const first = new WebSocket(url);
    sockets.push(first);
    await new Promise((resolve) => first.once('open', resolve));
    const second = new WebSocket(url);
    await expect(
      new Promise((resolve, reject) => {
        second.once('open', resolve);
        second.once('error', reject);
      }),
    ).rejects.toThrow(/./);
  });

  it.each(['warning', 'refresh_requested', 'link_disabled', 'too_many_websockets'] as const)(
    'is told of its end: %s',
    { tags: 'thorough' },
    async (reason) => {
      const { frames } = await connect();
      ground.sandbox.control.disconnectSockets(reason);
      await ground.sandbox.settled();
      expect(frames.at(-1)).toMatchObject({ type: 'disconnect', reason });
    },
  );

  it('may end without a word', async () => {
    const { frames, socket } = await connect();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    ground.sandbox.control.disconnectSockets('abrupt');
    await closed;
    expect(frames).toHaveLength(1);
  });

  it('is refused as often as ordered', async () => {
    ground.sandbox.control.refuseConnections(2);
    const open = async () => (await ground.call('apps.connections.open', {}, { token: 'app' })).status;
    expect([await open(), await open(), await open()]).toEqual([500, 500, 200]);
  });
});

describe('an envelope', () => {
  it('of a command wants an answer', async () => {
    const { frames } = await connect();
    await ground.sandbox.as('U0SAM').slash('/bare', 'sales');
    expect(frames[1]).toMatchObject({
      type: 'slash_commands',
      envelope_id: expect.stringMatching(/./),
      accepts_response_payload: true,
      payload: { command: '/bare' },
    });
  });

  it('of an interaction is called interactive', async () => {
    const { frames } = await connect();
    await ground.sandbox.as('U0SAM').shortcut('Bare global');
    expect(frames[1]).toMatchObject({
      type: 'interactive',
      envelope_id: expect.any(String),
      payload: { type: 'shortcut' },
    });
  });

  it('of an event takes no answer and says which attempt it is', async () => {
    const { frames } = await connect();
    await ground.sandbox.as('U0SAM').say('sales', 'Hello');
    expect(frames[1]).toMatchObject({
      type: 'events_api',
      envelope_id: expect.any(String),
      accepts_response_payload: false,
      retry_attempt: 0,
      retry_reason: '',
      payload: { type: 'event_callback' },
    });
  });

  it('is never sent to two connections', { tags: 'thorough' }, async () => {
    const all = [await connect(), await connect(), await connect()];
    for (let run = 0; run < 6; run += 1) await ground.sandbox.as('U0SAM').slash('/bare', 'sales');
    const ids = all.flatMap(({ frames }) => frames.slice(1).map((frame) => frame.envelope_id));
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
  });

  it('has the same id when it is sent twice', async () => {
    const { frames } = await connect();
    ground.sandbox.control.duplicateNext('slash_command');
    await ground.sandbox.as('U0SAM').slash('/bare', 'sales');
    expect(frames).toHaveLength(3);
    expect(frames[2]).toEqual(frames[1]);
  });

  it('is not answered by another id', { tags: 'thorough' }, async () => {
    await connect(() => ({ envelope_id: 'made-up' }));
    ground.sandbox.control.answerWithin(SHORT);
    const result = await ground.sandbox.as('U0SAM').slash('/bare', 'sales');
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('operation_timeout') });
  });

  it('of a command may be answered with a message', async () => {
    await connect(() => ({ payload: { text: 'For you' } }));
    await ground.sandbox.as('U0SAM').slash('/bare', 'sales');
    expect(ground.sandbox.as('U0SAM').lastMessage('sales')).toMatchObject({ text: 'For you', isEphemeral: true });
  });

  it('of a submission may be answered with what to do', { tags: 'thorough' }, async () => {
    const pushed = modal('second', [section('Done')], { submit: undefined });
    const push = { payload: { response_action: 'push', view: pushed } };
    const { frames } = await connect((frame) => (frame.payload?.type === 'view_submission' ? push : {}));
    const maya = ground.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    const trigger_id = frames.at(-1)?.payload?.trigger_id;
    await ground.call('views.open', { trigger_id, view: modal('form', [section('Sure?')]) });
    expect(await maya.modal()?.submit()).toEqual({ ok: true });
    expect(maya.state().views.map((view) => view.title)).toEqual(['form', 'second']);
  });
});

/** https://docs.slack.dev/apis/events-api */
describe('an event that is not acknowledged', { tags: 'thorough' }, () => {
  it('comes again in a new attempt, an interaction does not', async () => {
    const { frames } = await connect((frame) => (frame.retry_attempt === 0 ? null : {}));
    ground.sandbox.control.answerWithin(SHORT);
    await ground.sandbox.as('U0SAM').say('sales', 'Hello');
    await ground.sandbox.settled();
    const events = frames.filter((frame) => frame.type === 'events_api');
    expect(events).toMatchObject([
      { retry_attempt: 0 },
      {
        retry_attempt: 1,
        retry_reason: expect.stringContaining('timeout'),
        payload: { event_id: events[0]?.payload?.event_id },
      },
    ]);
  });
});
