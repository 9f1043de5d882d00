import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld } from '../support/bot.ts';
import { accept, acceptedWorld, sentWorld, whatIsWrong } from '../support/deeds.ts';
import { worldAfter } from '../support/worlds.ts';
import { answerTo } from '../support/reading.ts';
import {
  buttonsInThread,
  cardOf,
  CHANNEL,
  DONE_ALREADY,
  minutesFrom,
  NOT_THEIRS,
  offering,
  omarOf,
  posts,
  pressInThread,
  readBy,
  rootOf,
  sayNotYet,
} from './agreed-moves.ts';

describe('the partner’s move', () => {
  test('is asked for with the acceptance, in one message that mentions the contact', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    const before = world.lena.messages(CHANNEL).length;
    await accept(world);
    expect(world.lena.messages(CHANNEL)).toHaveLength(before + 1);
    const request = offering(world, 'Done');
    expect(request.text).toContain('@Lena, good news');
    expect(request.text).toContain('Your own move is planned for Fri 27 Nov: please tell us here once it is done');
    expect(request.buttons).toEqual(['Done', 'Not yet…']);
  });

  test('is done with one tap: the account executive gets one message, both cards and the thread show it', {
    tags: 'thorough',
  }, async () => {
    const world = await acceptedWorld();
    const [sams, mayas] = [world.sam.messages().length, world.maya.messages().length];
    const theirs = world.lena.messages(CHANNEL).length;
    await pressInThread(world, 'Done');
    expect(world.sam.messages()).toHaveLength(sams + 1);
    expect(world.sam.lastMessage().text).toContain(
      'Fabrikam Logistics: @Lena (Brightwater Consulting) says their move is done.',
    );
    expect(world.maya.messages()).toHaveLength(mayas);
    for (const person of [world.sam, world.maya])
      expect(cardOf(person)).toContain('By: Fri 27 Nov  ·  done Tue 24 Nov');
    expect(world.lena.messages(CHANNEL)).toHaveLength(theirs);
    expect(rootOf(world)).toContain('Your next move: Lena introduces you by mail. (by Fri 27 Nov)  ·  done, thank you');
    expect(buttonsInThread(world)).toEqual([]);
  });

  test('is said to be done once, however often it is pressed', { tags: 'thorough' }, async () => {
    const world = await acceptedWorld();
    const old = offering(world, 'Done');
    await old.press('Done');
    await old.press('Done');
    await world.settle();
    expect(answerTo(world.lena, CHANNEL)).toMatch(DONE_ALREADY);
    expect(readBy(world.sam, 'says their move is done')).toHaveLength(1);
    await old.press('Not yet…');
    expect(world.lena.modal()).toBeNull();
    expect(answerTo(world.lena, CHANNEL)).toMatch(DONE_ALREADY);
  });

  test('can be said to be done by a colleague of the partner’s', { tags: 'thorough' }, async () => {
    const world = await acceptedWorld();
    await pressInThread(world, 'Done', omarOf(world));
    expect(world.sam.lastMessage().text).toContain('@Omar (Brightwater Consulting) says their move is done.');
  });

  test.each([
    ['our own account executive', 'U0SAM'],
    ['our own author', 'U0MAYA'],
    ['somebody of a third company', 'U0FINN'],
    ['a guest of ours', 'U0GUEST'],
  ])('is not for %s to say: they read one sentence, and nothing changes', { tags: 'thorough' }, async (_who, id) => {
    const world = await acceptedWorld();
    world.sandbox.control.join('C0BRIGHTWATER', id);
    const person = world.sandbox.as(id);
    const before = posts(world);
    for (const button of ['Done', 'Not yet…']) {
      await offering(world, button, person).press(button);
      expect(answerTo(person, CHANNEL)).toBe(NOT_THEIRS);
      expect(person.modal()).toBeNull();
    }
    await world.settle();
    expect(posts(world)).toBe(before);
    expect(cardOf(world.sam)).not.toContain('·  done');
  });

  test('waits while Slack does not say who presses', { tags: 'thorough' }, async () => {
    const world = await acceptedWorld();
    await world.timeIs('2026-11-24T10:30:00-05:00');
    world.sandbox.control.fail({ method: 'users.info', times: 5, fault: { kind: 'drop' } });
    await pressInThread(world, 'Done', omarOf(world));
    expect(answerTo(omarOf(world), CHANNEL)).toBe(
      'Slack does not say who you are at the moment. Try again in a minute.',
    );
    expect(readBy(world.sam, 'says their move is done')).toEqual([]);
  });

  test('gets another day and a sentence: they stand on both cards, and the account executive is told once', async () => {
    const world = await acceptedWorld();
    await offering(world, 'Not yet…').press('Not yet…');
    expect(await whatIsWrong(world.lena, { 'When will it be done?': '2026-11-20' })).toEqual({
      'When will it be done?': 'That day is over: choose today or later.',
    });
    expect(await whatIsWrong(world.lena, { 'When will it be done?': '2026-11-27' })).toEqual({
      'When will it be done?': 'This is the day that we have. Choose another one.',
    });
    expect(await whatIsWrong(world.lena, { 'When will it be done?': '2028-11-27' })).toEqual({
      'When will it be done?': 'Choose a day within a year.',
    });
    await fillForm(modalOf(world.lena), {
      'When will it be done?': '2026-12-02',
      'What does it wait for?': 'Jonas is <!channel> *away*.',
    });
    expect(await modalOf(world.lena).submit()).toEqual({ ok: true });
    await world.settle();
    expect(readBy(world.sam, 'their move comes by Wed 2 Dec')).toEqual([
      expect.stringContaining('They said: Jonas is <!channel> *away*.'),
    ]);
    for (const person of [world.sam, world.maya]) {
      expect(cardOf(person)).toContain('By: Wed 2 Dec');
      expect(cardOf(person)).toContain('They said: Jonas is <!channel> *away*.');
    }
    expect(rootOf(world)).toContain('Your next move: Lena introduces you by mail. (by Wed 2 Dec)');
    expect(rootOf(world)).not.toContain('Jonas is');
    expect(offering(world, 'Done').text).toContain('planned for Wed 2 Dec');
  });

  test('is reminded once, in the contact’s own working hours on that day, and the reminder can be answered', {
    tags: 'thorough',
  }, async () => {
    const world = await acceptedWorld();
    // Lena works in Berlin.
    await world.timeIs('2026-11-27T08:59:00+01:00');
    expect(readBy(world.lena, 'How does it stand?', CHANNEL)).toEqual([]);
    await world.timeIs('2026-11-27T09:00:00+01:00');
    await world.timeIs('2026-11-27T16:00:00+01:00');
    const reminders = readBy(world.lena, 'How does it stand?', CHANNEL);
    expect(reminders).toHaveLength(1);
    expect(reminders[0]).toContain(
      '@U0LENA, your next move is for Friday 27 November: Lena introduces you by mail. How does it stand?',
    );
    await sayNotYet(world, { 'When will it be done?': '2026-12-01' });
    expect(readBy(world.lena, 'How does it stand?', CHANNEL)).toEqual([]);
    await minutesFrom(world, '2026-12-01T09:00:00+01:00');
    expect(readBy(world.lena, 'How does it stand?', CHANNEL)).toHaveLength(1);
    await pressInThread(world, 'Done');
    expect(buttonsInThread(world)).toEqual([]);
  });

  test('has slipped two business days after its day: the account executive is told once, by day, and nobody again for weeks', {
    tags: 'thorough',
  }, async () => {
    const world = await acceptedWorld();
    await world.timeIs('2026-11-27T09:00:00+01:00');
    await world.timeIs('2026-11-30T15:00:00-05:00');
    const before = world.lena.messages(CHANNEL).length;
    expect(cardOf(world.sam)).not.toContain('slipped');
    await minutesFrom(world, '2026-12-01T17:00:00-05:00');
    const said = readBy(world.sam, 'Brightwater Consulting’s move has slipped');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('It was for Fri 27 Nov');
    for (const person of [world.sam, world.maya]) expect(cardOf(person)).toContain('By: Fri 27 Nov  ·  slipped');
    expect(readBy(world.maya, 'slipped')).toHaveLength(1);
    const sams = readBy(world.sam, '').length;
    for (const day of ['07', '14', '21', '28']) await minutesFrom(world, `2026-12-${day}T12:00:00-05:00`);
    const since = readBy(world.sam, '').slice(sams);
    expect(since.filter((words) => !/has stalled|asked again below/.test(words))).toEqual([]);
    expect(readBy(world.sam, 'Brightwater Consulting’s move has slipped')).toHaveLength(1);
    expect(world.lena.messages(CHANNEL)).toHaveLength(before);
    expect(rootOf(world)).not.toContain('slipped');
    // Late counts.
    await pressInThread(world, 'Done');
    expect(world.sam.lastMessage().text).toContain('says their move is done');
    expect(cardOf(world.maya)).not.toContain('slipped: two business days over, and not a word\nThey');
  });

  test('that was due before we answered is asked for anew, and not reminded of at once', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await sendHandoff(world, { 'Partner next move by': '2026-11-25', 'Seller next move by': '2026-12-04' });
    await world.timeIs('2026-11-27T10:00:00-05:00');
    await world.sam.lastMessage().press('Accept');
    await modalOf(world.sam).submit();
    await world.settle();
    await world.timeIs('2026-11-30T09:30:00+01:00');
    expect(offering(world, 'Not yet…').text).toContain(
      'Your own move was planned for Wed 25 Nov, before our answer: please name another day here.',
    );
    expect(readBy(world.lena, 'How does it stand?', CHANNEL)).toEqual([]);
    expect(readBy(world.sam, 'has slipped')).toEqual([]);
  });

  test('is still asked for when the contact has left: by name, and a colleague answers', {
    tags: 'thorough',
  }, async () => {
    const world = await acceptedWorld();
    world.sandbox.control.patchPerson('U0LENA', { deleted: true });
    await world.timeIs('2026-11-27T15:00:00+01:00');
    const omar = omarOf(world);
    const reminder = readBy(omar, 'How does it stand?', CHANNEL)[0];
    expect(reminder).toContain('Lena Fischer, your next move is for Friday 27 November');
    await pressInThread(world, 'Done', omar);
    expect(readBy(world.sam, 'says their move is done')).toHaveLength(1);
  });
});

