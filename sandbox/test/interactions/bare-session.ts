import type { App } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/sandbox.ts';
import { type Running, startBare } from '../bare-app.ts';

export type Blocks = Record<string, unknown>[];

let running: Running | undefined;

/** What the Web API said to each attempt: 'ok' or its error code. Emptied after each test. */
export const refusals: string[] = [];

/** The sandbox with a bare app connected to it; both are stopped after the test. */
export async function start(register: (app: App) => void, options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const started = await startBare(register, options);
  running = started;
  onTestFinished(async () => {
    await started.stop();
    running = undefined;
    refusals.length = 0;
  });
  return started.sandbox;
}

/** Disconnects the app and leaves the sandbox running. */
export async function stopApp(): Promise<void> {
  await running?.app.stop();
}

/** The Web API client of the running app; throws when nothing is running. */
export function client() {
  if (!running) throw new Error('Nothing is running.');
  return running.app.client;
}

/** Waits for a call of the Web API and notes in `refusals` what came of it; never rejects. */
export async function attempt(call: Promise<unknown>): Promise<void> {
  try {
    await call;
    refusals.push('ok');
  } catch (error) {
    refusals.push((error as { data?: { error?: string } }).data?.error ?? String(error));
  }
}

export const plain = (text: string) => ({ type: 'plain_text', text });
export const button = (text: string, action_id: string) => ({ type: 'button', text: plain(text), action_id });
export const input = (block_id: string, label: string, element: Record<string, unknown>, more = {}) => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { action_id: 'value', ...element },
  ...more,
});
export const textInput = (block_id: string, label: string, more = {}) =>
  input(block_id, label, { type: 'plain_text_input' }, more);

/** The client's types know fewer blocks than Slack: tests hand them over as they are. */
export function modalView(callback_id: string, blocks: Blocks, more = {}): never {
  return { type: 'modal', callback_id, title: plain(callback_id), submit: plain('Send'), blocks, ...more } as never;
}

/** Registers a /bare command that opens the view and notes in `refusals` what came of it. */
export function openOnCommand(view: () => never) {
  return (app: App) => {
    app.command('/bare', async ({ ack, body, client: own }) => {
      await ack();
      await attempt(own.views.open({ trigger_id: body.trigger_id, view: view() }));
    });
  };
}

/** The bot posts a message with these blocks; resolves to its ts. */
export async function post(channel: string, blocks: Blocks) {
  const { ts = '' } = await client().chat.postMessage({ channel, text: 'A card', blocks: blocks as never });
  return ts;
}

export const card: Blocks = [{ type: 'actions', block_id: 'buttons', elements: [button('Take it', 'take')] }];
