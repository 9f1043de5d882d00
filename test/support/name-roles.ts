import type { Modal, PersonAtKeyboard } from 'slack-sandbox';
import { expect } from 'vitest';
import { fillForm, modalOf, type Typing } from './bot.ts';

/** The form for roles, over the settings, as an administrator opens it. */
export async function openRoles(person: PersonAtKeyboard): Promise<Modal> {
  await person.slash('/handoff settings');
  await modalOf(person).press('Roles…');
  expect(modalOf(person).title).toBe('Roles');
  return modalOf(person);
}

/** An administrator names people and user groups, and closes the settings beneath. Fails when they are refused. */
export async function nameRoles(person: PersonAtKeyboard, named: Typing): Promise<void> {
  const form = await fillForm(await openRoles(person), named);
  expect(await form.submit()).toEqual({ ok: true });
  await modalOf(person).close();
}
