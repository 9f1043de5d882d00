import { WebAPIPlatformError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { deliveryOf } from '../support/delivery-over-rows.ts';
import { brightwater, MINUTE, NOW, partnerCard, rowOf } from '../support/delivery-parts.ts';
import { cardOf, FIRST_LOOK, inDoubt } from './waiting-rows.ts';

describe('when the bot starts', () => {
  test('what the last process had begun to send is looked for 20 seconds later: Slack may still take it', async () => {
    expect((await deliveryOf([])).said).toEqual([`release claimed ${FIRST_LOOK}`]);
  });

  test('people are written to where they were written to before, without a call for their channel', async () => {
    const { begins, calls } = await deliveryOf([rowOf()], { places: ['U0SAM'] });
    await begins();
    expect(calls).toEqual(['post D-U0SAM']);
  });

  test('nothing was taken yet; afterwards it is known when Slack last took something', async () => {
    const { begins, delivery, waits } = await deliveryOf([rowOf()], { places: ['U0SAM'] });
    expect(delivery.lastTakenAt()).toBe(Number.NEGATIVE_INFINITY);
    waits(700);
    await begins();
    expect(delivery.lastTakenAt()).toBe(NOW + 700);
  });
});

describe('reminders that wait for working hours', () => {
  test('are looked for at the start, and then once in ten seconds', async () => {
    const { begins, said, waits } = await deliveryOf([]);
    await begins();
    await begins();
    waits(9_999);
    await begins();
    waits(1);
    await begins();
    await begins();
    waits(10_000);
    await begins();
    expect(said.slice(1)).toEqual(['release held 0', 'release held 10000', 'release held 20000']);
  });
});

describe('how long the most overdue message has been due', () => {
  test('is counted from when it might have gone, or from its claim', async () => {
    const late = rowOf({ nextTryAt: NOW - 3 * MINUTE });
    const claimed = rowOf({ id: 'N2', status: 'claimed', nextTryAt: NOW - 9 * MINUTE, claimedAt: NOW - MINUTE });
    expect(await (await deliveryOf([late, claimed])).delivery.oldestDueMs()).toBe(3 * MINUTE);
    expect(await (await deliveryOf([claimed])).delivery.oldestDueMs()).toBe(MINUTE);
  });

  test('is nothing when none is due', async () => {
    const waiting = rowOf({ attempts: 1, nextTryAt: NOW + MINUTE });
    expect(await (await deliveryOf([waiting])).delivery.oldestDueMs()).toBe(0);
    expect(await (await deliveryOf([])).delivery.oldestDueMs()).toBe(0);
  });
});

describe('a card that is to be drawn once more', () => {
  test.each([
    ['alone', [], 7_000],
    ['before a message that waits', [rowOf({ attempts: 1, nextTryAt: NOW + 9_000 })], 7_000],
    ['after a message that waits', [rowOf({ attempts: 1, nextTryAt: NOW + 5_000 })], 5_000],
  ])('is waited for: %s', async (_, waiting, nextDue) => {
    const { begins } = await deliveryOf(waiting, { heldUntil: NOW + 7_000 });
    expect(await begins()).toBe(nextDue);
  });
});

describe('a message', () => {
  test('to somebody who was never written to goes once their channel is known', async () => {
    const { begins, calls, said } = await deliveryOf([rowOf()]);
    await begins();
    expect(calls).toEqual(['open U0SAM']);
    // To wait for a turn is no failure: nothing is decided about the message.
    expect(said).toEqual([`release claimed ${FIRST_LOOK}`, 'release held 0']);
    await begins();
    expect(calls).toEqual(['open U0SAM', 'post D-U0SAM']);
  });

  test('to somebody goes once Slack has said that they are ours', async () => {
    const { begins, calls } = await deliveryOf([rowOf()], { places: ['U0SAM'], strangers: ['U0SAM'] });
    await begins();
    expect(calls).toEqual(['who is U0SAM?']);
    await begins();
    expect(calls).toEqual(['who is U0SAM?', 'post D-U0SAM']);
  });

  test('asks who reads it only once the rest is allowed: what Slack says counts for a minute', async () => {
    const { adds, begins, calls, waits } = await deliveryOf([cardOf('U1'), cardOf('U2')], { strangers: ['U3'] });
    await begins();
    adds(cardOf('U3'));
    expect(await begins()).toBe(1_250);
    expect(calls).toEqual(['update D-U1', 'update D-U2']);
    waits(1_250);
    await begins();
    expect(calls.slice(2)).toEqual(['who is U3?']);
  });

  test('that is only looked for asks nobody who reads it', async () => {
    const { begins, calls } = await deliveryOf([inDoubt('U0SAM')], { places: ['U0SAM'], strangers: ['U0SAM'] });
    await begins();
    expect(calls).toEqual(['look D-U0SAM']);
  });

  test('to a partner goes once the channel was checked, also when it changes a card', async () => {
    for (const card of [partnerCard(), partnerCard({ channel: brightwater.channelId, ts: '1' })]) {
      const { begins, calls } = await deliveryOf([card]);
      await begins();
      expect(calls).toEqual([`info ${brightwater.channelId}`]);
      await begins();
      expect(calls).toHaveLength(2);
    }
  });

  test('that changes somebody’s card needs no look for their channel: the card stands in it', async () => {
    const { begins, calls } = await deliveryOf([cardOf('U0SAM')]);
    await begins();
    expect(calls).toEqual(['update D-U0SAM']);
  });

  test('waits a second for the one before it in the same conversation', async () => {
    const { begins, adds, calls, waits } = await deliveryOf([rowOf()], { places: ['U0SAM'] });
    await begins();
    adds(rowOf({ id: 'N2' }));
    expect(await begins()).toBe(1_000);
    expect(calls).toHaveLength(1);
    waits(1_000);
    await begins();
    expect(calls).toEqual(['post D-U0SAM', 'post D-U0SAM']);
  });

  test('that changes a card through its press waits a second for the one before it, too', async () => {
    const { begins, adds, delivery } = await deliveryOf([cardOf('U0SAM')], {
      slack: { replaceThroughPress: async () => 'taken' },
    });
    delivery.rememberPress({ channel: 'D-U0SAM', ts: '1' }, 'the address');
    await begins();
    adds(cardOf('U0SAM'));
    expect(await begins()).toBe(1_000);
  });

  test('to somebody whose channel is not known is not begun while Slack’s limits allow no call for it', async () => {
    const people = ['U1', 'U2', 'U3'].map((person) => rowOf({ id: person, conversation: `person:${person}` }));
    const { delivery, calls } = await deliveryOf(people);
    const { started } = await delivery.startDue();
    expect(started).toHaveLength(2);
    await Promise.all(started);
    expect(calls).toEqual(['open U1', 'open U2']);
  });

  test('that changes a partner’s card is not begun while Slack’s limits allow no check of the channel', async () => {
    const sharedChannel = async () => {
      throw new WebAPIPlatformError({ ok: false, error: 'rate_limited' });
    };
    const cardFor = (id: string, place = {}) => partnerCard({ id, conversation: `partner:${id}`, ...place });
    const { adds, begins, delivery } = await deliveryOf([cardFor('cobalt'), cardFor('dune')], {
      slack: { sharedChannel },
    });
    await begins();
    adds(cardFor('ember', { channel: brightwater.channelId, ts: '1' }));
    expect(await delivery.startDue()).toEqual({ started: [], nextDue: NOW + 1_250 });
  });

  test('is checked for anew when Slack has told of a change of the partner’s channel', async () => {
    const { begins, calls, delivery } = await deliveryOf([partnerCard()]);
    await begins();
    delivery.forgetChannelChecks();
    await begins();
    await begins();
    const info = `info ${brightwater.channelId}`;
    expect(calls).toEqual([info, info, `post ${brightwater.channelId}`]);
  });
});
