import { createHmac } from 'node:crypto';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { parseJson } from '../json.ts';
import type { Answer, Delivery, Envelope } from './envelope.ts';

/**
 * Where an app takes what, when that is not one address: as `request_url`, `message_menu_options_url` and the `url` of
 * each command say in a manifest. https://docs.slack.dev/reference/app-manifest
 */
export type RequestUrls = {
  events?: string;
  interactivity?: string;
  /** Options of external menus; without it, and without one in the manifest, they are asked for nowhere. */
  options?: string;
  commands?: Record<string, string>;
};

/**
 * Posts to the app's request URL as Slack does. The signature's timestamp is the machine's time, not the sandbox's:
 * apps compare it with their own. https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function createSignedHttp(options: {
  url: string;
  urls?: RequestUrls;
  /** Whether the manifest names an options URL: then it is `url`, unless `urls` names another. */
  takesOptions: boolean;
  signingSecret: string;
  ackTimeoutMs: () => number;
}): Delivery {
  const { url, takesOptions } = options;
  const urls = { ...(takesOptions && { options: url }), ...options.urls };
  for (const address of [url, ...addressesIn(urls)]) checkLoopback(address);
  return {
    isConnected: () => true,
    deliver: async (envelope) => {
      if (envelope.what === 'block_suggestion' && urls.options === undefined) return { kind: 'no_app' };
      const { body, contentType } = encoded(envelope);
      const timestamp = String(Math.floor(Date.now() / 1000));
      const headers: Record<string, string> = {
        'content-type': contentType,
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signature(options.signingSecret, timestamp, body),
      };
      if (envelope.retry) {
        headers['x-slack-retry-num'] = String(envelope.retry.num);
        headers['x-slack-retry-reason'] = envelope.retry.reason;
      }
      return post(new URL(targetOf(envelope, urls) ?? url), headers, body, options.ackTimeoutMs());
    },
  };
}

function addressesIn({ events, interactivity, options, commands = {} }: RequestUrls): string[] {
  return [events, interactivity, options, ...Object.values(commands)].filter((address) => address !== undefined);
}

function checkLoopback(address: string): void {
  const { hostname } = new URL(address);
  if (hostname === '127.0.0.1' || hostname === 'localhost') return;
  throw new Error(`The sandbox delivers to this machine only, not to ${hostname}.`);
}

function targetOf({ type, what, payload }: Envelope, urls: RequestUrls): string | undefined {
  switch (type) {
    case 'events_api':
      return urls.events;
    case 'slash_commands':
      return urls.commands?.[String(payload.command)];
    case 'interactive':
      return what === 'block_suggestion' ? urls.options : urls.interactivity;
    default:
      return type satisfies never;
  }
}

/** Commands are form fields, interactions a form with one JSON field, events JSON. */
function encoded({ type, payload }: Envelope): { body: string; contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields =
    type === 'slash_commands'
      ? Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)])
      : [['payload', JSON.stringify(payload)] as [string, string]];
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

function signature(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function post(url: URL, headers: Record<string, string>, body: string, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    // No agent: a connection kept alive would keep the app's server from closing.
    const outgoing: ClientRequest = request(url, { method: 'POST', headers, agent: false }, (response) => {
      void readAnswer(response).then((answer) => settle(answer));
    });
    const settle = (answer: Answer) => {
      clearTimeout(timeout);
      resolve(answer);
    };
    const timeout = setTimeout(() => {
      settle({ kind: 'no_answer' });
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      settle({ kind: error.code === 'ECONNREFUSED' ? 'no_app' : 'no_answer' });
    });
    outgoing.end(body);
  });
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of response) chunks.push(Buffer.from(chunk));
  } catch {
    return { kind: 'no_answer' };
  }
  const status = response.statusCode ?? 0;
  if (status !== 200) return { kind: 'refused', status, noRetry: response.headers['x-slack-no-retry'] === '1' };
  const text = Buffer.concat(chunks).toString();
  return { kind: 'acked', body: text === '' ? undefined : (parseJson(text) ?? text) };
}
