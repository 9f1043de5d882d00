import type { PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld, type Typing, type World } from '../support/bot.ts';
import { accept, decide, whatIsWrong, ONCE_ACCEPTED } from '../support/deeds.ts';
import { submitForged } from '../support/forged.ts';
import { shownIn } from '../../torture/shown.ts';
import { answerTo, dmOf, messagesWith, referenceOf, refusalOver } from '../support/reading.ts';

const WHO = 'Who signs at Fabrikam?';
const JONAS = 'Jonas Weber does, up to 200k.';
const QUESTION = 'What do you need to know?';

/** A handoff that waits for Sam; questions go to Maya, who wrote it, unless somebody else is named. */
async function waitingWorld(changes: Typing = {}): Promise<World> {
  const world = await startWorld();
  await sendHandoff(world, changes);
  return world;
}

/** What stands in each message of a person's that holds these words, and its buttons. */
const readBy = (person: PersonAtKeyboard, words: string) =>
  messagesWith(person, words).map(({ blocks }) => {
    const { words: text, buttons } = shownIn(blocks);
    return { text, buttons: buttons.map(({ label }) => label) };
  });

/** The card, as it is now. */
const cardOf = (person: PersonAtKeyboard): string => readBy(person, 'Who and how')[0]?.text ?? '';

/** Sam asks, from his newest message. */
async function ask(world: World, question = WHO, sam = world.sam): Promise<void> {
  expect(await decide(world, sam, 'Ask…', { [QUESTION]: question })).toEqual({ ok: true });
}

const answer = (world: World, person = world.maya, words = JONAS) =>
  decide(world, person, 'Answer', { 'Your answer': words });

