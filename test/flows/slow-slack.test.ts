import type { FaultOrder } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, readsLastPage, startWorld } from '../support/bot.ts';
import { sentWorld, writtenWorld } from '../support/deeds.ts';
import { answerTo, messagesWith } from '../support/reading.ts';

const AWAY: [string, FaultOrder['fault']][] = [
  ['is slow', { kind: 'delay', ms: 3000 }],
  ['answers 503', { kind: 'http', status: 503 }],
  ['drops the connection', { kind: 'drop' }],
  ['says to wait', { kind: 'rate_limited', retryAfterS: 30 }],
];

const A_MINUTE_LATER = '2026-11-24T10:01:30-05:00';

describe('when Slack does not say in time who the account executive is', () => {
  test.each(AWAY)(
    'because it %s, the handoff is kept, the form says so, and it goes out later',
    { tags: 'thorough' },
    async (_why, fault) => {
      const world = await writtenWorld({ mode: 'http' });
      const form = modalOf(world.maya);
      // What Slack said while the form was filled in counts for a minute.
      world.sandbox.control.fail({ method: 'users.info', times: 40, fault });
      await world.timeIs(A_MINUTE_LATER);
      expect(await form.submit()).toEqual({ ok: true });
      expect(await readsLastPage(world)).toContain('Kept. It goes to @Sam as soon as Slack says who everybody is.');
      await world.settle();
      expect(world.sam.messages()).toEqual([]);
      expect(world.lena.messages('partner-brightwater')).toEqual([]);
      world.sandbox.control.clear();
      await world.timeIs('2026-11-24T10:02:00-05:00');
      expect(world.sam.lastMessage().text).toContain('Answer by: Fri 27 Nov 2026, 17:00 (New York time)');
      expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toHaveLength(1);
      expect(world.maya.messages(), 'nobody gets a receipt').toEqual([]);
    },
  );

  test('and it turns out that they have left: the author is told why, also on the form, and chooses another; nothing is typed twice', async () => {
    const world = await writtenWorld({ mode: 'http' });
    const form = await fillForm(modalOf(world.maya), { Account: '*Contoso*' });
    world.sandbox.control.fail({ method: 'users.info', times: 40, fault: { kind: 'drop' } });
    await world.timeIs(A_MINUTE_LATER);
    await form.submit();
    await readsLastPage(world);
    await world.settle();
    world.sandbox.control.clear();
    world.sandbox.control.patchPerson('U0SAM', { deleted: true });
    await world.timeIs('2026-11-24T10:02:00-05:00');
    const news = world.maya.lastMessage();
    expect(news.text).toContain('Not sent: *Contoso*.');
    expect(news.text).toContain('@Sam is deactivated.');
    expect(news.text).toContain('Nothing you wrote is lost.');
    expect(world.lena.messages('partner-brightwater')).toEqual([]);
    await news.press('Choose somebody else');
    const mended = modalOf(world.maya);
    expect(mended.text).toContain('Why it came back: @Sam is deactivated. Choose somebody who is still here.');
    expect(mended.value('Account')).toBe('*Contoso*');
    await fillForm(mended, { 'Account executive': 'Priya Raman', 'Partner’s agreement': true, 'Conflict check': true });
    expect(await mended.submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.sandbox.as('U0PRIYA').lastMessage().buttons).toEqual(['Accept', 'Decline', 'Better placed…', 'Ask…']);
    expect(await readsLastPage(world)).toContain('Sent to @Priya');
    expect(world.maya.messages(), 'of the withdrawn draft nothing is said').toHaveLength(1);
    await news.press('Choose somebody else');
    expect(world.maya.modal()).toBeNull();
    expect(answerTo(world.maya)).toMatch(/^You have already sent this again, as H\d{7}\.$/);
  });
});

describe('when Slack is away while somebody presses', () => {
  test('they are told to try again, and trying again works', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    const card = world.sam.lastMessage();
    world.sandbox.control.fail({ method: 'views.open', fault: { kind: 'http', status: 500 } });
    await card.press('Accept');
    expect(answerTo(world.sam)).toBe('Slack did not answer in time. Nothing is lost: please try again.');
    await card.press('Accept');
    expect(modalOf(world.sam).title).toBe('Accept the handoff');
  });

  test('an answer is kept although no message can go out, and everybody hears of it later, once', async () => {
    const world = await sentWorld();
    await world.sam.lastMessage().press('Accept');
    const down: FaultOrder['fault'] = { kind: 'http', status: 503 };
    for (const method of ['chat.postMessage', 'chat.update', 'conversations.info', 'conversations.history'])
      world.sandbox.control.fail({ method, times: 50, fault: down });
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
    for (const minute of ['02', '10', '30']) await world.timeIs(`2026-11-24T10:${minute}:00-05:00`);
    world.sandbox.control.clear();
    for (const time of ['11:00', '11:02']) await world.timeIs(`2026-11-24T${time}:00-05:00`);
    expect(world.sam.lastMessage().text).toContain('Accepted by @Sam, Tue 24 Nov 2026, 10:00');
    expect(messagesWith(world.maya, 'Accepted by')).toHaveLength(1);
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
  });

  test('nobody without an answer from Slack is taken for an administrator', { tags: 'thorough' }, async () => {
    const world = await startWorld({ withPartner: false });
    world.sandbox.control.fail({ method: 'users.info', times: 2, fault: { kind: 'drop' } });
    await world.maya.slash('/handoff partners');
    expect(world.maya.modal()).toBeNull();
    expect(answerTo(world.maya)).toBe('Slack does not say who you are at the moment. Try again in a minute.');
  });
});
