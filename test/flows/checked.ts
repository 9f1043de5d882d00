import { expect } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { fillForm, modalOf, sendHandoff, startWorld, type Typing, type World } from '../support/bot.ts';
import { sentWorld } from '../support/deeds.ts';

/** Worlds in which conflict checks are asked for. */

const CHANNEL = 'partner-brightwater';

/** Maya has handed off on Tuesday, 24 November; Alex, who owns the partner, is to look for conflicts. */
export async function checkedWorld(typed: Typing = {}): Promise<World> {
  if (Object.keys(typed).length === 0) return sentWorld({ isChecked: true });
  const world = await startWorld({ isChecked: true });
  await sendToCheck(world, typed);
  return world;
}

export async function sendToCheck(world: World, typed: Typing = {}): Promise<void> {
  expect(await sendHandoff(world, { ...typed, 'Conflict check': false })).toEqual({ ok: true });
}

/** One press, on the newest card. */
export async function clear({ alex, settle }: World, who: PersonAtKeyboard = alex): Promise<void> {
  expect(await who.lastMessage().press('Clear')).toEqual({ ok: true });
  await settle();
}

/** What the form is filled with, and the tick that is not filled in. */
export const ANSWERED: Typing = { 'Partner’s move': true };

export const card = ({ lena }: World): string => lena.lastMessage(CHANNEL).text;
export const thread = ({ lena }: World): string[] =>
  lena
    .lastMessage(CHANNEL)
    .replies()
    .map(({ text }) => text);

/** Whether the words stand anywhere in that channel, threads too. */
export function isNamed({ sandbox }: World, channel: string, words: string): boolean {
  const reader = sandbox.as(channel === CHANNEL ? 'U0LENA' : 'U0FINN');
  return JSON.stringify(reader.messages(channel)).includes(words);
}

/** Ada names who does what, by the label of its field. */
export async function name({ ada, settle }: World, typed: Typing): Promise<void> {
  await ada.slash('/handoff settings');
  await fillForm(modalOf(ada), typed);
  expect(await modalOf(ada).submit()).toEqual({ ok: true });
  await settle();
}