describe('asking before deciding', () => {
  test('takes two clicks, and reaches who is named for questions at once, with who asks, what, and until when it is of use', async () => {
    const world = await waitingWorld({ 'Questions go to': 'Robin Hayes' });
    // Night for everybody.
    await world.timeIs('2026-11-24T23:30:00-05:00');
    await world.sam.lastMessage().press('Ask…');
    const form = modalOf(world.sam);
    expect(form.text).toContain(
      'Fabrikam Logistics: your question goes to @Robin (or, should they have left, to @Maya)',
    );
    expect(form.text).toContain('The clock goes on. Accept or decline by Fri 27 Nov');
    expect(await (await fillForm(form, { [QUESTION]: WHO })).submit()).toEqual({ ok: true });
    await world.settle();
    const robin = world.sandbox.as('U0ROBIN');
    expect(robin.messages()).toHaveLength(1);
    const { text, buttons } = robin.lastMessage();
    expect(text).toContain(
      'Question about Fabrikam Logistics, brought by Brightwater Consulting. @Sam asks before deciding:',
    );
    expect(text).toContain(WHO);
    expect(text).toContain('@Sam decides by Fri 27 Nov 2026, 17:00 (New York time)');
    expect(buttons).toEqual(['Answer']);
    expect(world.maya.messages()).toEqual([]);
  });

  test('brings the answer as a new message, from which it can be decided, and onto the card', async () => {
    const world = await waitingWorld();
    await ask(world);
    expect(world.sam.messages()).toHaveLength(1);
    expect(cardOf(world.sam)).toContain(`Question to @U0MAYA: ${WHO}\nNo answer yet.`);
    expect(await answer(world)).toEqual({ ok: true });
    expect(world.sam.messages()).toHaveLength(2);
    const { text, buttons } = world.sam.lastMessage();
    expect(text).toContain(`Fabrikam Logistics: @Maya answers your question.\n${JONAS}\nYou asked: ${WHO}`);
    expect(buttons).toEqual(['Accept', 'Decline', 'Ask…']);
    expect(cardOf(world.sam)).toContain(`Question to @U0MAYA: ${WHO}\n@U0MAYA answered: ${JONAS}`);
    await accept(world);
    expect(messagesWith(world.maya, 'Accepted by ')).toHaveLength(1);
  });

  test('leaves the window as it is: reminders come, it closes on its day, and asking goes on after that', async () => {
    const world = await waitingWorld();
    await ask(world);
    await world.timeIs('2026-11-26T10:00:00-05:00');
    expect(messagesWith(world.sam, 'Still waiting for your answer')).toHaveLength(1);
    await world.timeIs('2026-11-27T17:00:00-05:00');
    expect(messagesWith(world.sam, 'The window for Fabrikam Logistics closed')).toHaveLength(1);
    expect(messagesWith(world.maya, 'a decision still counts')).toHaveLength(1);
    expect(world.sam.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Ask…']);
    await ask(world, 'And who else?');
    await decide(world, world.maya, 'Answer', { 'Your answer': 'Nobody.' });
    expect(world.sam.lastMessage().text).toContain('Nobody.');
    expect(world.sam.lastMessage().text).toContain('Your answer still counts.');
  });

  test('shows the last three of them on the card, and the whole words where they were said', async () => {
    const world = await waitingWorld();
    const long = `Why ${'so '.repeat(200)}late?`;
    for (const question of ['First?', 'Second?', long, 'Fourth?']) {
      await ask(world, question);
      await answer(world, world.maya, `About “${question.slice(0, 9)}”: yes.`);
    }
    const card = cardOf(world.sam);
    expect(card).not.toContain('First?');
    for (const words of ['Second?', 'Why so so', '…', 'Fourth?', 'About “Fourth?”: yes.'])
      expect(card).toContain(words);
    expect(card).not.toContain(long);
    expect(messagesWith(world.sam, long.trim())).toHaveLength(1);
  });

  test('needs a question, and an answer, that says something', async () => {
    const world = await waitingWorld();
    await world.sam.lastMessage().press('Ask…');
    expect(await whatIsWrong(world.sam, { [QUESTION]: ' \u200b ' })).toEqual({
      [QUESTION]: 'Write what you need to know.',
    });
    await (await fillForm(modalOf(world.sam), { [QUESTION]: WHO })).submit();
    await world.settle();
    await world.maya.lastMessage().press('Answer');
    expect(modalOf(world.maya).text).toContain(`Fabrikam Logistics: @Sam asks:\n${WHO}`);
    expect(await whatIsWrong(world.maya, { 'Your answer': ' -- ' })).toEqual({
      'Your answer': 'Write an answer, in a few words.',
    });
  });

  test('is one question, however often its form is sent', async () => {
    const world = await startWorld({ mode: 'http' });
    await sendHandoff(world);
    await ask(world);
    expect(await submitForged(world, () => undefined)).toEqual({});
    await world.settle();
    expect(messagesWith(world.maya, WHO)).toHaveLength(1);
    await answer(world);
    expect(await submitForged(world, () => undefined)).toEqual({});
    await world.settle();
    expect(messagesWith(world.sam, 'answers your question')).toHaveLength(1);
  });

  test('stops at three that wait for an answer, and goes on once one of them has it', async () => {
    const world = await waitingWorld();
    const card = world.sam.lastMessage();
    await card.press('Ask…');
    const typed = await fillForm(modalOf(world.sam), { [QUESTION]: 'Fourth?' });
    await typed.close();
    for (const question of ['First?', 'Second?', 'Third?']) await ask(world, question);
    await card.press('Ask…');
    expect(world.sam.modal()).toBeNull();
    expect(answerTo(world.sam)).toContain('Three of your questions wait for an answer already.');
    await answer(world);
    await ask(world, 'Fourth?');
    expect(messagesWith(world.maya, 'Fourth?')).toHaveLength(1);
  });
});

describe('a question goes to the author', () => {
  test('when who was named for questions has left', async () => {
    const world = await waitingWorld({ 'Questions go to': 'Robin Hayes' });
    world.sandbox.control.patchPerson('U0ROBIN', { deleted: true });
    await world.settle();
    await ask(world);
    expect(world.sandbox.as('U0ROBIN').messages()).toEqual([]);
    expect(cardOf(world.sam)).toContain('Question to @U0MAYA');
    await answer(world);
    expect(world.sam.lastMessage().text).toContain(JONAS);
  });

  test('also when that shows only as it is to go out', async () => {
    const world = await waitingWorld({ 'Questions go to': 'Robin Hayes' });
    world.sandbox.control.patchPerson('U0ROBIN', { deleted: true });
    await world.settle();
    await world.sam.lastMessage().press('Ask…');
    await fillForm(modalOf(world.sam), { [QUESTION]: WHO });
    world.sandbox.control.fail({ method: 'users.info', fault: { kind: 'error', error: 'internal_error' } });
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
    await world.timeIs('2026-11-24T10:05:00-05:00');
    expect(world.sandbox.as('U0ROBIN').messages()).toEqual([]);
    expect(messagesWith(world.maya, WHO)).toHaveLength(1);
    await answer(world);
    expect(world.sam.lastMessage().text).toContain('@Maya answers your question.');
    expect(world.alex.messages()).toEqual([]);
  });

  test('when the account executive is named for questions themselves', async () => {
    const world = await waitingWorld({ 'Questions go to': 'Sam Okafor' });
    await world.sam.lastMessage().press('Ask…');
    expect(modalOf(world.sam).text).toContain('your question goes to @Maya at once.');
    await modalOf(world.sam).close();
    await ask(world);
    expect(messagesWith(world.maya, WHO)).toHaveLength(1);
  });
});

describe('only the account executive asks, and only who was asked or the author answers', () => {
  test('whoever else presses reads one sentence, and nothing changes', async () => {
    const world = await waitingWorld({ 'Questions go to': 'Robin Hayes' });
    await ask(world);
    const robin = world.sandbox.as('U0ROBIN');
    const [samsDm, robinsDm] = [dmOf(world.sam), dmOf(robin)];
    const members = 'Only full members of our own workspace can do this. Ask one of them to do it with you.';
    const others: [string, string, string][] = [
      ['U0MAYA', 'Only @Sam can answer this handoff. Nothing has changed.', ''],
      ['U0PRIYA', 'Only @Sam can answer this handoff.', 'Only @Robin or @Maya can answer this question.'],
      ['U0SAM', '', 'Only @Robin or @Maya can answer this question. Nothing has changed.'],
      ['U0LENA', members, members],
      ['U0GUEST', members, members],
    ];
    for (const [id, whenAsking, whenAnswering] of others) {
      const person = world.sandbox.as(id);
      for (const [dm, button, said] of [
        [samsDm, 'Ask…', whenAsking],
        [robinsDm, 'Answer', whenAnswering],
      ] as const) {
        if (said === '') continue;
        world.sandbox.control.join(dm, id);
        await person.lastMessage(dm).press(button);
        expect(person.modal(), `${id} ${button}`).toBeNull();
        expect(answerTo(person, dm), `${id} ${button}`).toContain(said);
      }
    }
    expect(robin.lastMessage().buttons).toEqual(['Answer']);
    world.sandbox.control.join(robinsDm, 'U0MAYA');
    await world.maya.lastMessage(robinsDm).press('Answer');
    expect(await (await fillForm(modalOf(world.maya), { 'Your answer': JONAS })).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.sam.lastMessage().text).toContain('@Maya answers your question.');
    expect(robin.lastMessage().text).toContain('Answered by @Maya');
  });

  test('a form that is sent in somebody else’s name, or about no question, is refused', async () => {
    const world = await startWorld({ mode: 'http' });
    await sendHandoff(world);
    await ask(world);
    await world.maya.lastMessage().press('Answer');
    await fillForm(modalOf(world.maya), { 'Your answer': ' ' });
    await modalOf(world.maya).submit();
    const as = (id: string, team: string) => (payload: Record<string, unknown>) => {
      payload.user = { id, team_id: team };
    };
    for (const change of [as('U0PRIYA', 'T0NORTHWIND'), as('U0SAM', 'T0NORTHWIND')])
      expect(JSON.stringify((await submitForged(world, change)).view)).toContain(' can answer this question');
    expect(JSON.stringify((await submitForged(world, as('U0MAYA', 'T0BRIGHTWATER'))).view)).toContain('full members');
    for (const id of ['H9999999-1', 'H9999999', '', '__proto__', '-1'])
      expect(
        JSON.stringify((await submitForged(world, (_payload, view) => void (view.private_metadata = id))).view),
      ).toContain('not known here');
    await world.settle();
    expect(world.sam.messages()).toHaveLength(1);
  });
});

describe('a question that is settled has nothing left to press', () => {
  const openQuestion = async () => {
    const world = await waitingWorld();
    await ask(world);
    return world;
  };

  test('once it is answered: it says by whom, and what', async () => {
    const world = await openQuestion();
    await answer(world);
    expect(world.maya.lastMessage().buttons).toEqual([]);
    expect(world.maya.lastMessage().text).toContain('Answered by @Maya');
    expect(world.maya.lastMessage().text).toContain(JONAS);
  });

  test('once it is decided without an answer: it says who decided', async () => {
    const world = await openQuestion();
    await world.sam.lastMessage().press('Accept');
    await modalOf(world.sam).submit();
    await world.settle();
    const [question] = readBy(world.maya, WHO);
    expect(question?.buttons).toEqual([]);
    expect(question?.text).toContain('Fabrikam Logistics: accepted by @U0SAM');
    expect(cardOf(world.sam)).toContain('Not answered.');
  });

  test('once it went to somebody else, who asks anew and does not see what was asked before', async () => {
    const world = await openQuestion();
    await world.timeIs('2026-11-27T17:00:00-05:00');
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' });
    const [question] = readBy(world.maya, WHO);
    expect(question?.buttons).toEqual([]);
    expect(question?.text).toContain('re-routed to @U0PRIYA');
    const priya = world.sandbox.as('U0PRIYA');
    expect(cardOf(priya)).not.toContain(WHO);
    await ask(world, 'Who is Jonas?', priya);
    expect(readBy(world.maya, 'Who is Jonas?')[0]?.buttons).toEqual(['Answer']);
  });

  test('neither has its answer, once it is decided', async () => {
    const world = await openQuestion();
    await answer(world);
    await world.sam.lastMessage().press('Accept');
    await modalOf(world.sam).submit();
    await world.settle();
    expect(readBy(world.sam, '').flatMap(({ buttons }) => buttons)).toEqual([...ONCE_ACCEPTED, 'Undo']);
    expect(world.sam.lastMessage().buttons).toEqual([]);
    expect(world.sam.lastMessage().text).toContain('accepted by @Sam');
  });

  test('and pressed on an old screen it answers with a sentence', async () => {
    const world = await openQuestion();
    const old = world.maya.lastMessage();
    await old.press('Answer');
    const form = await fillForm(modalOf(world.maya), { 'Your answer': 'Too late.' });
    await world.sam.lastMessage().press('Accept');
    await modalOf(world.sam).submit();
    await world.settle();
    await form.submit();
    expect(await refusalOver(world.maya)).toContain('@Sam has already accepted this handoff. Nothing has changed.');
    await form.close();
    await old.press('Answer');
    expect(answerTo(world.maya)).toBe('@Sam has already accepted this handoff. Nothing has changed.');
    expect(messagesWith(world.sam, 'Too late.')).toEqual([]);
  });

  test('and whose old copy is pressed is drawn once more, as the card is', async () => {
    const world = await openQuestion();
    const drawn = ({ ts }: { ts: string }) =>
      world.sandbox.control
        .calls('chat.update')
        .filter(({ request }) => (request as { ts?: unknown } | null)?.ts === ts).length;
    const [question, card] = [world.maya.lastMessage(), world.sam.lastMessage()];
    await world.timeIs('2026-11-27T17:00:00-05:00');
    await decide(world, world.alex, 'Withdraw', { Why: 'The customer went elsewhere' });
    for (const [old, button] of [
      [question, 'Answer'],
      [card, 'Ask…'],
    ] as const) {
      const before = drawn(old);
      await old.press(button);
      await world.settle();
      expect(drawn(old), button).toBe(before + 1);
    }
  });

  test('and a second answer is refused, with who was first', async () => {
    const world = await openQuestion();
    const old = world.maya.lastMessage();
    await answer(world);
    await old.press('Answer');
    expect(answerTo(world.maya)).toBe('You have answered this question already. Nothing has changed.');
  });

  test('while one that waits shows the new day when there is more time', async () => {
    const world = await openQuestion();
    await world.timeIs('2026-11-27T17:00:00-05:00');
    await decide(world, world.alex, 'Keep with them', { 'Business days from today': '2', Why: 'Sam was at a fair' });
    const [question] = readBy(world.maya, WHO);
    expect(question?.text).toContain('@U0SAM decides by Tue 1 Dec');
    expect(question?.buttons).toEqual(['Answer']);
  });
});

describe('afterwards', () => {
  test('the history says who asked whom and who answered, and insiders read the words and how often', async () => {
    const world = await waitingWorld();
    await ask(world);
    await answer(world);
    await ask(world, 'Since when?');
    const reference = await referenceOf(world.maya);
    await world.maya.slash(`/handoff status ${reference}`);
    const said = answerTo(world.maya);
    expect(said).toContain(
      `Asked twice\nQuestion to @Maya: ${WHO}\n@Maya answered: ${JONAS}\nQuestion to @Maya: Since when?`,
    );
    expect(said).toContain('question to @Maya by @Sam  ·  0 min into the window');
    expect(said).toContain('question answered by @Maya');
    await world.ada.slash(`/handoff status ${reference}`);
    expect(answerTo(world.ada)).toContain('question answered by @Maya');
    expect(answerTo(world.ada)).not.toMatch(/Jonas|Fabrikam\?|Asked|Since when/);
  });

  test('the questions of each account executive are counted for themselves', async () => {
    const world = await waitingWorld();
    await ask(world);
    await ask(world, 'Since when?');
    await world.timeIs('2026-11-27T17:00:00-05:00');
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' });
    await ask(world, 'Who is Jonas?', world.sandbox.as('U0PRIYA'));
    const reference = await referenceOf(world.maya);
    await world.maya.slash(`/handoff status ${reference}`);
    expect(answerTo(world.maya)).toContain('Asked twice in round 1, once in round 2\nQuestion to @Maya: Who is Jonas?');
  });

  test('the partner has read nothing of it', async () => {
    const world = await waitingWorld();
    const before = JSON.stringify(world.lena.messages('partner-brightwater').map(({ blocks }) => blocks));
    await ask(world);
    await answer(world);
    expect(JSON.stringify(world.lena.messages('partner-brightwater').map(({ blocks }) => blocks))).toBe(before);
    expect(world.lena.lastMessage('partner-brightwater').replies()).toEqual([]);
  });
});
