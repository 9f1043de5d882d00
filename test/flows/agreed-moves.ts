import type { Message, PersonAtKeyboard } from 'slack-sandbox';
import { shownIn } from '../../torture/shown.ts';
import { fillForm, modalOf, type Typing, type World } from '../support/bot.ts';

/** What both sides do once a handoff is accepted. Lena's day is Friday 27 November, Sam's is Monday the 30th. */

export const CHANNEL = 'partner-brightwater';
export const NOT_THEIRS = 'Only people of the company that brought this can answer here. Nothing has changed.';
export const DONE_ALREADY = /^This move was marked as done .*\. Thank you! Nothing has changed\.$/;

/** What has fallen due meanwhile is seen to one by one, a minute after the other. */
export async function minutesFrom(world: World, iso: string): Promise<void> {
  for (let minute = 0; minute < 4; minute += 1)
    await world.timeIs(new Date(Date.parse(iso) + minute * 60_000).toISOString());
}

/** The root of the thread, as this person had it before them first: answers that they alone see come after it. */
const roots = new WeakMap<World['sandbox'], Map<string, Message>>();
function rootFor({ sandbox }: World, person: PersonAtKeyboard): Message {
  const known = roots.get(sandbox) ?? new Map<string, Message>();
  roots.set(sandbox, known);
  const root = known.get(person.id) ?? person.lastMessage(CHANNEL);
  known.set(person.id, root);
  return root;
}

/** What this person reads in the thread, its root first. */
export function threadOf(world: World, person = world.lena): Message[] {
  return rootFor(world, person).replies();
}

/** The newest message of the thread that offers this. */
export function offering(world: World, button: string, person = world.lena): Message {
  const message = threadOf(world, person).findLast(({ buttons }) => buttons.includes(button));
  if (!message) throw new Error(`Nobody offers ${person.id} “${button}”.`);
  return message;
}

export async function pressInThread(world: World, button: string, person = world.lena): Promise<void> {
  await offering(world, button, person).press(button);
  await world.settle();
}

export async function sayNotYet(world: World, typed: Typing) {
  await offering(world, 'Not yet…').press('Not yet…');
  const result = await (await fillForm(modalOf(world.lena), typed)).submit();
  await world.settle();
  return result;
}

export async function press({ settle }: World, message: Message, button: string): Promise<void> {
  await message.press(button);
  await settle();
}

export const omarOf = ({ sandbox }: World) => sandbox.as('U0OMAR');
/** All words of a person's conversation with the app that hold these, message by message. */
export const readBy = (person: PersonAtKeyboard, words: string, channel?: string): string[] =>
  person
    .messages(channel)
    .map(({ blocks }) => shownIn(blocks).words)
    .filter((shown) => shown.includes(words));
/** Where both moves stand. */
export const rootOf = ({ lena }: World): string => readBy(lena, 'Handoff accepted', CHANNEL)[0] ?? '';
export const cardOf = (person: PersonAtKeyboard): string => readBy(person, 'Accepted by ')[0] ?? '';
export const posts = ({ sandbox }: World) => sandbox.control.calls('chat.postMessage').length;
export const buttonsInThread = (world: World): string[] => threadOf(world).flatMap(({ buttons }) => buttons);
