import type { PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { startWorld, type World } from '../support/bot.ts';
import { acceptedWorld, lapsedWorld, sentWorld } from '../support/deeds.ts';
import { dmOf, messagesWith } from '../support/reading.ts';

/** What people write to the bot where Slack lets them type. */

const NOTHING_DONE = 'Nothing was done with this: I act on buttons and commands only.';

async function says(world: World, person: PersonAtKeyboard, words: string): Promise<string> {
  await person.say(dmOf(person), words);
  await world.settle();
  return person.lastMessage().text;
}

describe('words in the conversation with the bot', () => {
  test('are answered with one sentence and a link to each message that waits for its reader', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    const card = world.sam.messages()[0];
    const answer = await says(world, world.sam, 'yes, I accept');
    expect(answer).toContain(NOTHING_DONE);
    expect(answer).toContain('This waits for you');
    expect(answer).toContain('Fabrikam Logistics');
    const [link] = messagesWith(world.sam, `p${card?.ts.replace('.', '')}`);
    expect(link, 'it leads to the card').toBeDefined();
    expect(messagesWith(world.maya, 'Accepted by'), 'nothing was accepted').toEqual([]);
  });

  test('of who has nothing to do say that nothing waits', { tags: 'thorough' }, async () => {
    const world = await acceptedWorld();
    expect(await says(world, world.sam, 'thanks!')).toContain('Nothing waits for you.');
  });

  test('of an intake owner lead to what they are to decide', async () => {
    const world = await lapsedWorld();
    expect(await says(world, world.alex, 'what now?')).toContain('decide what is next');
  });

  test('of who is no full member are not answered, and those in a shared channel are not heard', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    const calls = () => world.sandbox.control.calls('chat.postMessage').length;
    const before = calls();
    await world.lena.say('partner-brightwater', 'Hello @Handoff');
    await world.settle();
    expect(calls()).toBe(before);
  });
});

test('an empty conversation begins with what to do first, once', { tags: 'thorough' }, async () => {
  const world = await startWorld();
  const priya = world.sandbox.as('U0PRIYA');
  for (const _ of [1, 2]) {
    await priya.openConversation();
    await world.settle();
  }
  expect(priya.messages()).toHaveLength(1);
  expect(priya.lastMessage().text).toContain('/handoff example');
});
