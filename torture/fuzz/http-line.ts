import { createHmac } from 'node:crypto';
import { Client } from 'undici';
import { receiveByHttp } from '../../src/receive/http.ts';
import { createRefusals } from '../../src/receive/refusals.ts';
import type { Heard, Line, LineOptions, Spoilt } from './lines.ts';
import type { Inbound } from './payloads.ts';

const SECRET = 'not-a-secret-signing-secret';
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const SIX_MINUTES_MS = 360_000;

const BOTTOMLESS = '['.repeat(20_000) + ']'.repeat(20_000);

type Wire = { body: string; headers: Record<string, string> };

/** What is done to a request on its way. */
export const HTTP_SPOILS = [
  'replayed',
  'cut short',
  'signed by somebody else',
  'signed long ago',
  'signed for later',
  'not signed',
  'a field twice',
  'as another kind',
  'too long',
  'with something bottomless',
] as const;

/** Signed HTTP requests to the bot's own receiver, over one connection. Call `start` of its `receiving` first. */
export async function openHttpLine(
  { log }: LineOptions,
  init: (line: Line['receiving']) => Promise<void>,
): Promise<Line> {
  const refusals = createRefusals({ elapsed: Date.now, log });
  const receiving = receiveByHttp({ signingSecret: SECRET, port: 0, slackTime: Date.now, log, refusals });
  await init(receiving);
  const where = await receiving.start();
  const client = new Client(`http://127.0.0.1:${/port (\d+)/.exec(where)?.[1]}`);
  let before: Wire | null = null;

  return {
    receiving,
    async deliver(inbound, spoilt, settled): Promise<Heard> {
      const wire = spoilt === 'replayed' && before ? before : wireOf(inbound, spoilt);
      before = wire;
      const { statusCode, body } = await client.request({ method: 'POST', path: '/slack/events', ...wire });
      const text = await body.text();
      await settled();
      return { answer: String(statusCode), body: text };
    },
    async stop() {
      await client.destroy();
      await receiving.stop(async () => undefined);
    },
  };
}

function wireOf({ type, payload }: Inbound, spoilt: Spoilt): Wire {
  const [kind, body] = encoded(type, payload, spoilt === 'as another kind');
  switch (spoilt) {
    case 'cut short':
      return signed(kind, body.slice(0, Math.floor(body.length * 0.7)));
    case 'signed by somebody else':
      return signed(kind, body, { secret: 'another secret of another app' });
    case 'signed long ago':
      return signed(kind, body, { at: Date.now() - SIX_MINUTES_MS });
    case 'signed for later':
      return signed(kind, body, { at: Date.now() + SIX_MINUTES_MS });
    case 'not signed':
      return { body, headers: { 'content-type': kind } };
    case 'a field twice':
      return signed(FORM, `${body}&${body}`);
    case 'with something bottomless':
      return signed(...withBottomless(type, payload));
    case 'too long':
      return signed(kind, `${body}${' '.repeat(262_145)}`);
    default:
      return signed(kind, body);
  }
}

/** Deeper than any code that calls itself can go, beside what is there. */
function withBottomless(type: Inbound['type'], payload: Inbound['payload']): [kind: string, body: string] {
  if (type === 'slash_commands') return encoded(type, { ...payload, bottomless: BOTTOMLESS }, false);
  const json = JSON.stringify(payload).replace(/}$/, `,"bottomless":${BOTTOMLESS}}`);
  return type === 'events_api' ? [JSON_TYPE, json] : [FORM, new URLSearchParams({ payload: json }).toString()];
}

/** Commands are form fields, interactions a form with one JSON field, events JSON. */
function encoded(type: Inbound['type'], payload: Inbound['payload'], isOther: boolean): [kind: string, body: string] {
  if ((type === 'events_api') !== isOther) return [JSON_TYPE, JSON.stringify(payload)];
  if (type !== 'slash_commands') return [FORM, new URLSearchParams({ payload: JSON.stringify(payload) }).toString()];
  const fields = Object.entries(payload).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return [FORM, new URLSearchParams(fields).toString()];
}

function signed(kind: string, body: string, { secret = SECRET, at = Date.now() } = {}): Wire {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': kind,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  };
  return { body, headers };
}
