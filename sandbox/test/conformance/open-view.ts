import type { Args, Ground } from './ground.ts';
import { input, type Kept, plain, section, textInput } from './row.ts';

export const form = { type: 'modal', title: plain('Form'), submit: plain('Send'), blocks: [input('Words', textInput)] };
export const page = { type: 'home', blocks: [section('Hello')] };

/** A fresh trigger of a command. */
export const trigger = async (ground: Ground): Promise<Kept> => ({ trigger_id: await ground.trigger() });
export const opening = (view: unknown) => (kept: Kept) => ({ trigger_id: kept.trigger_id, view });

/** An open modal; its id and hash. */
export async function opened(ground: Ground, more: Args = {}): Promise<Kept> {
  const { body } = await ground.call('views.open', { trigger_id: await ground.trigger(), view: { ...form, ...more } });
  const view = body.view as { id: string; hash: string };
  return { view_id: view.id, hash: view.hash };
}
