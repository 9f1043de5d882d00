import type { PersonAtKeyboard } from 'slack-sandbox';
import { expect } from 'vitest';
import { fillForm, modalOf, startWorld, type Typing, type World } from './bot.ts';
import { setRoles } from './help.ts';
import { worldAfter } from './worlds.ts';

/** What people do with registrations: Alex owns Brightwater, Robin Ferrous, and Iris settles what the rule does not say. */

export const NEED = 'Their warehouses plan by hand and lose a day each week.';

/** A registration, as a person types it. */
export const REGISTRATION: Typing = {
  Account: 'Fabrikam Logistics',
  Partner: 'Brightwater Consulting',
  'Partner contact': 'Lena Fischer',
  'Partner’s touch': '2026-11-20',
  Evidence: 'Meeting note: https://docs.example.com/fabrikam',
  Need: NEED,
};
export const OF_FERROUS: Typing = { Partner: 'Ferrous Systems', 'Partner contact': 'Finn Keller' };

/** Fills the form and sends it; the page that says what became of it stays open. */
export async function typeRegistration(
  { alex, settle }: Pick<World, 'alex' | 'settle'>,
  typed: Typing = {},
  who: PersonAtKeyboard = alex,
) {
  await who.slash('/handoff register');
  const { Partner: partner, ...rest } = { ...REGISTRATION, ...typed };
  // The contacts follow the partner.
  const form = modalOf(who).fields().includes('Partner')
    ? await fillForm(modalOf(who), { Partner: partner ?? '' })
    : modalOf(who);
  const result = await (await fillForm(form, rest)).submit();
  await settle();
  return result;
}

/** Registers an account, and closes the page that says so. */
export async function register(world: World, typed: Typing = {}, who = world.alex): Promise<void> {
  expect(await typeRegistration(world, typed, who)).toEqual({ ok: true });
  expect(modalOf(who).title).toBe('Registered');
  await modalOf(who).close();
}

export async function registeredWorld(typed: Typing = {}): Promise<World> {
  if (Object.keys(typed).length === 0) return asUsual();
  const world = await startWorld();
  await register(world, typed);
  return world;
}

const asUsual = worldAfter(register);

/** Brightwater and Ferrous, each with an alliances owner of its own; Iris decides between them, Maya hears when she has not. */
export const rivalsWorld = worldAfter(async (world) => {
  await setRoles(world, { Adjudicator: 'Iris Chen', 'Escalation contact': 'Maya Lindqvist' });
  await addFerrous(world);
});

export async function addFerrous({ ada, settle }: World): Promise<void> {
  await ada.slash('/handoff partners');
  await modalOf(ada).press('Register a partner');
  await (await fillForm(modalOf(ada), { 'Shared channel': 'partner-ferrous' })).submit();
  const typed = {
    Name: 'Ferrous Systems',
    'Shared channel': 'partner-ferrous',
    'Other contacts': 'Finn Keller, Partner manager',
    'Alliances owner': 'Robin Hayes',
  };
  expect(await (await fillForm(modalOf(ada), typed)).submit()).toEqual({ ok: true });
  await modalOf(ada).close();
  await settle();
}

/** Both register the account on the same day, after a touch on the same day. */
export const disputedWorld = worldAfter(async (world) => {
  await register(world);
  await register(world, OF_FERROUS, world.sandbox.as('U0ROBIN'));
}, rivalsWorld);

/** The newest card of a registration in the shared channel. */
export const cardIn = (person: PersonAtKeyboard, channel: string): string => person.lastMessage(channel).text;
