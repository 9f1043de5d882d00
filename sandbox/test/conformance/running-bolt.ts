import type { App } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { type BareOptions, startSocket } from './bare-bolt.ts';

export type Running = Awaited<ReturnType<typeof startSocket>>;

/** A bare app on a sandbox of its own, over Socket Mode; both are stopped when the test ends. */
export async function start(register: (app: App) => void = () => {}, options: BareOptions = {}): Promise<Running> {
  const running = await startSocket(register, options);
  onTestFinished(running.stop);
  return running;
}
