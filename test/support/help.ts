import { expect } from 'vitest';
import type { ActResult, PersonAtKeyboard } from 'slack-sandbox';
import { fillForm, modalOf, PACKET, startWorld, type Typing, type World } from './bot.ts';
import { messagesWith } from './reading.ts';
import { worldAfter } from './worlds.ts';

/** What people do with help requests: Sam asks, Alex of alliances answers, unless it is said otherwise. */

export const HELP = 'An introduction to their head of logistics.';
export const WHAT = 'What would help?';

export async function askForHelp({ sam, settle }: World, typed: Typing = {}, who = sam): Promise<void> {
  await who.slash('/handoff ask');
  const form = await fillForm(modalOf(who), { Account: 'Fabrikam Logistics', [WHAT]: HELP, ...typed });
  expect(await form.submit()).toEqual({ ok: true });
  expect(modalOf(who).title).toBe('Asked');
  await modalOf(who).close();
  await settle();
}

export async function askedWorld(typed: Typing = {}): Promise<World> {
  if (Object.keys(typed).length === 0) return asUsual();
  const world = await startWorld();
  await askForHelp(world, typed);
  return world;
}

const asUsual = worldAfter(askForHelp);

/** An administrator names people in the settings. */
export async function setRoles({ ada, settle }: World, roles: Typing): Promise<void> {
  await ada.slash('/handoff settings');
  expect(await (await fillForm(modalOf(ada), roles)).submit()).toEqual({ ok: true });
  await settle();
}

/** All of a packet but what the form has from the request. */
export const REST: Typing = Object.fromEntries(
  Object.entries(PACKET).filter(([label]) => !['Account', 'Account executive', 'Why this account'].includes(label)),
);

/** Makes a handoff of the newest request. */
export async function handOff({ alex, settle }: World, changes: Typing = {}, who = alex): Promise<ActResult> {
  await who.lastMessage().press('Start a handoff');
  const result = await (await fillForm(modalOf(who), { ...REST, ...changes })).submit();
  if (who.modal()?.title === 'Sent') await modalOf(who).close();
  await settle();
  return result;
}

export async function notNow(
  { alex, settle }: World,
  why = 'Their buyer is away until January.',
  who = alex,
): Promise<ActResult> {
  await who.lastMessage().press('Not now…');
  const result = await (await fillForm(modalOf(who), { 'Why not now?': why })).submit();
  await settle();
  return result;
}

/** The messages by which this person was asked, and can still answer. */
export const requestsTo = (person: PersonAtKeyboard) => messagesWith(person, 'asks for a partner’s help');
