import { describe, expect, test } from 'vitest';
import { fillForm, modalOf } from '../support/bot.ts';
import { accept, decide, sentWorld, whatIsWrong } from '../support/deeds.ts';
import { submitForged } from '../support/forged.ts';
import { answerTo, dmOf, messagesWith } from '../support/reading.ts';
import { answer, ask, cardOf, JONAS, QUESTION, waitingWorld, WHO } from './asked.ts';

describe('asking before deciding', { tags: 'thorough' }, () => {
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
    const world = await sentWorld({ mode: 'http' });
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

describe('a question goes to the author', { tags: 'thorough' }, () => {
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
  test('whoever else presses reads one sentence, and nothing changes', { tags: 'thorough' }, async () => {
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
    const world = await sentWorld({ mode: 'http' });
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
