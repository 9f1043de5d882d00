import { describe, expect, test } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { fillForm, modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, decide, lapsedWorld, sentWorld, whatIsWrong } from '../support/deeds.ts';
import { answerTo, messagesWith, referenceOf, refusalOver } from '../support/reading.ts';

const CHOICES = ['Re-route', 'Keep with them', 'Withdraw'];

const thread = ({ lena }: World) =>
  lena
    .lastMessage('partner-brightwater')
    .replies()
    .map(({ text }) => text);

describe('when nobody answered, the intake owner', { tags: 'thorough' }, () => {
  test('re-routes it: a new round with its own window, the old card says where it went, the partner hears the new date', async () => {
    const world = await lapsedWorld();
    const priya = world.sandbox.as('U0PRIYA');
    const samsCard = world.sam.messages()[0];
    expect(
      await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' }),
    ).toEqual({ ok: true });

    expect(priya.lastMessage().text).toContain('Answer by: Wed 2 Dec 2026, 17:00 (Kolkata time)');
    expect(priya.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Better placed…', 'Ask…']);
    const redrawn = world.sam.messages().find(({ ts }) => ts === samsCard?.ts);
    expect(JSON.stringify(redrawn?.blocks)).toContain('Re-routed to');
    expect(messagesWith(world.maya, 'now with')).toHaveLength(1);
    expect(thread(world).at(-1)).toContain('this is with somebody else on our side now.');

    await accept(world, priya);
    expect(thread(world).at(-1)).toContain('has accepted this handoff');
  });

  test('re-routes it once more: each card says to whom it went from there, which stays true', async () => {
    const world = await lapsedWorld();
    const priya = world.sandbox.as('U0PRIYA');
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' });
    await world.timeIs('2026-12-03T22:00:00+05:30');
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Iris Chen', Why: 'Priya is away.' });
    expect(world.sam.messageSaying('Re-routed to').text).toContain('Re-routed to @Priya.');
    expect(priya.messageSaying('Re-routed to').text).toContain('Re-routed to @Iris.');
  });

  test('says for how long and why: who is asked next reads it, and the partner does not', async () => {
    const world = await lapsedWorld();
    const priya = world.sandbox.as('U0PRIYA');
    await world.alex.lastMessage().press('Re-route');
    expect(modalOf(world.alex).value('Response window (business days)')).toBe('3');
    expect(await whatIsWrong(world.alex, { 'Account executive': 'Priya Raman', Why: ' ' })).toEqual({
      Why: 'Say why, in a few words.',
    });
    const typed = { 'Account executive': 'Priya Raman', 'Response window (business days)': '1', Why: 'Sam moved on.' };
    await (await fillForm(modalOf(world.alex), typed)).submit();
    await world.settle();
    const card = priya.lastMessage().text;
    expect(card).toContain('Passed on to you by @Alex. Sam moved on.');
    expect(card).toContain('Answer by: Mon 30 Nov');
    expect(thread(world).join()).not.toContain('moved on');
    expect(
      world.sam
        .messages()
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Passed on to you');
    await accept(world, priya);
    expect(priya.messages().at(0)?.text).not.toContain('Passed on to you');
  });

  test('extends it, and author, account executive and partner hear the new date once', async () => {
    const world = await lapsedWorld();
    await decide(world, world.alex, 'Keep with them', { 'Business days from today': '2', Why: 'Sam was at a fair' });
    for (const person of [world.sam, world.maya])
      expect(messagesWith(person, 'Tue 1 Dec 2026, 17:00')).not.toHaveLength(0);
    expect(thread(world).filter((text) => text.includes('You will hear from us by'))).toHaveLength(1);
    expect(thread(world).join()).not.toContain('fair');
    await world.timeIs('2026-12-01T09:00:00-05:00');
    expect(messagesWith(world.sam, 'Today is the last day')).toHaveLength(1);
    await world.timeIs('2026-12-01T17:00:00-05:00');
    expect(messagesWith(world.alex, 'Nobody answered'), 'the first one is settled').toHaveLength(1);
  });

  test('withdraws it: the partner is told, the reason stays inside, and no button works any more', async () => {
    const world = await lapsedWorld();
    const card = world.sam.lastMessage();
    const call = world.alex.lastMessage();
    await decide(world, world.alex, 'Withdraw', { Why: 'The customer went elsewhere' });
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff withdrawn');
    expect(thread(world).join()).not.toContain('elsewhere');
    expect([card.buttons, call.buttons]).toEqual([['Accept', 'Decline', 'Ask…'], CHOICES]);
    for (const [person, message] of [
      [world.sam, card],
      [world.alex, call],
    ] as const) {
      for (const button of message.buttons) {
        await message.press(button);
        expect(person.modal(), button).toBeNull();
        expect(answerTo(person), button).toBe('This handoff was withdrawn. Nothing has changed.');
      }
    }
  });

  test('is the only one who can, and only until somebody has answered', async () => {
    const world = await lapsedWorld();
    const call = world.alex.lastMessage();
    const late = world.sam.lastMessage();
    const no = 'Only the intake owner, @Alex, can decide this. Nothing has changed.';
    const whoWithdraws =
      'Only its author, @Maya, and the intake owner, @Alex, can withdraw this handoff. Nothing has changed.';
    for (const id of ['U0PRIYA', 'U0SAM', 'U0ADA']) {
      world.sandbox.control.join(call.channel, id);
      const person = world.sandbox.as(id);
      const sameCall = person.lastMessage(call.channel);
      for (const button of CHOICES) {
        await sameCall.press(button);
        expect(person.modal(), `${id} ${button}`).toBeNull();
        expect(answerTo(person, call.channel)).toBe(button === 'Withdraw' ? whoWithdraws : no);
      }
    }
    await late.press('Accept');
    await modalOf(world.sam).submit();
    await world.settle();
    for (const button of CHOICES) {
      await call.press(button);
      expect(world.alex.modal(), button).toBeNull();
      expect(answerTo(world.alex)).toBe('@Sam has already accepted this handoff. Nothing has changed.');
    }
  });

  test('does not decide in time: the escalation contact hears of it a business day later, once', async () => {
    const world = await lapsedWorld();
    await world.ada.slash('/handoff settings');
    await (await fillForm(modalOf(world.ada), { 'Escalation contact': 'Robin Hayes' })).submit();
    const robin = world.sandbox.as('U0ROBIN');
    await world.timeIs('2026-11-30T16:59:00-05:00');
    expect(robin.messages()).toHaveLength(0);
    await world.timeIs('2026-11-30T17:00:00-05:00');
    await world.restart();
    await world.timeIs('2026-12-02T10:00:00-05:00');
    expect(messagesWith(robin, 'Still no answer: Fabrikam Logistics')).toHaveLength(1);
  });
});

describe('before answering, the account executive', () => {
  test('names somebody better placed: the intake owner decides, and the clock goes on', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    await decide(world, world.sam, 'Better placed…', { 'Better placed': 'Priya Raman' });
    expect(world.sam.lastMessage().text).toContain('You proposed @Priya');
    expect(world.sam.lastMessage().buttons).toContain('Accept');
    await world.alex.lastMessage().press('Re-route');
    expect(modalOf(world.alex).value('Account executive')).toBe('Priya');
    await (await fillForm(modalOf(world.alex), { Why: 'Sam says so.' })).submit();
    await world.settle();
    expect(world.sandbox.as('U0PRIYA').lastMessage().buttons).toContain('Accept');
  });

  test('cannot call its author better placed, in a proposal or in a no: the sentence says so, and nothing changes', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    await world.sam.lastMessage().press('Better placed…');
    await (await fillForm(modalOf(world.sam), { 'Better placed': 'U0MAYA' })).submit();
    expect(await refusalOver(world.sam)).toContain('@Maya wrote this handoff and cannot answer it as well.');
    await modalOf(world.sam).close();
    await world.sam.lastMessage().press('Decline');
    await (await fillForm(modalOf(world.sam), { Reason: 'Wrong owner', 'Better placed': 'U0MAYA' })).submit();
    expect(modalOf(world.sam).errors()['Better placed']).toContain('This person wrote the handoff');
    await modalOf(world.sam).close();
    expect(world.sam.lastMessage().buttons).toContain('Accept');
    expect(messagesWith(world.alex, 'better placed')).toHaveLength(0);
  });

  test('asks for fewer reminders of this one handoff', async () => {
    const world = await startWorld();
    await sendHandoff(world, { 'Response window (business days)': '8', 'Seller next move by': '2026-12-18' });
    await world.timeIs('2026-11-30T13:30:00-05:00');
    await messagesWithButton(world.sam, 'Only on the last day').press('Only on the last day');
    await world.timeIs('2026-12-03T12:00:00-05:00');
    expect(messagesWith(world.sam, 'Still waiting')).toHaveLength(1);
    await world.timeIs('2026-12-04T09:00:00-05:00');
    expect(messagesWith(world.sam, 'Today is the last day')).toHaveLength(1);
  });

  test('is offered no button that would change nothing: tomorrow is the last day anyway', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    await world.timeIs('2026-11-26T13:30:00-05:00');
    expect(messagesWithButton(world.sam, 'Only on the last day').buttons).not.toContain('Remind me tomorrow');
  });
});

