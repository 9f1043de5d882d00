import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Act, ActResult, ClientState, TrafficEntry } from '../src/acts.ts';
import { WebSocket } from 'ws';
import { type Running, startBare } from './bare-app.ts';

let running: Running;
beforeEach(async () => {
  running = await startBare((app) => {
    app.command('/bare', async ({ ack, say }) => {
      await ack();
      await say('Hello');
    });
  });
});
afterEach(() => running.stop());

async function act(personId: string, what: Act): Promise<ActResult> {
  const response = await fetch(`${running.sandbox.url}/sandbox/act?as=${personId}`, {
    method: 'POST',
    body: JSON.stringify(what),
  });
  return (await response.json()) as ActResult;
}

async function get<T>(path: string): Promise<T> {
  return (await (await fetch(`${running.sandbox.url}${path}`)).json()) as T;
}

const streamOf = (personId: string, options = {}) =>
  new WebSocket(`${running.sandbox.url.replace('http', 'ws')}/sandbox/stream?as=${personId}`, options);

/** Reads states from the stream until one fits. */
function streamUntil(personId: string, fits: (state: ClientState) => boolean): Promise<ClientState> {
  return new Promise((resolve, reject) => {
    const socket = streamOf(personId);
    socket.on('close', () => reject(new Error('The stream ended.')));
    socket.on('message', (data: Buffer) => {
      const state = JSON.parse(data.toString()) as ClientState;
      if (!fits(state)) return;
      resolve(state);
      socket.close();
    });
  });
}

describe('the page', () => {
  it('acts, and sees on its stream what came of it', async () => {
    const isAnswered = (state: ClientState) =>
      state.conversations.some((entry) => entry.id === 'D0MAYA' && entry.messages.some(({ text }) => text === 'Hello'));
    const seen = streamUntil('U0MAYA', isAnswered);
    expect(await act('U0MAYA', { act: 'slash', channel: 'D0MAYA', text: '/bare' })).toEqual({ ok: true });
    expect((await seen).conversations.at(-1)).toMatchObject({ kind: 'dm', unread: 1 });
    await act('U0MAYA', { act: 'read', channel: 'D0MAYA' });
    const state = await get<ClientState>('/sandbox/state?as=U0MAYA');
    expect(state.conversations.at(-1)).toMatchObject({ unread: 0 });
  });

  it('shows each person their own conversations, commands and badges', async () => {
    const lena = await get<ClientState>('/sandbox/state?as=U0LENA');
    expect(lena.conversations.map((entry) => entry.name)).toEqual([
      'partner-brightwater',
      'partner-threeway',
      'partner-old',
    ]);
    expect(lena.commands).toEqual([]);
    expect(lena.me.badges).toEqual(['external']);
    const maya = await get<ClientState>('/sandbox/state?as=U0MAYA');
    expect(maya.commands).toMatchObject([{ command: '/bare' }]);
    expect(maya.conversations.find((entry) => entry.id === 'C0PENDING')?.sharedWith).toEqual([
      'Ferrous Systems (pending)',
    ]);
    expect(maya.channels).toContainEqual({ id: 'C0SALES', name: 'sales' });
    expect(maya.channels.map(({ id }) => id)).not.toContain('C0PRIVATE');
    expect(lena.channels).toEqual([]);
    expect(maya.people.find((person) => person.id === 'U0INVITED')).toMatchObject({
      badges: ['invited'],
      canAct: false,
    });
  });

  it('shows the traffic after an entry', async () => {
    await act('U0MAYA', { act: 'slash', channel: 'D0MAYA', text: '/bare' });
    await running.sandbox.settled();
    const all = await get<TrafficEntry[]>('/sandbox/traffic?after=0');
    expect(all.map((entry) => entry.what)).toEqual(
      expect.arrayContaining(['hello', 'slash_command', 'chat.postMessage']),
    );
    const last = all.at(-1)?.id ?? 0;
    expect(await get<TrafficEntry[]>(`/sandbox/traffic?after=${last}`)).toEqual([]);
  });

  it('lets a day pass with stops, so that an app does what it does only by day', { tags: 'thorough' }, async () => {
    const { now } = await get<ClientState>('/sandbox/state?as=U0MAYA');
    const sixHours = 6 * 60 * 60_000;
    const seen = streamUntil('U0MAYA', (state) => state.now === now + sixHours);
    const body = JSON.stringify({ jump: 'next_business_day' });
    await fetch(`${running.sandbox.url}/sandbox/clock?as=U0MAYA`, { method: 'POST', body });
    expect((await seen).now).toBe(now + sixHours);
    const after = await get<ClientState>('/sandbox/state?as=U0MAYA');
    expect(after.now).toBeGreaterThanOrEqual(now + 4 * sixHours);
  });

  it('is told what it asked wrongly', async () => {
    expect(await get('/sandbox/state?as=U0NOBODY')).toMatchObject({
      ok: false,
      problem: 'There is no account U0NOBODY.',
    });
    expect(await get('/sandbox/nothing')).toMatchObject({ ok: false });
    const back = await fetch(`${running.sandbox.url}/sandbox/clock`, { method: 'POST', body: '{"to":1}' });
    expect(await back.json()).toMatchObject({ ok: false, problem: 'The clock only moves forward.' });
  });

  it('is streamed to its own page only, and of people who are there', async () => {
    const refusalOf = (socket: WebSocket) =>
      new Promise((resolve) => {
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
        socket.on('open', () => resolve('open'));
      });
    expect(await refusalOf(streamOf('U0NOBODY'))).toBe(404);
    expect(await refusalOf(streamOf('U0MAYA', { origin: 'https://elsewhere.example' }))).toBe(403);
    expect(await refusalOf(streamOf('U0MAYA', { origin: running.sandbox.url }))).toBe('open');
  });

  it('is served to this machine only', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      const headers = { host: 'elsewhere.example' };
      request(`${running.sandbox.url}/sandbox/state?as=U0MAYA`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });
});
