import type { Message, PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld, type Typing, type World } from '../support/bot.ts';
import { accept, decide, OF_THE_MOVE, ONCE_ACCEPTED, WHAT_CAME_OF_IT, whatIsWrong } from '../support/deeds.ts';
import { shownIn } from '../../torture/shown.ts';
import { answerTo, referenceOf, refusalOver } from '../support/reading.ts';

/** What both sides do once a handoff is accepted. Lena's day is Friday 27 November, Sam's is Monday the 30th. */

const CHANNEL = 'partner-brightwater';
const NOT_THEIRS = 'Only people of the company that brought this can answer here. Nothing has changed.';
const DONE_ALREADY = /^This move was marked as done .*\. Thank you! Nothing has changed\.$/;

async function acceptedWorld(changes: Typing = {}): Promise<World> {
  const world = await startWorld();
  await sendHandoff(world, changes);
  await accept(world);
  return world;
}

/** What has fallen due meanwhile is seen to one by one, a minute after the other. */
async function minutesFrom(world: World, iso: string): Promise<void> {
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
function threadOf(world: World, person = world.lena): Message[] {
  return rootFor(world, person).replies();
}

/** The newest message of the thread that offers this. */
function offering(world: World, button: string, person = world.lena): Message {
  const message = threadOf(world, person).findLast(({ buttons }) => buttons.includes(button));
  if (!message) throw new Error(`Nobody offers ${person.id} “${button}”.`);
  return message;
}

async function pressInThread(world: World, button: string, person = world.lena): Promise<void> {
  await offering(world, button, person).press(button);
  await world.settle();
}

async function sayNotYet(world: World, typed: Typing) {
  await offering(world, 'Not yet…').press('Not yet…');
  const result = await (await fillForm(modalOf(world.lena), typed)).submit();
  await world.settle();
  return result;
}

async function press({ settle }: World, message: Message, button: string): Promise<void> {
  await message.press(button);
  await settle();
}

const omarOf = ({ sandbox }: World) => sandbox.as('U0OMAR');
/** All words of a person's conversation with the app that hold these, message by message. */
const readBy = (person: PersonAtKeyboard, words: string, channel?: string): string[] =>
  person
    .messages(channel)
    .map(({ blocks }) => shownIn(blocks).words)
    .filter((shown) => shown.includes(words));
/** Where both moves stand. */
const rootOf = ({ lena }: World): string => readBy(lena, 'Handoff accepted', CHANNEL)[0] ?? '';
const cardOf = (person: PersonAtKeyboard): string => readBy(person, 'Accepted by ')[0] ?? '';
const posts = ({ sandbox }: World) => sandbox.control.calls('chat.postMessage').length;
const buttonsInThread = (world: World): string[] => threadOf(world).flatMap(({ buttons }) => buttons);

describe('the partner’s move', () => {
  test('is asked for with the acceptance, in one message that mentions the contact', async () => {
    const world = await startWorld();
    await sendHandoff(world);
    const before = world.lena.messages(CHANNEL).length;
    await accept(world);
    expect(world.lena.messages(CHANNEL)).toHaveLength(before + 1);
    const request = offering(world, 'Done');
    expect(request.text).toContain('@Lena, good news');
    expect(request.text).toContain('Your own move is planned for Fri 27 Nov: please tell us here once it is done');
    expect(request.buttons).toEqual(['Done', 'Not yet…']);
  });

  test('is done with one tap: the account executive gets one message, both cards and the thread show it', async () => {
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

  test('is said to be done once, however often it is pressed', async () => {
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

  test('can be said to be done by a colleague of the partner’s', async () => {
    const world = await acceptedWorld();
    await pressInThread(world, 'Done', omarOf(world));
    expect(world.sam.lastMessage().text).toContain('@Omar (Brightwater Consulting) says their move is done.');
  });

  test.each([
    ['our own account executive', 'U0SAM'],
    ['our own author', 'U0MAYA'],
    ['somebody of a third company', 'U0FINN'],
    ['a guest of ours', 'U0GUEST'],
  ])('is not for %s to say: they read one sentence, and nothing changes', async (_who, id) => {
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

  test('waits while Slack does not say who presses', async () => {
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

  test('is reminded once, in the contact’s own working hours on that day, and the reminder can be answered', async () => {
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

  test('has slipped two business days after its day: the account executive is told once, by day, and nobody again for weeks', async () => {
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
    const sams = world.sam.messages().length;
    for (const day of ['07', '14', '21', '28']) await world.timeIs(`2026-12-${day}T12:00:00-05:00`);
    expect(world.sam.messages()).toHaveLength(sams);
    expect(world.lena.messages(CHANNEL)).toHaveLength(before);
    expect(rootOf(world)).not.toContain('slipped');
    // Late counts.
    await pressInThread(world, 'Done');
    expect(world.sam.lastMessage().text).toContain('says their move is done');
    expect(cardOf(world.maya)).not.toContain('slipped: two business days over, and not a word\nThey');
  });

  test('that was due before we answered is asked for anew, and not reminded of at once', async () => {
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

  test('is still asked for when the contact has left: by name, and a colleague answers', async () => {
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

describe('a partner whose named contact alone may answer', () => {
  async function aloneWorld(): Promise<World> {
    const world = await acceptedWorld();
    await world.ada.slash('/handoff partners');
    await modalOf(world.ada).press('Edit');
    await world.settle();
    await fillForm(modalOf(world.ada), {
      'Who marks the partner’s move as done': ['Only the contact who is named in the handoff'],
    });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await world.settle();
    return world;
  }

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

describe('the account executive’s move', () => {
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

  test('is asked about once, on its day at 15:00 of their own time', async () => {
    const world = await acceptedWorld();
    await world.timeIs('2026-11-30T14:59:00-05:00');
    expect(readBy(world.sam, QUESTION)).toEqual([]);
    await world.timeIs('2026-11-30T15:00:00-05:00');
    const asked = world.sam.lastMessage();
    expect(asked.text).toContain(QUESTION);
    expect(asked.buttons).toEqual(OF_THE_MOVE);
    for (const day of ['01', '02', '09', '23']) await world.timeIs(`2026-12-${day}T16:00:00-05:00`);
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

describe('the introduction', () => {
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

describe('who leads what', () => {
  const USUAL = '@U0SAM leads the customer and the close; Brightwater Consulting leads technical fit and references.';

  test('is the workspace’s usual, and costs nobody a click', async () => {
    const world = await acceptedWorld();
    for (const person of [world.sam, world.maya]) expect(cardOf(person)).toContain(USUAL);
    expect(rootOf(world)).toContain('@U0SAM leads the customer and the close; you lead technical fit and references.');
  });

  test('can be set otherwise for the workspace, and for one handoff when it is accepted', async () => {
    const world = await startWorld();
    await world.ada.slash('/handoff settings');
    await fillForm(modalOf(world.ada), { 'Who leads the close': 'The partner' });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
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
    expect(world.maya.lastMessage().buttons).toEqual([]);
  });
});
