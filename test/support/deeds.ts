import { expect } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import type { ActResult } from 'slack-sandbox';
import { CERTIFIES, fillForm, modalOf, openForm, sendHandoff, startWorld, type Typing, type World } from './bot.ts';
import { worldAfter, worldsAfter } from './worlds.ts';

/** What people do in one go that takes several steps. */

/** What stands on the account executive's card once they have accepted. */
export const OF_THE_MOVE = ['Done', 'Changed…', 'Did not happen…'];
export const WORTH_WORKING = ['Yes', 'No: budget', 'No: timing', 'No: fit'];
export const WHAT_CAME_OF_IT = 'What came of it…';
export const ONCE_ACCEPTED = [...OF_THE_MOVE, 'Introduction made', WHAT_CAME_OF_IT];
export const ONCE_BOTH_MOVED = ['Introduction made', ...WORTH_WORKING, WHAT_CAME_OF_IT];

/** Sam, or `who` has been asked in their place, accepts the newest handoff as suggested. */
export async function accept({ sam, settle }: World, who: PersonAtKeyboard = sam): Promise<void> {
  await who.lastMessage().press('Accept');
  expect(await modalOf(who).submit()).toEqual({ ok: true });
  await settle();
}

/** Sam says that his move is done, and Lena, in the partner's thread, that hers is. */
export async function bothMove({ sam, lena, settle }: World): Promise<void> {
  await sam.lastMessage().press('Done');
  await settle();
  const request = lena
    .lastMessage('partner-brightwater')
    .replies()
    .findLast(({ buttons }) => buttons.includes('Done'));
  if (!request) throw new Error('Nothing asks Lena for her move.');
  await request.press('Done');
  await settle();
}

/** The same when the suggested day is over: they choose one that is ahead. */
export async function acceptFor(day: string, world: World): Promise<void> {
  expect(await decide(world, world.sam, 'Accept', { By: day })).toEqual({ ok: true });
}

/** Sam, or `who` has been asked in their place, declines with what is typed into the form. */
export async function decline({ sam, settle }: World, typed: Typing, who: PersonAtKeyboard = sam): Promise<void> {
  await who.lastMessage().press('Decline');
  await fillForm(modalOf(who), typed);
  expect(await modalOf(who).submit()).toEqual({ ok: true });
  await settle();
}

/** Sends the open form as it is typed and returns what is said beside which field; the form must still be open. */
export async function whatIsWrong(person: PersonAtKeyboard, typed: Typing): Promise<Record<string, string>> {
  const form = await fillForm(modalOf(person), typed);
  expect((await form.submit()).ok).toBe(false);
  return form.errors();
}

/** An administrator opens the form for a new partner, which begins with its channel. */
export async function openRegister(
  { ada, settle }: Pick<World, 'ada' | 'settle'>,
  channel = 'partner-brightwater',
): Promise<void> {
  await ada.slash('/handoff partners');
  await modalOf(ada).press('Register a partner');
  await fillForm(modalOf(ada), { 'Shared channel': channel });
  expect(await modalOf(ada).submit()).toEqual({ ok: true });
  await settle();
}

/** A second partner beside Brightwater. */
export async function registerFerrous(world: World): Promise<void> {
  const { ada } = world;
  await openRegister(world, 'partner-ferrous');
  await fillForm(modalOf(ada), {
    Name: 'Ferrous Systems',
    'Shared channel': 'partner-ferrous',
    'Other contacts': 'Finn Keller, Partner manager',
    'Alliances owner': 'Alex Romero',
    ...CERTIFIES,
  });
  expect(await modalOf(ada).submit()).toEqual({ ok: true });
}

/** Maya has filled the form with a complete packet; it is open before her. */
export const writtenWorld = worldAfter(openForm);

/** Maya has handed off on Tuesday, 24 November, and Sam is asked. */
export const sentWorld = worldAfter(sendHandoff);

/** Sam has accepted it as suggested. */
export const acceptedWorld = worldAfter(accept, sentWorld);

/** The same with another packet. */
export async function acceptedWith(packet: Typing): Promise<World> {
  const world = await startWorld();
  await sendHandoff(world, packet);
  await accept(world);
  return world;
}

/** Sam has declined it with what is typed into the form. */
export const declinedWorld = worldsAfter(decline, sentWorld);

/** Both sides have said that their move is done. */
export const movedWorld = worldAfter(bothMove, acceptedWorld);

/** A handoff that nobody answered in its window: Alex, who owns the partner, takes it in. */
export const lapsedWorld = worldAfter(({ timeIs }) => timeIs('2026-11-27T17:00:00-05:00'), sentWorld);

/** Presses a button of the newest message this person has, and sends the form that opens as it is typed. */
export async function decide(
  world: World,
  person: PersonAtKeyboard,
  button: string,
  typed: Typing,
): Promise<ActResult> {
  await person.lastMessage().press(button);
  const result = await (await fillForm(modalOf(person), typed)).submit();
  await world.settle();
  return result;
}

/** Sam, or `who` has accepted the newest handoff and says what came of it, in the form behind the button of the card. */
export async function recordOutcome(
  { sam, settle }: World,
  what: string,
  typed: Typing = {},
  who: PersonAtKeyboard = sam,
): Promise<ActResult> {
  await who.messageSaying('brought by').press('What came of it…');
  const result = await (await fillForm(modalOf(who), { 'What came of it': what, ...typed })).submit();
  await settle();
  return result;
}

/** An administrator chooses the channel that reads what was won; null: none. What is wrong with it, if anything. */
export async function chooseSalesChannel(world: World, channel: string | null): Promise<Record<string, string>> {
  await world.ada.slash('/handoff settings');
  const form = await fillForm(modalOf(world.ada), { 'Sales channel': channel });
  const { ok } = await form.submit();
  const errors = ok ? {} : form.errors();
  if (!ok) await form.close();
  await world.settle();
  return errors;
}

/** Ada sets how long an answer can be taken back. */
export async function setUndoMinutes({ ada, settle }: World, minutes: string): Promise<void> {
  await ada.slash('/handoff settings');
  await fillForm(modalOf(ada), { 'Time to undo an answer (minutes)': minutes });
  expect(await modalOf(ada).submit()).toEqual({ ok: true });
  await settle();
}

/** An administrator changes the one partner. */
export async function setPartner({ ada, settle }: World, typed: Typing): Promise<void> {
  await ada.slash('/handoff partners');
  await modalOf(ada).press('Edit');
  await fillForm(modalOf(ada), typed);
  expect(await modalOf(ada).submit()).toEqual({ ok: true });
  await modalOf(ada).closeAll();
  await settle();
}