describe('a partner whose named contact alone may answer', { tags: 'thorough' }, () => {
  const aloneWorld = worldAfter(async (world) => {
    await world.ada.slash('/handoff partners');
    await modalOf(world.ada).press('Edit');
    await world.settle();
    await fillForm(modalOf(world.ada), {
      'Who marks the partner’s move as done': ['Only the contact who is named in the handoff'],
    });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
  }, acceptedWorld);

  test('hears nobody else: a colleague reads whom to ask', async () => {
    const world = await aloneWorld();
    await pressInThread(world, 'Done', omarOf(world));
    expect(answerTo(omarOf(world), CHANNEL)).toBe('Only @Lena can answer here. Please ask them. Nothing has changed.');
    expect(readBy(world.sam, 'says their move is done')).toEqual([]);
    await pressInThread(world, 'Done');
    expect(readBy(world.sam, 'says their move is done')).toHaveLength(1);
  });

  test('hears their colleagues again once the contact has left', async () => {
    const world = await aloneWorld();
    world.sandbox.control.patchPerson('U0LENA', { deleted: true });
    await world.timeIs('2026-11-24T11:00:00-05:00');
    await pressInThread(world, 'Done', omarOf(world));
    expect(readBy(world.sam, 'says their move is done')).toHaveLength(1);
  });
});
