import { expect } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { fillForm, modalOf, startWorld, type Typing, type World } from './bot.ts';
import { ACTION } from '../../src/blocks/ids.ts';
import { answerTo, messagesWith } from './reading.ts';
import { worldAfter } from './worlds.ts';

/** What people do with the working agreement: Alex owns it in partnerships, Iris in sales, and Ada administers. */

export const MEANS = 'You call the customer within a day and say what came of it.';
const TERMS: Typing = {
  'What accepting means': MEANS,
  'Response window (business days)': '4',
  'Owner in partnerships': 'Alex Romero',
  'Owner in sales': 'Iris Chen',
};

export const irisOf = ({ sandbox }: World): PersonAtKeyboard => sandbox.as('U0IRIS');

/** What `/handoff agreement` answers this person. */
export async function readAgreement(who: PersonAtKeyboard): Promise<string> {
  await who.slash('/handoff agreement');
  return answerTo(who);
}

/** An administrator, or `who`, opens the form from the settings or from what shows the agreement. */
export async function openAgreementForm({ ada }: World, who = ada): Promise<void> {
  await readAgreement(who);
  await who.lastMessage().press('Change…');
  expect(modalOf(who).title).toBe('Working agreement');
}

/** Ada, or `who`, saves a new version. */
export async function propose(world: World, typed: Typing = {}, who = world.ada): Promise<void> {
  await openAgreementForm(world, who);
  expect(await (await fillForm(modalOf(who), { ...TERMS, ...typed })).submit()).toEqual({ ok: true });
  expect(modalOf(who).title).toBe('Saved');
  await modalOf(who).close();
  await world.settle();
}

/** The messages that ask this person to confirm a version, and can still be answered. */
export const toConfirm = (who: PersonAtKeyboard) => asking(who, ACTION.confirmAgreement);
/** Those that ask whether it is still right. */
export const toReview = (who: PersonAtKeyboard) => asking(who, ACTION.agreementStillRight);

function asking(who: PersonAtKeyboard, action: string) {
  return messagesWith(who, action).filter(({ isEphemeral }) => !isEphemeral);
}

/** An owner presses Confirm under the newest message that asks them. */
export async function confirm(world: World, who: PersonAtKeyboard): Promise<void> {
  await who.messageSaying('of the working agreement').press('Confirm');
  await world.settle();
}

/** A world in which version 1 is in force. */
export async function agreedWorld(typed: Typing = {}): Promise<World> {
  if (Object.keys(typed).length === 0) return asUsual();
  const world = await startWorld();
  await agree(world, typed);
  return world;
}

async function agree(world: World, typed: Typing = {}): Promise<void> {
  await propose(world, typed);
  await confirm(world, world.alex);
  await confirm(world, irisOf(world));
}

const asUsual = worldAfter(agree);

/** Version 1 waits for its owners. */
export const proposedWorld = worldAfter(propose);
