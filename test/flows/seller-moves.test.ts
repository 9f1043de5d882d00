import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld } from '../support/bot.ts';
import { propose } from '../support/agreed.ts';
import {
  accept,
  acceptedWorld,
  decide,
  OF_THE_MOVE,
  ONCE_ACCEPTED,
  sentWorld,
  WHAT_CAME_OF_IT,
  whatIsWrong,
} from '../support/deeds.ts';
import { answerTo, referenceOf, refusalOver } from '../support/reading.ts';
import { cardOf, CHANNEL, minutesFrom, press, readBy, rootOf, threadOf } from './agreed-moves.ts';

describe('the account executive’s move', { tags: 'thorough' }, () => {
  const QUESTION = 'did your move happen?';

  test('can be said to be done, changed or not to have happened on the card, from the start', async () => {
    const world = await acceptedWorld();
    expect(world.sam.lastMessage().buttons).toEqual([...ONCE_ACCEPTED, 'Undo']);
    await press(world, world.sam.lastMessage(), 'Done');
    for (const person of [world.sam, world.maya])
      expect(cardOf(person)).toContain('By: Mon 30 Nov  ·  done Tue 24 Nov');
    expect(threadOf(world).at(-1)?.text).toBe('@Sam has made our next move.');
    expect(rootOf(world)).toContain('(by Mon 30 Nov)  ·  done');
    expect(world.sam.lastMessage().buttons).toEqual(['Introduction made', WHAT_CAME_OF_IT, 'Undo']);
    await world.timeIs('2026-12-04T16:00:00-05:00');
    expect(readBy(world.sam, QUESTION)).toEqual([]);
  });

  test('has a day that people live to see: neither the acceptance nor a change takes the year 9999', async () => {
    const world = await sentWorld();
    await world.sam.lastMessage().press('Accept');
    expect(await whatIsWrong(world.sam, { By: '9999-12-31' })).toEqual({ By: 'Choose a day before the year 2200.' });
    await modalOf(world.sam).close();
    await accept(world);
    await world.sam.lastMessage().press('Changed…');
    expect(await whatIsWrong(world.sam, { By: '9999-12-31' })).toEqual({ By: 'Choose a day before the year 2200.' });
  });

  test('is asked about once, on its day at 15:00 of their own time', async () => {
    const world = await acceptedWorld();
    await world.timeIs('2026-11-30T14:59:00-05:00');
    expect(readBy(world.sam, QUESTION)).toEqual([]);
    await world.timeIs('2026-11-30T15:00:00-05:00');
    const asked = world.sam.lastMessage();
    expect(asked.text).toContain(QUESTION);
    expect(asked.buttons).toEqual(OF_THE_MOVE);
    for (const day of ['01', '02', '04']) await world.timeIs(`2026-12-${day}T16:00:00-05:00`);
    expect(readBy(world.sam, QUESTION)).toHaveLength(1);
    expect(cardOf(world.maya)).toContain('By: Mon 30 Nov  ·  slipped');
    await asked.press('Done');
    await world.settle();
    expect(readBy(world.sam, QUESTION)).toEqual([]);
    expect(readBy(world.sam, 'Fabrikam Logistics: your move is done.')).toHaveLength(1);
  });

  test('that is changed is asked about again on its new day, once; the partner reads the day and none of the words', async () => {
    const world = await acceptedWorld();
    await minutesFrom(world, '2026-11-30T15:00:00-05:00');
    await decide(world, world.sam, 'Changed…', { 'Your next move': 'CANARY: write to Jonas.', By: '2026-12-03' });
    expect(readBy(world.sam, 'your move is now for Thu 3 Dec.')).toHaveLength(1);
    expect(cardOf(world.maya)).toContain('CANARY: write to Jonas.');
    const read = threadOf(world).at(-1)?.text;
    expect(read).toBe('@Lena, our next move comes by Thursday 3 December, not by Monday 30 November.');
    expect(rootOf(world)).toContain('Our next move: the first step, by Thu 3 Dec');
    expect(readBy(world.lena, 'CANARY', CHANNEL)).toEqual([]);
    await world.timeIs('2026-12-03T15:00:00-05:00');
    await world.timeIs('2026-12-03T16:30:00-05:00');
    expect(readBy(world.sam, QUESTION)).toHaveLength(1);
  });

  test('whose words alone are changed makes no noise at the partner’s', async () => {
    const world = await acceptedWorld();
    const before = world.lena.messages(CHANNEL).length;
    await decide(world, world.sam, 'Changed…', { 'Your next move': 'Call Jonas.' });
    expect(world.lena.messages(CHANNEL)).toHaveLength(before);
    expect(cardOf(world.maya)).toContain('Call Jonas.');
  });

  test('that did not happen: the author reads why, the partner reads nothing', async () => {
    const world = await acceptedWorld();
    const card = world.sam.lastMessage();
    const before = JSON.stringify(world.lena.messages(CHANNEL).map(({ text }) => text));
    expect(await decide(world, world.sam, 'Did not happen…', { Why: 'Jonas was ill.' })).toEqual({ ok: true });
    for (const person of [world.sam, world.maya]) {
      expect(cardOf(person)).toContain('did not happen');
      expect(cardOf(person)).toContain('Why it did not happen: Jonas was ill.');
    }
    expect(JSON.stringify(world.lena.messages(CHANNEL).map(({ text }) => text))).toBe(before);
    // It can still come to be done.
    await press(world, card, 'Done');
    expect(cardOf(world.maya)).not.toContain('did not happen');
  });

  test('is nobody else’s to speak of, and is done once', async () => {
    const world = await acceptedWorld();
    const card = world.sam.lastMessage();
    world.sandbox.control.join(card.channel, 'U0PRIYA');
    const priya = world.sandbox.as('U0PRIYA');
    const shown = priya.lastMessage(card.channel);
    for (const button of ['Done', 'Changed…', 'Did not happen…', 'Introduction made']) {
      await shown.press(button);
      expect(answerTo(priya, card.channel)).toBe('Only @Sam can say this about the handoff. Nothing has changed.');
    }
    await card.press('Done');
    await card.press('Done');
    await world.settle();
    expect(answerTo(world.sam)).toMatch(/^You marked this move as done .*Nothing has changed\.$/);
    expect(readBy(world.lena, 'has made our next move', CHANNEL)).toHaveLength(1);
  });

  test('of which a form was open while it was done is refused in words', async () => {
    const world = await acceptedWorld();
    const card = world.sam.lastMessage();
    await card.press('Changed…');
    const form = await fillForm(modalOf(world.sam), { By: '2026-12-03' });
    await card.press('Done');
    await form.submit();
    expect(await refusalOver(world.sam)).toContain('You marked this move as done');
  });
});

