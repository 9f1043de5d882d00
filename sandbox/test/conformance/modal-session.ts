import type { App } from '@slack/bolt';
import type { PersonAtKeyboard } from '../../src/person.ts';
import type { Bare, Payload } from './bare-bolt.ts';
import { modal, openOnCommand } from './bare-views.ts';
import { input, textInput } from './row.ts';
import { type Running, start } from './running-bolt.ts';

export const words = input('Words', textInput, { block_id: 'words', optional: true });
export const form = (more: Record<string, unknown> = {}) => modal('form', [words], more);

/** Maya has that view open, of an app that registers so besides. */
export async function opened(
  register: (app: App) => void,
  view: () => never = form,
): Promise<{ running: Running; maya: PersonAtKeyboard }> {
  const running = await start((app) => {
    openOnCommand(app, view);
    register(app);
  });
  const maya = running.sandbox.as('U0MAYA');
  await maya.slash('/bare');
  return { running, maya };
}

type ViewPayload = { view: Record<string, unknown> & { id: string; hash: string; state: { values: Payload } } };

/** What the app heard of that type, oldest first. */
export const viewsOf = (running: Bare, kind: string) => running.heardOf(kind) as Payload[] & ViewPayload[];

/** The views that a person has open, the lowest first. */
export const titles = (running: Bare, id = 'U0MAYA') =>
  running.sandbox
    .as(id)
    .state()
    .views.map((view) => view.title);

/** What the client says when the app does not answer as Slack understands it. */
export const TROUBLE = 'We had some trouble connecting';
