import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, readsLastPage, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, acceptedWorld, acceptFor, decline, sentWorld, writtenWorld } from '../support/deeds.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { dmOf, messagesWith, referenceOf } from '../support/reading.ts';

/** What Sam was reminded of so far. */
function reminders(world: World): string[] {
  const said = world.sam
    .messages()
    .map(({ text }) => /^(Still waiting[^:]*|Today is the last day|[^:]* left):/.exec(text));
  return said.flatMap((words) => (words?.[1] === undefined ? [] : [words[1]]));
}

describe('the promised moment', { tags: 'thorough' }, () => {
  test.each([
    ['Sam Okafor', 'U0SAM', 'Fri 27 Nov 2026, 17:00 (New York time)'],
    ['Priya Raman', 'U0PRIYA', 'Fri 27 Nov 2026, 17:00 (Kolkata time)'],
    ['Kim Park', 'U0NOZONE', 'Fri 27 Nov 2026, 17:00 (UTC)'],
  ])('%s answers by the end of working hours in their own zone', async (name, id, moment) => {
    const world = await writtenWorld();
    await fillForm(modalOf(world.maya), { 'Account executive': name });
    await modalOf(world.maya).submit();
    expect(await readsLastPage(world)).toContain(`who answers by ${moment}`);
    await world.settle();
    const card = world.sandbox.as(id).lastMessage();
    expect(card.text).toContain(`Answer by: ${moment}`);
    expect(card.text).toContain('Your move: Join Lena’s call with Jonas and show the live stock view.');
    expect(card.text).toContain('Do it by: Mon 30 Nov');
    expect(world.maya.messages(), 'nobody gets a receipt').toEqual([]);
  });

  test('reminders come at half of the window, on the last morning and two hours before the end, each once', async () => {
    const world = await sentWorld();
    await world.timeIs('2026-11-26T09:29:00-05:00');
    expect(reminders(world)).toEqual([]);
    await world.timeIs('2026-11-26T09:30:00-05:00');
    expect(reminders(world)).toEqual(['Still waiting for your answer']);
    await world.timeIs('2026-11-27T08:59:00-05:00');
    expect(reminders(world)).toHaveLength(1);
    await world.timeIs('2026-11-27T09:00:00-05:00');
    expect(reminders(world)).toHaveLength(2);
    await world.timeIs('2026-11-27T15:00:00-05:00');
    await world.timeIs('2026-11-27T16:59:00-05:00');
    expect(reminders(world).toSorted()).toEqual([
      'Still waiting for your answer',
      'Today is the last day',
      'Two working hours left',
    ]);
    expect(world.sam.lastMessage().text).toContain('Answer by Fri 27 Nov 2026, 17:00 (New York time)');
    await accept(world);
    expect(world.maya.lastMessage().text).toContain('Accepted by');
  });

  test('nobody is reminded on a weekend or at night', async () => {
    const world = await startWorld({ at: '2026-11-26T10:00:00-05:00' });
    await sendHandoff(world, { 'Seller next move by': '2026-12-02' });
    for (const moment of ['2026-11-28T12:00:00-05:00', '2026-11-29T12:00:00-05:00', '2026-11-30T03:00:00-05:00']) {
      await world.timeIs(moment);
      expect(reminders(world)).toEqual([]);
    }
    await world.timeIs('2026-11-30T09:30:00-05:00');
    expect(reminders(world)).toEqual(['Still waiting for your answer']);
  });

  test('there is no reminder after an answer', async () => {
    const world = await acceptedWorld();
    for (const day of ['26', '27', '30']) await world.timeIs(`2026-11-${day}T16:00:00-05:00`);
    expect(reminders(world)).toEqual([]);
    expect(messagesWith(world.alex, 'Nobody answered')).toEqual([]);
  });
});

