import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createClock } from '../src/clock.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../src/sandbox.ts';
import { manifest, type Running, startBare, startBareHttp } from './bare-app.ts';
import { LONG } from './patience.ts';

let running: Running | undefined;
let alone: Sandbox | undefined;
afterEach(async () => {
  await running?.stop();
  await alone?.stop();
  running = undefined;
  alone = undefined;
});

async function startAlone(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  alone = await createSandbox({ manifest, ackTimeoutMs: LONG, ...options });
  return alone;
}

type Frame = { type: string; envelope_id?: string; reason?: string; num_connections?: number };

async function openConnection(sandbox: Sandbox): Promise<{ status: number; url: string }> {
  const response = await fetch(`${sandbox.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.tokens.app}` },
  });
  const { url } = response.ok ? ((await response.json()) as { url: string }) : { url: '' };
  return { status: response.status, url };
}

/** A connection that acknowledges everything and keeps what it heard. */
async function connect(sandbox: Sandbox) {
  const { url } = await openConnection(sandbox);
  const socket = new WebSocket(url);
  const frames: Frame[] = [];
  await new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Frame;
      frames.push(frame);
      if (frame.type === 'hello') resolve();
      else if (frame.envelope_id) socket.send(JSON.stringify({ envelope_id: frame.envelope_id }));
    });
  });
  return { socket, frames, url, commands: () => frames.filter((frame) => frame.type === 'slash_commands').length };
}

it('says whether the app can be reached', async () => {
  const sandbox = await startAlone();
  expect(sandbox.isConnected()).toBe(false);
  const { socket } = await connect(sandbox);
  expect(sandbox.isConnected()).toBe(true);
  const isClosed = new Promise((resolve) => socket.once('close', resolve));
  sandbox.control.disconnectSockets('abrupt');
  await isClosed;
  await sandbox.settled();
  expect(sandbox.isConnected()).toBe(false);
});

it('gives each envelope to one of several connections', { tags: 'thorough' }, async () => {
  const sandbox = await startAlone();
  const first = await connect(sandbox);
  const second = await connect(sandbox);
  expect(first.frames[0]).toMatchObject({ num_connections: 1, connection_info: { app_id: 'A0APP' } });
  expect(second.frames[0]).toMatchObject({ num_connections: 2 });
  for (let run = 0; run < 4; run += 1) expect(await sandbox.as('U0MAYA').slash('/bare')).toEqual({ ok: true });
  expect([first.commands(), second.commands()]).toEqual([2, 2]);
});

it('opens one connection for each ticket', async () => {
  const sandbox = await startAlone();
  const { url } = await connect(sandbox);
  const again = new WebSocket(url);
  const error = await new Promise<Error>((resolve) => again.once('error', resolve));
  expect(error.message).toContain('401');
});

it('warns connections and prefers those that it has not warned', { tags: 'thorough' }, async () => {
  const sandbox = await startAlone();
  const old = await connect(sandbox);
  sandbox.control.disconnectSockets('warning');
  const fresh = await connect(sandbox);
  await sandbox.as('U0MAYA').slash('/bare');
  expect(old.frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'warning' });
  expect([old.commands(), fresh.commands()]).toEqual([0, 1]);
});

it('fails commands while the only connection is cut, and refuses new ones as ordered', {
  tags: 'thorough',
}, async () => {
  const sandbox = await startAlone();
  await connect(sandbox);
  const maya = sandbox.as('U0MAYA');
  expect(maya.state().appConnected).toBe(true);
  sandbox.control.disconnectSockets('abrupt');
  sandbox.control.refuseConnections(1);
  await sandbox.settled();
  expect(maya.state().appConnected).toBe(false);
  expect(await maya.slash('/bare')).toMatchObject({ problem: expect.stringContaining('dispatch_failed') });
  expect(await openConnection(sandbox)).toMatchObject({ status: 500 });
  expect(await openConnection(sandbox)).toMatchObject({ status: 200 });
});

it('keeps a Bolt app working when an envelope comes twice', { tags: 'thorough' }, async () => {
  let runs = 0;
  running = await startBare((app) =>
    app.command('/bare', async ({ ack }) => {
      runs += 1;
      await ack();
    }),
  );
  running.sandbox.control.duplicateNext();
  expect(await running.sandbox.as('U0MAYA').slash('/bare')).toEqual({ ok: true });
  expect(runs).toBe(2);
});

it('repeats an event at once, after one and after five minutes, and an interaction never', {
  tags: 'thorough',
}, async () => {
  const clock = createClock({ manual: true });
  // Nothing listens on that port.
  const sandbox = await startAlone({ clock, delivery: { mode: 'http', url: 'http://127.0.0.1:9/slack/events' } });
  const attempts = () => sandbox.control.calls('message').length;
  const sam = sandbox.as('U0SAM');
  await sam.say('sales', 'Anyone?');
  await sandbox.settled();
  expect(attempts()).toBe(2);
  for (const [wait, expected] of [
    [59_000, 2],
    [1000, 3],
    [300_000, 4],
    [3_600_000, 4],
  ] as const) {
    clock.advance(wait);
    await sandbox.settled();
    expect(attempts()).toBe(expected);
  }
  await sam.slash('/bare', 'sales');
  clock.advance(3_600_000);
  await sandbox.settled();
  expect(sandbox.control.calls('slash_command')).toHaveLength(1);
});

it('signs what it posts, so that Bolt takes it', { tags: 'thorough' }, async () => {
  const heard: string[] = [];
  running = await startBareHttp((app) => app.message(async ({ message }) => void heard.push(message.ts)));
  await running.sandbox.as('U0SAM').say('sales', 'Signed');
  expect(heard).toHaveLength(1);
});

it('is switched and read over HTTP by tests in other processes', async () => {
  const sandbox = await startAlone();
  const control = async (name: string, body: unknown) => {
    const response = await fetch(`${sandbox.url}/sandbox/control/${name}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return response.json();
  };
  expect(await control('patchPerson', ['U0SAM', { deleted: true }])).toEqual({ ok: true, result: null });
  expect(
    sandbox
      .as('U0MAYA')
      .state()
      .people.find((person) => person.id === 'U0SAM')?.badges,
  ).toContain('deactivated');
  expect(await control('patchPerson', ['U0NOBODY', {}])).toMatchObject({
    ok: false,
    error: 'There is no account U0NOBODY.',
  });
  expect(await control('nothing', [])).toMatchObject({ ok: false });
  expect(await control('calls', 'user_change')).toMatchObject({ ok: true, result: [{ direction: 'slack→app' }, {}] });
});

it('moves its clock to the next morning and the next business day of a person', { tags: 'thorough' }, async () => {
  const clock = createClock({ manual: true, startAt: Date.parse('2026-03-06T20:00:00Z') });
  const sandbox = await startAlone({ clock });
  const jump = async (name: string, as: string) => {
    await fetch(`${sandbox.url}/sandbox/clock?as=${as}`, { method: 'POST', body: JSON.stringify({ jump: name }) });
    return new Date(clock.now()).toISOString();
  };
  expect(await jump('next_morning', 'U0SAM')).toBe('2026-03-07T14:00:00.000Z');
  // Over the start of summer time in New York: the wall clock stays, the instant moves an hour.
  expect(await jump('next_business_day', 'U0SAM')).toBe('2026-03-09T13:00:00.000Z');
});
