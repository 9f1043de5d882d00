import { createHmac } from 'node:crypto';

/** Requests as Slack signs them, and as others would. */

export type Request = { body: string; headers: Record<string, string> };

/** A signed request; `at` is the moment that it says it was signed (epoch ms). */
export function signedRequest(options: { body: string; secret: string; at: number; type?: string }): Request {
  const { body, secret, at, type = 'application/x-www-form-urlencoded' } = options;
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}

/** The status and the text of the answer. */
export async function send(port: number, request: Request, path = '/slack/events'): Promise<[number, string]> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', ...request });
  return [response.status, await response.text()];
}
