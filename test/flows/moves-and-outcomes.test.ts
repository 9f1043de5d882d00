import type { Message, PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { shownIn } from '../../torture/shown.ts';
import { fillForm, modalOf, type World } from '../support/bot.ts';
import {
  accept,
  acceptedWorld as workingWorld,
  OF_THE_MOVE,
  recordOutcome,
  WHAT_CAME_OF_IT,
  WORTH_WORKING,
} from '../support/deeds.ts';
import { answerTo, referenceOf } from '../support/reading.ts';

/** Both moves lead to “Worth working?”, and nothing is asked of anybody once it has ended. Lena’s day is Friday 27 November, Sam’s the 30th. */

const CHANNEL = 'partner-brightwater';
const BOTH_DONE = 'Both moves are done. Worth working?';
type Accepted = World & { card: Message; root: Message };
const OPENED = { Opportunity: 'https://crm.example.com/4712' };
const OVER = 'This is over, and nothing is left to do here. Thank you!';

/** `card`: Sam’s, as he has it before him once he has accepted; `root`: of the partner’s thread. */
async function acceptedWorld(): Promise<Accepted> {
  const world = await workingWorld();
  return { ...world, card: world.sam.lastMessage(), root: world.lena.lastMessage(CHANNEL) };
}

type Shown = { words: string; buttons: string[] };

/** What all messages with these words show this person now. */
function allShown(person: PersonAtKeyboard, text: string, channel?: string): Shown[] {
  const shown = person.messages(channel).map(({ blocks }) => shownIn(blocks));
  return shown
    .filter(({ words }) => words.includes(text))
    .map(({ words, buttons }) => ({ words, buttons: buttons.map(({ label }) => label) }));
}

function onlyShown(person: PersonAtKeyboard, text: string): Shown {
  const [only, ...others] = allShown(person, text);
  if (!only || others.length > 0) throw new Error(`Not one message says “${text}”.`);
  return only;
}
const cardOf = ({ sam }: World) => onlyShown(sam, 'brought by Brightwater');
const threadOf = ({ root }: Accepted): Message[] => root.replies();

/** What offers this in the partner’s thread. */
function asksLena(world: Accepted, button = 'Done'): Message {
  const request = threadOf(world).findLast(({ buttons }) => buttons.includes(button));
  if (!request) throw new Error(`Nothing offers Lena “${button}”.`);
  return request;
}

async function press({ settle }: World, message: Message, button: string): Promise<void> {
  await message.press(button);
  await settle();
}

describe('both moves are done', { tags: 'thorough' }, () => {
  test('with the partner’s word: the message that says so asks once whether it is worth working, in one tap', async () => {
    const world = await acceptedWorld();
    await press(world, world.card, 'Done');
    const before = world.sam.messages().length;
    await press(world, asksLena(world), 'Done');
    const news = world.sam.lastMessage();
    expect(world.sam.messages()).toHaveLength(before + 1);
    expect(news.text).toContain(BOTH_DONE);
    expect(news.buttons).toEqual(WORTH_WORKING);
    await press(world, news, 'Yes');
    expect(world.sam.messages()).toHaveLength(before + 1);
    expect(world.sam.lastMessage().buttons).toEqual([]);
    expect(world.sam.lastMessage().text).toContain('says their move is done');
    expect(cardOf(world).words).toContain('Working · owner @U0SAM');
  });

  test('and answered with no, the question goes and what was said stays', async () => {
    const world = await acceptedWorld();
    await press(world, world.card, 'Done');
    await press(world, asksLena(world), 'Done');
    await press(world, world.sam.lastMessage(), 'No: budget');
    const news = onlyShown(world.sam, 'says their move is done');
    expect(news.words).not.toContain(BOTH_DONE);
    expect(news.buttons).toEqual([]);
    expect(cardOf(world).buttons).toEqual([]);
  });

  test('with the account executive’s own word: no message, the card asks it and says whose turn it is', async () => {
    const world = await acceptedWorld();
    await press(world, asksLena(world), 'Done');
    expect(world.sam.lastMessage().buttons, 'one move is open').toEqual([]);
    await world.maya.slash(`/handoff status ${await referenceOf(world.maya)}`);
    expect(answerTo(world.maya)).toContain('to act: @Sam · next: both moves done and worth working');
    const before = world.sam.messages().length;
    await press(world, world.card, 'Done');
    expect(world.sam.messages()).toHaveLength(before);
    expect(cardOf(world).buttons).toEqual(['Introduction made', ...WORTH_WORKING, WHAT_CAME_OF_IT, 'Undo']);
  });

  test('after it was found worth working: nobody is asked that again', async () => {
    const world = await acceptedWorld();
    await recordOutcome(world, 'Opportunity opened', OPENED);
    await press(world, world.card, 'Done');
    await press(world, asksLena(world), 'Done');
    expect(world.sam.lastMessage().text).toContain('says their move is done');
    expect(world.sam.lastMessage().buttons).toEqual([]);
    expect(allShown(world.sam, 'Worth working?')).toEqual([]);
  });
});

test('one move alone is done: the one who has the other is to act', { tags: 'thorough' }, async () => {
  const world = await acceptedWorld();
  await press(world, world.card, 'Done');
  expect(cardOf(world).words).toContain('to act: Lena Fischer · next: both moves done');
});

test('what is worked keeps the clock of both moves: each side is asked on its day', { tags: 'thorough' }, async () => {
  const world = await acceptedWorld();
  await recordOutcome(world, 'Opportunity opened', OPENED);
  await world.timeIs('2026-11-27T09:00:00+01:00');
  expect(asksLena(world).text).toContain('How does it stand?');
  await world.timeIs('2026-11-30T15:00:00-05:00');
  expect(world.sam.lastMessage().text).toContain('did your move happen?');
  expect(world.sam.lastMessage().buttons).toEqual(OF_THE_MOVE);
});

describe('once it has ended', { tags: 'thorough' }, () => {
  test.each([
    ['won', 'Won', { 'What the partner did': 'Lena introduced us.' }],
    ['lost', 'Lost', {}],
    ['no deal', 'No deal', {}],
  ] as const)('%s: the partner’s buttons are gone, and a late press reads a sentence', async (_, what, typed) => {
    const world = await acceptedWorld();
    const request = asksLena(world);
    await recordOutcome(world, what, typed);
    expect(threadOf(world).flatMap(({ buttons }) => buttons)).toEqual([]);
    expect(threadOf(world)[0]?.text).toBe(
      'Lena Fischer, good news: @Sam has accepted this handoff, takes the first step by Mon 30 Nov, and will tell you here. We count it as brought to us by you.',
    );
    for (const button of ['Done', 'Not yet…']) {
      await press(world, request, button);
      expect(answerTo(world.lena, CHANNEL)).toBe(OVER);
      expect(world.lena.modal()).toBeNull();
    }
    expect(allShown(world.sam, 'says their move')).toEqual([]);
  });

  test('what the partner said of its move before stays as it was said', async () => {
    const world = await acceptedWorld();
    await asksLena(world).press('Not yet…');
    await fillForm(modalOf(world.lena), { 'When will it be done?': '2026-12-02', 'What does it wait for?': 'Jonas.' });
    await modalOf(world.lena).submit();
    await world.settle();
    await press(world, asksLena(world), 'Done');
    await recordOutcome(world, 'Not worth working: timing');
    const news = onlyShown(world.sam, 'their move comes by Wed 2 Dec');
    expect(news).toMatchObject({ words: expect.stringContaining('They said: Jonas.'), buttons: [] });
  });

  test('nobody is asked for a move any more, and what was asked shows that it is settled', async () => {
    const world = await acceptedWorld();
    await world.timeIs('2026-11-27T09:00:00+01:00');
    await world.timeIs('2026-11-30T15:00:00-05:00');
    const question = world.sam.lastMessage();
    await recordOutcome(world, 'Not worth working: fit');
    expect(allShown(world.sam, 'did your move happen?')).toEqual([]);
    expect(allShown(world.sam, 'Fabrikam Logistics: not worth working.')).toHaveLength(1);
    expect(allShown(world.lena, 'How does it stand?', CHANNEL)).toEqual([]);
    expect(threadOf(world).flatMap(({ buttons }) => buttons)).toEqual([]);
    const [sams, lenas] = [world.sam.messages().length, world.lena.messages(CHANNEL).length];
    for (const day of ['01', '02', '03', '09']) await world.timeIs(`2026-12-${day}T16:00:00-05:00`);
    expect(world.sam.messages()).toHaveLength(sams);
    expect(world.lena.messages(CHANNEL)).toHaveLength(lenas);
    await press(world, question, 'Done');
    expect(answerTo(world.sam)).toBe('This handoff is closed. Nothing has changed.');
  });
});

describe('once the acceptance is taken back', () => {
  test('nobody can press for a move that was never agreed, and a second acceptance asks anew', {
    tags: 'thorough',
  }, async () => {
    const world = await acceptedWorld();
    const request = asksLena(world);
    await press(world, world.card, 'Undo');
    expect(threadOf(world).flatMap(({ buttons }) => buttons)).toEqual([]);
    expect(threadOf(world)[0]?.text).toBe(
      'We accepted this handoff. That does not hold any more: please read below how it stands.',
    );
    await press(world, request, 'Done');
    expect(answerTo(world.lena, CHANNEL)).toBe('This handoff is not accepted yet. Nothing has changed.');
    await world.timeIs('2026-11-24T10:20:00-05:00');
    await accept(world);
    expect(asksLena(world).text).toContain('has accepted this handoff');
    await world.timeIs('2026-11-27T09:00:00+01:00');
    expect(allShown(world.lena, 'How does it stand?', CHANNEL)).toHaveLength(1);
  });

  test('later, by the intake owner: what asks about the moves is settled', async () => {
    const world = await acceptedWorld();
    await world.timeIs('2026-11-27T09:00:00+01:00');
    await world.timeIs('2026-11-30T15:00:00-05:00');
    await press(world, world.card, 'Done');
    await press(world, asksLena(world), 'Done');
    expect(world.sam.lastMessage().buttons).toEqual(WORTH_WORKING);
    await world.alex.slash(`/handoff status ${await referenceOf(world.maya)}`);
    await world.alex.lastMessage().press('Reopen…');
    await fillForm(modalOf(world.alex), { Why: 'The wrong account.' });
    expect(await modalOf(world.alex).submit()).toEqual({ ok: true });
    await world.settle();
    expect(threadOf(world).flatMap(({ buttons }) => buttons)).toEqual([]);
    const asked = world.sam.messages().map(({ blocks }) => shownIn(blocks).buttons.map(({ label }) => label));
    expect(asked.flat()).not.toContain('Yes');
    expect(asked.flat()).not.toContain('Did not happen…');
    expect(allShown(world.sam, 'the acceptance was taken back.').length).toBeGreaterThan(0);
  });
});