function messagesWithButton(person: PersonAtKeyboard, button: string) {
  const message = person.lastMessage();
  if (!message.buttons.includes(button)) throw new Error(`The last message offers ${message.buttons.join(', ')}.`);
  return message;
}

describe('whoever cannot be asked now', () => {
  test('is out of office: the author is told before sending, and who stands in', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await world.sam.slash('/handoff me');
    await modalOf(world.sam).press('Add days off');
    const days = { 'First day off': '2026-11-23', 'Last day off': '2026-11-30', 'Stand-in': 'Priya Raman' };
    await (await fillForm(modalOf(world.sam), days)).submit();
    await modalOf(world.sam).closeAll();
    const result = await sendHandoff(world);
    expect(result).toMatchObject({ ok: false });
    expect(modalOf(world.maya).errors()['Account executive']).toContain('is out of office until Mon 30 Nov.');
    await modalOf(world.maya).fill({ 'Account executive': 'Priya Raman' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  });

  test('has as many to answer as one person may have: the author is told before sending, and who could take it', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await sendHandoff(world, { Account: 'Z0', 'Account executive': 'Priya Raman' });
    for (const account of ['A1', 'B2', 'C3', 'D4', 'E5']) await sendHandoff(world, { Account: account });
    await sendHandoff(world, { Account: 'F6' });
    expect(modalOf(world.maya).errors()['Account executive']).toBe(
      'Sam Okafor has 5 handoffs to answer, and 5 is the most. Choose somebody else (with room: Priya Raman), or wait until one is answered.',
    );
    expect(modalOf(world.maya).value('Account'), 'nothing typed is lost').toBe('F6');
    expect(await fillForm(modalOf(world.maya), { 'Account executive': 'Priya Raman' })).toBeDefined();
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  });

  test('is never blocked by what they accepted: after five acceptances the sixth handoff lands', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    for (const account of ['A1', 'B2', 'C3', 'D4', 'E5']) {
      await sendHandoff(world, { Account: account });
      await accept(world);
    }
    expect(await sendHandoff(world, { Account: 'F6' })).toEqual({ ok: true });
    expect(world.sam.lastMessage().text).toContain('F6');
  });

  test('was deactivated while it was open: the intake owner is told at once', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    world.sandbox.control.patchPerson('U0SAM', { deleted: true });
    await world.settle();
    expect(messagesWith(world.alex, 'has lost its account executive')).toHaveLength(1);
  });

  test('was deactivated, and Slack says so again and again: it stands in the history once, and once more in another round', async () => {
    const world = await sentWorld();
    const reference = await referenceOf(world.maya);
    const goneSoOften = async () => {
      await world.alex.slash(`/handoff status ${reference}`);
      return answerTo(world.alex).split('account executive lost').length - 1;
    };
    for (const name of ['Sam', 'Sam O.', 'Samuel']) {
      world.sandbox.control.patchPerson('U0SAM', { deleted: true, displayName: name });
      await world.settle();
    }
    await world.alex.lastMessage().press('Re-route');
    const reroute = await fillForm(modalOf(world.alex), { 'Account executive': 'Priya Raman', Why: 'Sam has left.' });
    expect(await goneSoOften()).toBe(1);
    expect(messagesWith(world.alex, 'has lost its account executive')).toHaveLength(1);
    await reroute.submit();
    world.sandbox.control.patchPerson('U0PRIYA', { deleted: true });
    await world.settle();
    expect(await goneSoOften()).toBe(2);
  });

  test('was made a guest a moment ago: what was remembered of the account is forgotten, and the author reads it', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    world.sandbox.control.patchPerson('U0SAM', { isRestricted: true });
    await world.settle();
    await sendHandoff(world, { Account: 'Contoso' });
    expect(modalOf(world.maya).errors()['Account executive']).toContain('is a guest');
  });
});

test('a holiday that is entered while a handoff is open moves its deadline, and both sides hear of it', {
  tags: 'thorough',
}, async () => {
  const world = await sentWorld();
  await world.ada.slash('/handoff settings');
  await (await fillForm(modalOf(world.ada), { 'Public holidays of': 'US' })).submit();
  await world.settle();
  expect(
    world.sam.messages().filter((message) => JSON.stringify(message.blocks).includes('Mon 30 Nov 2026, 17:00')),
  ).toHaveLength(2);
  expect(messagesWith(world.sam, 'Working days changed: Fabrikam Logistics.')).toHaveLength(1);
  expect(messagesWith(world.maya, 'working days changed')).toHaveLength(1);
  expect(thread(world).filter((text) => text.includes('You will hear from us by'))).toHaveLength(1);
});