describe('after an outage', () => {
  test('of the bot one reminder goes out, not all that were missed', { tags: 'thorough' }, async () => {
    const world = await startWorld({ databaseUrl: databaseOnDisk() });
    await sendHandoff(world, { 'Response window (business days)': '5', 'Seller next move by': '2026-12-18' });
    await world.outageUntil('2026-12-01T15:30:00-05:00');
    expect(reminders(world)).toEqual(['An hour and a half left']);
    await world.restart();
    await world.settle();
    expect(reminders(world)).toHaveLength(1);
  });

  test('of Slack one reminder goes out, the last that fell due', async () => {
    const world = await sentWorld();
    const fault = { kind: 'rate_limited', retryAfterS: 3_600 } as const;
    const times = Number.POSITIVE_INFINITY;
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: dmOf(world.sam), times, fault });
    await world.timeIs('2026-11-26T09:30:00-05:00');
    await world.timeIs('2026-11-27T09:00:00-05:00');
    expect(reminders(world)).toEqual([]);
    world.sandbox.control.clear();
    await world.timeIs('2026-11-27T15:31:00-05:00');
    expect(reminders(world)).toEqual(['An hour and a half left']);
  });

  test('that ends just before the deadline nobody is reminded any more: the window closes, and that is said', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    await world.outageUntil('2026-11-27T16:59:43-05:00');
    expect(reminders(world)).toEqual([]);
    await world.timeIs('2026-11-27T17:00:00-05:00');
    expect(reminders(world)).toEqual([]);
    expect(messagesWith(world.sam, 'The window for Fabrikam Logistics closed')).toHaveLength(1);
  });

  test('of four days over the deadline the window lapses once, and the missed reminders stay away', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    await world.outageUntil('2026-11-28T12:00:00-05:00');
    expect(messagesWith(world.alex, 'Nobody answered'), 'on a Saturday').toEqual([]);
    await world.timeIs('2026-11-30T08:00:00-05:00');
    expect(reminders(world)).toEqual([]);
    expect(messagesWith(world.sam, 'The window for Fabrikam Logistics closed')).toHaveLength(1);
    expect(messagesWith(world.alex, 'Nobody answered')).toHaveLength(1);
  });
});

test('a promised moment never moves to the very moment at which working hours are changed', {
  tags: 'thorough',
}, async () => {
  const world = await sentWorld();
  await world.timeIs('2026-11-27T15:00:00-05:00');
  await world.sam.slash('/handoff me');
  await (await fillForm(modalOf(world.sam), { 'Work ends': '15:00' })).submit();
  await world.settle();
  expect(messagesWith(world.sam, 'Fri 27 Nov 2026, 15:00')).toEqual([]);
  expect(messagesWith(world.alex, 'Nobody answered')).toEqual([]);
  await world.timeIs('2026-11-27T17:00:00-05:00');
  expect(messagesWith(world.alex, 'Nobody answered')).toHaveLength(1);
});

describe('silence', () => {
  test('account executive, author, intake owner and partner hear of it once, and a late answer still counts, as late', async () => {
    const world = await sentWorld();
    await world.timeIs('2026-11-27T17:00:00-05:00');
    for (let round = 0; round < 3; round += 1) {
      await world.restart();
      await world.settle();
    }
    await world.timeIs('2026-12-01T10:00:00-05:00');
    expect(messagesWith(world.sam, 'The window for Fabrikam Logistics closed')).toHaveLength(1);
    expect(messagesWith(world.maya, 'Nobody answered')).toHaveLength(1);
    expect(messagesWith(world.alex, 'Nobody answered')).toHaveLength(1);
    expect(messagesWith(world.alex, 'It is yours now')).toHaveLength(1);
    expect(messagesWith(world.alex, 'Still no answer')).toHaveLength(1);
    const root = world.lena.lastMessage('partner-brightwater');
    expect(root.text).toContain('Handoff delayed');
    expect(root.replies()).toHaveLength(1);
    expect(root.replies()[0]?.text).toContain('our answer is not there yet');
    const reference = await referenceOf(world.maya);
    await world.maya.slash(`/handoff status ${reference}`);
    expect(world.maya.lastMessage().text).toContain('Stands: Lapsed without an answer');
    expect(world.maya.lastMessage().text).toContain('owner @Alex · to act: @Alex and @Sam');

    await acceptFor('2026-12-04', world);
    expect(messagesWith(world.maya, 'after the window').length).toBeGreaterThan(0);
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff accepted');
    expect(world.lena.lastMessage('partner-brightwater').text).not.toContain('after the window');
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(2);
  });

  test('a late no counts too', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    await world.timeIs('2026-11-30T10:00:00-05:00');
    await decline(world, { Reason: 'Bad timing' });
    expect(world.maya.lastMessage().text).toContain('after the window');
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff not taken up');
  });
});
