import { createHmac } from 'node:crypto';
import { isRecord, type Json, recordOf } from 'slack-sandbox/json';
import type { World } from './bot.ts';

let forged = 0;

/**
 * A form as no client of Slack would send it: the newest submission on record, changed, signed and posted by hand. Needs a
 * bot that listens by HTTP. Answers what the bot answered.
 */
export async function submitForged(world: World, change: (payload: Json, view: Json) => void): Promise<Json> {
  const sent = world.sandbox.control.calls('view_submission').at(-1);
  if (!sent) throw new Error('Nobody has sent a form yet.');
  const payload = recordOf(structuredClone(sent.request));
  // A delivery of its own, not the same one twice.
  payload.trigger_id = `forged.${(forged += 1)}`;
  change(payload, recordOf(payload.view));
  return post(world, new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
}

async function post(world: World, body: string): Promise<Json> {
  const port = /port (\d+)/.exec(world.bot().listensOn)?.[1];
  const timestamp = String(Math.floor(Date.now() / 1000));
  const { signingSecret } = world.sandbox.tokens;
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
    },
    body,
  });
  const text = await response.text();
  const answer: unknown = text === '' ? {} : JSON.parse(text);
  return isRecord(answer) ? answer : { answer };
}

/** Puts another value into every button of a message that is shown: what a client sends that was tampered with. */
export function tamper(blocks: unknown, value: string): void {
  for (const block of [blocks].flat()) {
    if (!isRecord(block)) continue;
    if (block.type === 'button') block.value = value;
    tamper(block.elements ?? block.accessory, value);
  }
}
