import { WebSocket } from 'ws';
import { type Clock, createClock } from '../../src/clock.ts';
import type { Manifest } from '../../src/manifest.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox.ts';
import { LONG } from '../patience.ts';
import { bareManifest } from './bare-manifest.ts';

export type Args = Record<string, unknown>;
export type Encoding = 'form' | 'json';
/** `none` sends no token, `made up` one that was never issued. */
export type Token = 'bot' | 'app' | 'none' | 'made up';
export type Reply = { status: number; headers: Headers; body: Record<string, unknown> };

/** A sandbox with a standing clock, asked over plain HTTP: neither Bolt nor Slack's client stands between. */
export type Ground = {
  sandbox: Sandbox;
  clock: Clock;
  call: (method: string, args?: Args, options?: { token?: Token; encoding?: Encoding }) => Promise<Reply>;
  /** Posts as the app; the message's ts. */
  post: (channel: string, more?: Args) => Promise<string>;
  /** What a person writes there; its ts. */
  say: (personId: string, channel: string, text: string) => Promise<string>;
  /** A fresh trigger id of that person, from a slash command. */
  trigger: (personId?: string) => Promise<string>;
  /** Connects an app that acknowledges everything, empty or as `answer` says; the payloads it hears. */
  connect: (answer?: (payload: Args) => Args | undefined) => Promise<Args[]>;
  stop: () => Promise<void>;
};

/** 2 March 2026, 09:00 UTC. */
export const START = Date.parse('2026-03-02T09:00:00Z');

export async function createGround(manifest: Manifest = bareManifest): Promise<Ground> {
  const clock = createClock({ manual: true, startAt: START });
  const sandbox = await createSandbox({ manifest, clock, ackTimeoutMs: LONG });
  const sockets: WebSocket[] = [];

  const call: Ground['call'] = async (method, args = {}, { token = 'bot', encoding = 'form' } = {}) => {
    const response = await fetch(`${sandbox.apiUrl}${method}`, {
      method: 'POST',
      headers: { ...authorization(sandbox, token), 'content-type': contentTypes[encoding] },
      body: encoding === 'json' ? JSON.stringify(args) : formOf(args),
    });
    const text = await response.text();
    const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text };
    return { status: response.status, headers: response.headers, body };
  };

  const connect: Ground['connect'] = async (answer = () => undefined) => {
    const { body } = await call('apps.connections.open', {}, { token: 'app' });
    const socket = new WebSocket(String(body.url));
    sockets.push(socket);
    const payloads: Args[] = [];
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.on('message', (data: Buffer) => {
        const frame = JSON.parse(data.toString()) as { type: string; envelope_id?: string; payload?: Args };
        if (frame.type === 'hello') return resolve();
        if (!frame.envelope_id || !frame.payload) return;
        payloads.push(frame.payload);
        const payload = answer(frame.payload);
        socket.send(JSON.stringify({ envelope_id: frame.envelope_id, ...(payload ? { payload } : {}) }));
      });
    });
    return payloads;
  };

  return {
    sandbox,
    clock,
    call,
    connect,
    post: async (channel, more = {}) => {
      const { body } = await call('chat.postMessage', { channel, text: 'A post', ...more });
      if (body.ok !== true) throw new Error(`Posting failed: ${JSON.stringify(body)}`);
      return String(body.ts);
    },
    say: async (personId, channel, text) => {
      const person = sandbox.as(personId);
      const result = await person.say(channel, text);
      if (!result.ok) throw new Error(`Saying failed: ${JSON.stringify(result)}`);
      return person.lastMessage(channel).ts;
    },
    trigger: async (personId = 'U0MAYA') => {
      const payloads = await connect();
      await sandbox.as(personId).slash('/bare');
      return String(payloads.at(-1)?.trigger_id);
    },
    stop: async () => {
      for (const socket of sockets) socket.terminate();
      await sandbox.stop();
    },
  };
}

const contentTypes = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json; charset=utf-8',
} satisfies Record<Encoding, string>;

function authorization(sandbox: Sandbox, token: Token): Record<string, string> {
  if (token === 'none') return {};
  const value = token === 'made up' ? 'xoxb-never-issued' : sandbox.tokens[token];
  return { authorization: `Bearer ${value}` };
}

/** As Slack's own clients write it: whatever is not a plain value travels as JSON. */
function formOf(args: Args): string {
  const entries = Object.entries(args).filter(([, value]) => value !== undefined);
  const fields = entries.map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return new URLSearchParams(fields).toString();
}
