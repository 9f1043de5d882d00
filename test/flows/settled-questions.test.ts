import { describe, expect, test } from 'vitest';
import { fillForm, modalOf } from '../support/bot.ts';
import { decide, ONCE_ACCEPTED } from '../support/deeds.ts';
import { answerTo, messagesWith, referenceOf, refusalOver } from '../support/reading.ts';
import { answer, ask, cardOf, JONAS, readBy, waitingWorld, WHO } from './asked.ts';

describe('a question that is settled has nothing left to press', { tags: 'thorough' }, () => {
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

describe('afterwards', { tags: 'thorough' }, () => {
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
