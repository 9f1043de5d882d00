import { expect } from 'vitest';
import { fillForm, modalOf, startWorld, type Typing, type World, type WorldOptions } from '../support/bot.ts';
import { worldAfter } from '../support/worlds.ts';

/** A packet that Maya has begun and not sent, and how time goes by for it. */

export const TYPED: Typing = {
  'Partner contact': 'Lena Fischer',
  Account: 'Fabrikam Logistics',
  'Customer trigger': '“Not another peak season on spreadsheets.” Jonas Weber, last week.',
};
const HALF_A_DAY = 12 * 60 * 60_000;

/** Maya has begun, and closed the form. */
export async function begunWorld(changes: Typing = {}, options: WorldOptions = {}): Promise<World> {
  if (Object.keys({ ...changes, ...options }).length === 0) return asUsual();
  const world = await startWorld(options);
  await begin(world, changes);
  return world;
}

export async function begin({ maya }: Pick<World, 'maya'>, changes: Typing = {}): Promise<void> {
  await maya.slash('/handoff');
  await fillForm(modalOf(maya), { ...TYPED, ...changes });
  await modalOf(maya).close();
}

const asUsual = worldAfter(begin);

/** `/handoff drafts`, and "Continue" of the newest. */
export async function goOn({ maya }: Pick<World, 'maya'>) {
  await maya.slash('/handoff drafts');
  await maya.lastMessage().press('Continue');
  return modalOf(maya);
}

export function expectAsTyped({ maya }: Pick<World, 'maya'>, typed: Typing = TYPED): void {
  for (const [label, value] of Object.entries(typed)) expect(modalOf(maya).value(label), label).toContain(value);
}

/** Time goes by as it does for a bot that runs: it looks each morning and each evening, or less often, and then at the end. */
export async function liveUntil(world: World, iso: string, step = HALF_A_DAY): Promise<void> {
  const end = Date.parse(iso);
  for (let at = world.sandbox.clock.now(); at < end; at += step) await world.timeIs(new Date(at).toISOString());
  await world.timeIs(iso);
}

export const NOT_SENT = 'is not sent yet';