describe('the introduction', { tags: 'thorough' }, () => {
  test('is marked with one tap, once: the partner reads it, both cards and the status show it', async () => {
    const world = await acceptedWorld();
    const card = world.sam.lastMessage();
    await card.press('Introduction made');
    await card.press('Introduction made');
    await world.settle();
    expect(answerTo(world.sam)).toMatch(/^The introduction was marked as made .*Nothing has changed\.$/);
    expect(readBy(world.lena, 'The introduction is made. Thank you!', CHANNEL)).toHaveLength(1);
    for (const person of [world.sam, world.maya]) expect(cardOf(person)).toContain('Introduction: made Tue 24 Nov');
    expect(rootOf(world)).toContain('Introduction: made');
    await world.maya.slash(`/handoff status ${await referenceOf(world.maya)}`);
    expect(answerTo(world.maya)).toContain('Introduction: made Tue 24 Nov');
    expect(answerTo(world.maya)).toContain('introduction made, marked by @Sam');
  });
});

describe('who leads what', { tags: 'thorough' }, () => {
  const USUAL = '@U0SAM leads the customer and the close; Brightwater Consulting leads technical fit and references.';

  test('is the workspace’s usual, and costs nobody a click', async () => {
    const world = await acceptedWorld();
    for (const person of [world.sam, world.maya]) expect(cardOf(person)).toContain(USUAL);
    expect(rootOf(world)).toContain('@U0SAM leads the customer and the close; you lead technical fit and references.');
  });

  test('can be set otherwise in the working agreement, and for one handoff when it is accepted', async () => {
    const world = await startWorld();
    await propose(world, { 'Who leads the close': 'The partner' });
    await sendHandoff(world);
    await world.sam.lastMessage().press('Accept');
    expect(modalOf(world.sam).value('Who leads the close')).toBe('The partner');
    await fillForm(modalOf(world.sam), { 'Who leads technical fit and references': 'The account executive' });
    await modalOf(world.sam).submit();
    await world.settle();
    expect(cardOf(world.maya)).toContain(
      '@U0SAM leads the customer, technical fit and references; Brightwater Consulting leads the close.',
    );
  });

  test('can be changed later: the partner and the author are told once', async () => {
    const world = await acceptedWorld();
    await world.sam.slash(`/handoff status ${await referenceOf(world.sam)}`);
    await world.sam.lastMessage().press('Roles…');
    const form = modalOf(world.sam);
    expect(await whatIsWrong(world.sam, {})).toEqual({
      'Who leads the customer': 'Nothing is different yet: change who leads, then send.',
    });
    await fillForm(form, { 'Who leads the customer': 'The partner' });
    expect(await form.submit()).toEqual({ ok: true });
    await world.settle();
    const now = '@Sam leads the close; Brightwater Consulting leads the customer, technical fit and references.';
    expect(world.maya.lastMessage().text).toBe(`Fabrikam Logistics: new roles. ${now}`);
    expect(cardOf(world.maya)).toContain(now.replace('@Sam', '@U0SAM'));
    expect(threadOf(world).at(-1)?.text).toBe(
      'New roles: @Sam leads the close; you lead the customer, technical fit and references.',
    );
    await world.maya.slash(`/handoff status ${await referenceOf(world.maya)}`);
    expect(answerTo(world.maya)).not.toContain('Roles…');
    expect(world.maya.lastMessage().buttons).not.toContain('Roles…');
  });
});
