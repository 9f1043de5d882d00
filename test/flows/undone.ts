import type { PersonAtKeyboard } from 'slack-sandbox';
import { fillForm, modalOf, type World } from '../support/bot.ts';
import { referenceOf } from '../support/reading.ts';

/** A handoff that is decided, and taken back or reopened. */

/** What the partner reads in the thread, oldest first. */
export const thread = ({ lena }: World): string[] =>
  lena
    .lastMessage('partner-brightwater')
    .replies()
    .map(({ text }) => text);
export const card = ({ lena }: World): string => lena.lastMessage('partner-brightwater').text;

/** Sam presses Undo on their card. */
export async function undo(world: World): Promise<void> {
  await world.sam.lastMessage().press('Undo');
  await world.settle();
}

/** This person asks where the handoff stands, and presses a button there. */
export async function pressInStatus(world: World, person: PersonAtKeyboard, button: string): Promise<void> {
  await (await statusFor(world, person)).press(button);
}

/** Where it stands, with what its reader may press there. */
export async function statusFor({ settle, maya }: World, person: PersonAtKeyboard) {
  await person.slash(`/handoff status ${await referenceOf(maya)}`);
  await settle();
  return person.lastMessage();
}

/** In how many messages this person finds a button. */
export const buttons = (person: PersonAtKeyboard, label: string): number =>
  person.messages().filter(({ blocks }) => JSON.stringify(blocks).includes(`"text":"${label}"`)).length;
export const said = (person: PersonAtKeyboard) => person.messages().filter(({ isEphemeral }) => !isEphemeral);

/** Alex, the intake owner, reopens it from its status. */
export async function reopen(world: World, why = 'Sam told me that it was the wrong button.'): Promise<void> {
  await pressInStatus(world, world.alex, 'Reopen…');
  await (await fillForm(modalOf(world.alex), { Why: why })).submit();
  await world.settle();
}
