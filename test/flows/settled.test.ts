import type { PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { modalOf, type World } from '../support/bot.ts';
import { accept, decide, lapsedWorld, sentWorld } from '../support/deeds.ts';
import { worldAfter } from '../support/worlds.ts';
import { messagesWith } from '../support/reading.ts';

/** Buttons that ask for a decision, in anybody's messages. */
const QUESTIONS = [
  'Accept',
  'Decline',
  'Better placed…',
  'Ask…',
  'Answer',
  'Remind me tomorrow',
  'Re-route',
  'Keep with them',
  'Withdraw',
];

const asks = (person: PersonAtKeyboard): string[] =>
  person
    .messages()
    .map(({ blocks }) => JSON.stringify(blocks))
    .filter((blocks) => QUESTIONS.some((label) => blocks.includes(`"text":"${label}"`)));

const questionsLeft = ({ sam, alex, maya }: World): string[] => [sam, alex, maya].flatMap(asks);

/** Two reminders have gone out, nobody answered, the intake owner and the escalation contact (both are Alex) were called. */
const escalatedWorld = worldAfter(async (world) => {
  for (const moment of ['26T10:00', '27T09:00', '27T17:00', '30T17:00'])
    await world.timeIs(`2026-11-${moment}:00-05:00`);
  expect([asks(world.sam).length, asks(world.alex).length], 'card, two reminders, two calls').toEqual([4, 2]);
}, sentWorld);

/** In how many messages each of them reads it. */
const readBy = ({ sam, alex }: World, words: string) =>
  [sam, alex].map((person) => person.messages().filter(({ blocks }) => JSON.stringify(blocks).includes(words)).length);

describe('once it is decided, no copy of the question can be pressed any more, and each says who decided and when', {
  tags: 'thorough',
}, () => {
  test('by the account executive, late', async () => {
    const world = await escalatedWorld();
    await world.sam.lastMessage().press('Accept');
    await modalOf(world.sam).submit();
    await world.settle();
    expect(questionsLeft(world)).toEqual([]);
    expect(readBy(world, 'ccepted by ')).toEqual([4, 2]);
  });

  test.each([
    ['Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' }, '"re-routed to "'],
    ['Withdraw', { Why: 'The customer went elsewhere' }, '"withdrawn"'],
  ])('by the intake owner: %s', async (button, form, says) => {
    const world = await escalatedWorld();
    await decide(world, world.alex, button, form);
    expect(questionsLeft(world)).toEqual([]);
    expect(readBy(world, says)).toEqual([3, 2]);
  });

  test('by the intake owner, who gives more time: the one card asks on', async () => {
    const world = await escalatedWorld();
    await decide(world, world.alex, 'Keep with them', { 'Business days from today': '2', Why: 'Sam was at a fair' });
    expect([asks(world.sam).length, asks(world.alex).length]).toEqual([1, 0]);
    expect(readBy(world, 'more time was given')).toEqual([3, 2]);
  });
});

test('after an extension nobody reads that an answer counts as late', { tags: 'thorough' }, async () => {
  const world = await lapsedWorld();
  await decide(world, world.alex, 'Keep with them', { 'Business days from today': '2', Why: 'Sam was at a fair' });
  expect(messagesWith(world.sam, 'still counts')).toEqual([]);
  expect(world.sam.lastMessage().text).toContain('Why: Sam was at a fair');
});

test.each([
  ['Withdraw', { Why: 'The customer went elsewhere' }, 'Fabrikam Logistics was withdrawn by the intake owner.'],
  ['Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' }, 'Fabrikam Logistics went to @Priya.'],
])(
  'the account executive hears of it in a new message when the intake owner decides: %s',
  { tags: 'thorough' },
  async (button, form, says) => {
    const world = await lapsedWorld();
    const before = world.sam.messages().length;
    await decide(world, world.alex, button, form);
    expect(world.sam.messages()).toHaveLength(before + 1);
    expect(world.sam.lastMessage().text).toContain(says);
    expect(world.sam.lastMessage().text).toContain('There is nothing left for you to do.');
  },
);

test('who is intake owner and escalation contact can decide from the second word as from the first', {
  tags: 'thorough',
}, async () => {
  const world = await escalatedWorld();
  const second = world.alex.lastMessage();
  expect(second.text).not.toContain('It is with @Alex');
  expect(second.buttons).toEqual(['Re-route', 'Keep with them', 'Withdraw']);
});

test('a reminder that Slack takes only after the answer is settled as well', { tags: 'thorough' }, async () => {
  const world = await sentWorld();
  world.sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'late', ms: 60_000, isCutOff: true } });
  await world.timeIs('2026-11-26T10:00:00-05:00');
  await accept(world);
  await world.timeIs('2026-11-26T10:30:00-05:00');
  expect(questionsLeft(world)).toEqual([]);
});
