import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { plain } from './row.ts';

export type Blocks = Record<string, unknown>[];

/** The client's types know fewer blocks than Slack: tests hand them over as they are. */
export function modal(callback_id: string, blocks: Blocks, more: Record<string, unknown> = {}): never {
  return { type: 'modal', callback_id, title: plain(callback_id), submit: plain('Send'), blocks, ...more } as never;
}

/** The error code of a refused call, or 'ok'. */
export async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return (error as { data?: { error?: string } }).data?.error ?? String(error);
  }
}

/** Makes `/bare` open that view. */
export function openOnCommand(app: App, view: () => never): void {
  app.command('/bare', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: view() });
  });
}

export async function postBlocks(client: WebClient, channel: string, blocks: Blocks, more = {}): Promise<string> {
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'A card', blocks: blocks as never, ...more });
  return ts;
}
