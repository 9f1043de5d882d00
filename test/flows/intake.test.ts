import type { PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld, type Typing, type World } from '../support/bot.ts';
import { accept } from '../support/deeds.ts';
import { answerTo, messagesWith, referenceOf, refusalOver } from '../support/reading.ts';

/** Alex owns the partner, and so takes in what nobody answered. */
async function lapsedWorld(): Promise<World> {
  const world = await startWorld();
  await sendHandoff(world);
  await world.timeIs('2026-11-27T17:00:00-05:00');
  return world;
}

async function decide(world: World, person: PersonAtKeyboard, button: string, typed: Typing) {
  await person.lastMessage().press(button);
  const result = await (await fillForm(modalOf(person), typed)).submit();
  await world.settle();
  return result;
}

const thread = ({ lena }: World) =>
  lena
    .lastMessage('partner-brightwater')
    .replies()
    .map(({ text }) => text);

describe('when nobody answered, the intake owner', () => {
  test('re-routes it: a new round with its own window, the old card says where it went, the partner hears the new date', async () => {
    const world = await lapsedWorld();
    const priya = world.sandbox.as('U0PRIYA');
    const samsCard = world.sam.messages()[0];
    expect(await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman' })).toEqual({ ok: true });

    expect(priya.lastMessage().text).toContain('Answer by: Wed 2 Dec, 17:00 (Kolkata time)');
    expect(priya.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Better placed…']);
    const redrawn = world.sam.messages().find(({ ts }) => ts === samsCard?.ts);
    expect(JSON.stringify(redrawn?.blocks)).toContain('Re-routed to');
    expect(messagesWith(world.maya, 'now with')).toHaveLength(1);
    expect(thread(world).at(-1)).toContain('We have passed this to somebody else on our side.');

    await accept(world, priya);
    expect(thread(world).at(-1)).toContain('has accepted this handoff');
  });

  test('extends it, and author, account executive and partner hear the new date once', async () => {
    const world = await lapsedWorld();
    await decide(world, world.alex, 'Extend', { 'Business days from today': '2', Why: 'Sam was at a fair' });
    for (const person of [world.sam, world.maya]) expect(messagesWith(person, 'Tue 1 Dec, 17:00')).not.toHaveLength(0);
    expect(thread(world).filter((text) => text.includes('You will hear from us by'))).toHaveLength(1);
    expect(thread(world).join()).not.toContain('fair');
    await world.timeIs('2026-12-01T09:00:00-05:00');
    expect(messagesWith(world.sam, 'Today is the last day')).toHaveLength(1);
    await world.timeIs('2026-12-01T17:00:00-05:00');
    expect(messagesWith(world.alex, 'Nobody answered')).toHaveLength(2);
  });

  test('withdraws it: the partner is told, the reason stays inside, and no button works any more', async () => {
    const world = await lapsedWorld();
    const card = world.sam.lastMessage();
    await decide(world, world.alex, 'Withdraw', { Why: 'The customer went elsewhere' });
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff withdrawn');
    expect(thread(world).join()).not.toContain('elsewhere');
    await card.press('Accept');
    expect(answerTo(world.sam)).toBe('This handoff was withdrawn. Nothing has changed.');
  });

  test('is the only one who can, and only until somebody has answered', async () => {
    const world = await lapsedWorld();
    const call = world.alex.lastMessage();
    const late = world.sam.lastMessage();
    await late.press('Accept');
    await modalOf(world.sam).submit();
    await world.settle();
    await call.press('Re-route');
    expect(answerTo(world.alex)).toBe('@Sam has already accepted this handoff. Nothing has changed.');
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
  test('names somebody better placed: the intake owner decides, and the clock goes on', async () => {
    const world = await startWorld();
    await sendHandoff(world);
    await decide(world, world.sam, 'Better placed…', { 'Better placed': 'Priya Raman' });
    expect(world.sam.lastMessage().text).toContain('You proposed @Priya');
    expect(world.sam.lastMessage().buttons).toContain('Accept');
    await world.alex.lastMessage().press('Re-route');
    expect(modalOf(world.alex).value('Account executive')).toBe('Priya');
    await modalOf(world.alex).submit();
    await world.settle();
    expect(world.sandbox.as('U0PRIYA').lastMessage().buttons).toContain('Accept');
  });

  test('cannot call its author better placed, in a proposal or in a no: the sentence says so, and nothing changes', async () => {
    const world = await startWorld();
    await sendHandoff(world);
    await world.sam.lastMessage().press('Better placed…');
    await (await fillForm(modalOf(world.sam), { 'Better placed': 'U0MAYA' })).submit();
    expect(await refusalOver(world.sam)).toContain('@Maya wrote this handoff and cannot answer it as well.');
    await modalOf(world.sam).close();
    await world.sam.lastMessage().press('Decline');
    await (await fillForm(modalOf(world.sam), { Reason: 'Wrong owner', 'Better placed': 'U0MAYA' })).submit();
    expect(modalOf(world.sam).errors()['Better placed']).toContain('This account wrote the handoff');
    await modalOf(world.sam).close();
    expect(world.sam.lastMessage().buttons).toContain('Accept');
    expect(messagesWith(world.alex, 'better placed')).toHaveLength(0);
  });

  test('asks for fewer reminders of this one handoff', async () => {
    const world = await startWorld();
    await sendHandoff(world, { 'Response window (business days)': '8' });
    await world.timeIs('2026-11-30T13:30:00-05:00');
    await messagesWithButton(world.sam, 'Only on the last day').press('Only on the last day');
    await world.timeIs('2026-12-03T12:00:00-05:00');
    expect(messagesWith(world.sam, 'Still waiting')).toHaveLength(1);
    await world.timeIs('2026-12-04T09:00:00-05:00');
    expect(messagesWith(world.sam, 'Today is the last day')).toHaveLength(1);
  });
});

function messagesWithButton(person: PersonAtKeyboard, button: string) {
  const message = person.lastMessage();
  if (!message.buttons.includes(button)) throw new Error(`The last message offers ${message.buttons.join(', ')}.`);
  return message;
}

describe('whoever cannot be asked now', () => {
  test('is out of office: the author is told before sending, and who stands in', async () => {
    const world = await startWorld();
    await world.sam.slash('/handoff me');
    await modalOf(world.sam).press('Add days off');
    const days = { 'First day off': '2026-11-23', 'Last day off': '2026-11-30', 'Stand-in': 'Priya Raman' };
    await (await fillForm(modalOf(world.sam), days)).submit();
    await modalOf(world.sam).closeAll();
    const result = await sendHandoff(world);
    expect(result).toMatchObject({ ok: false });
    expect(modalOf(world.maya).errors()['Account executive']).toContain('out of office until');
    await modalOf(world.maya).fill({ 'Account executive': 'Priya Raman' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  });

  test('has as many open handoffs as one person may have: the next one waits, and says so', async () => {
    const world = await startWorld();
    for (const account of ['A1', 'B2', 'C3', 'D4', 'E5']) await sendHandoff(world, { Account: account });
    await sendHandoff(world, { Account: 'F6' });
    expect(modalOf(world.maya).errors()['Account executive']).toContain('5 open handoffs');
  });

  test('was deactivated while it was open: the intake owner is told at once', async () => {
    const world = await startWorld();
    await sendHandoff(world);
    world.sandbox.control.patchPerson('U0SAM', { deleted: true });
    await world.settle();
    expect(messagesWith(world.alex, 'has lost its account executive')).toHaveLength(1);
  });

  test('was deactivated, and Slack says so again and again: it stands in the history once, and once more in another round', async () => {
    const world = await startWorld();
    await sendHandoff(world);
    const reference = await referenceOf(world.maya);
    const goneSoOften = async () => {
      await world.alex.slash(`/handoff status ${reference}`);
      return answerTo(world.alex).split('account deactivated').length - 1;
    };
    for (const name of ['Sam', 'Sam O.', 'Samuel']) {
      world.sandbox.control.patchPerson('U0SAM', { deleted: true, displayName: name });
      await world.settle();
    }
    await world.alex.lastMessage().press('Re-route');
    const reroute = await fillForm(modalOf(world.alex), { 'Account executive': 'Priya Raman' });
    expect(await goneSoOften()).toBe(1);
    expect(messagesWith(world.alex, 'has lost its account executive')).toHaveLength(1);
    await reroute.submit();
    world.sandbox.control.patchPerson('U0PRIYA', { deleted: true });
    await world.settle();
    expect(await goneSoOften()).toBe(2);
  });

  test('was made a guest a moment ago: what was remembered of the account is forgotten, and the author reads it', async () => {
    const world = await startWorld();
    await sendHandoff(world);
    world.sandbox.control.patchPerson('U0SAM', { isRestricted: true });
    await world.settle();
    await sendHandoff(world, { Account: 'Contoso' });
    expect(modalOf(world.maya).errors()['Account executive']).toContain('is a guest');
  });
});

test('a holiday that is entered while a handoff is open moves its deadline, and both sides hear of it', async () => {
  const world = await startWorld();
  await sendHandoff(world);
  await world.ada.slash('/handoff settings');
  await (await fillForm(modalOf(world.ada), { 'Public holidays of': 'US' })).submit();
  await world.settle();
  expect(
    world.sam.messages().filter((message) => JSON.stringify(message.blocks).includes('Mon 30 Nov, 17:00')),
  ).toHaveLength(2);
  expect(messagesWith(world.sam, 'Working days changed: Fabrikam Logistics.')).toHaveLength(1);
  expect(messagesWith(world.maya, 'working days changed')).toHaveLength(1);
  expect(thread(world).filter((text) => text.includes('You will hear from us by'))).toHaveLength(1);
});

describe('status', () => {
  test('shows every round with who did what, when, and how much of each window had gone by', async () => {
    const world = await startWorld();
    await sendHandoff(world);
    for (const moment of ['26T09:30', '27T09:00', '27T15:00', '27T17:00', '27T18:00'])
      await world.timeIs(`2026-11-${moment}:00-05:00`);
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman' });
    const reference = await referenceOf(world.maya);
    // Monday, 11:30 in Kolkata.
    await world.timeIs('2026-11-30T01:00:00-05:00');
    const priya = world.sandbox.as('U0PRIYA');
    await accept(world, priya);
    await world.alex.slash(`/handoff status ${reference}`);
    const [, history = ''] = answerTo(world.alex).split('History\n');
    const lines = history.split('\n').map((line) => line.replace(/^.*\(Kolkata time\) +/, ''));
    expect(lines).toEqual([
      'sent to @Sam by @Maya',
      'account executive reminded  ·  1 business day, 7 h 30 min into the window',
      'account executive reminded  ·  2 business days, 7 h into the window',
      'account executive reminded  ·  3 business days, 5 h into the window',
      'window closed without an answer  ·  3 business days, 7 h after the window began',
      're-routed to @Priya by @Alex, round 2 begins  ·  3 business days, 7 h after the window began',
      'accepted by @Priya  ·  2 h 30 min into the window',
      'A business day of @Priya has 8 h: 09:00 to 17:00, Kolkata time.',
    ]);
  });

  test('counts a window that was extended anew', async () => {
    const world = await lapsedWorld();
    await world.timeIs('2026-11-30T10:00:00-05:00');
    await decide(world, world.alex, 'Extend', { 'Business days from today': '2', Why: 'Sam was at a fair' });
    const reference = await referenceOf(world.maya);
    await world.timeIs('2026-12-02T09:00:00-05:00');
    await world.timeIs('2026-12-02T09:40:00-05:00');
    await accept(world);
    await world.maya.slash(`/handoff status ${reference}`);
    const said = answerTo(world.maya);
    expect(said).toContain(
      'window extended by @Alex, counted anew from here  ·  4 business days after the window began',
    );
    expect(said).toContain('account executive reminded  ·  1 business day, 7 h into the window');
    expect(said).toContain('accepted by @Sam  ·  1 business day, 7 h 40 min into the window');
    expect(said).not.toContain('fair');
  });
});
