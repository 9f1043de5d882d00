import type { PersonAtKeyboard } from 'slack-sandbox';
import { expect } from 'vitest';
import { shownIn } from '../../torture/shown.ts';
import { sendHandoff, startWorld, type Typing, type World } from '../support/bot.ts';
import { decide, sentWorld } from '../support/deeds.ts';
import { messagesWith } from '../support/reading.ts';

/** A handoff that awaits its answer, and questions about it. */

export const WHO = 'Who signs at Fabrikam?';
export const JONAS = 'Jonas Weber does, up to 200k.';
export const QUESTION = 'What do you need to know?';

/** A handoff that waits for Sam; questions go to Maya, who wrote it, unless somebody else is named. */
export async function waitingWorld(changes: Typing = {}): Promise<World> {
  if (Object.keys(changes).length === 0) return sentWorld();
  const world = await startWorld();
  await sendHandoff(world, changes);
  return world;
}

/** What stands in each message of a person's that holds these words, and its buttons. */
export const readBy = (person: PersonAtKeyboard, words: string) =>
  messagesWith(person, words).map(({ blocks }) => {
    const { words: text, buttons } = shownIn(blocks);
    return { text, buttons: buttons.map(({ label }) => label) };
  });

/** The card, as it is now. */
export const cardOf = (person: PersonAtKeyboard): string => readBy(person, 'Who and how')[0]?.text ?? '';

/** Sam asks, from his newest message. */
export async function ask(world: World, question = WHO, sam = world.sam): Promise<void> {
  expect(await decide(world, sam, 'Ask…', { [QUESTION]: question })).toEqual({ ok: true });
}

export const answer = (world: World, person = world.maya, words = JONAS) =>
  decide(world, person, 'Answer', { 'Your answer': words });
