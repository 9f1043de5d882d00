import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { NoticeRow } from '../../src/db/notices.ts';
import type { Slack } from '../../src/slack/web-api.ts';
import { deliveryOf } from '../support/delivery-over-rows.ts';
import { brightwater, lineOf, MINUTE, NOW, partnerCard, rowOf } from '../support/delivery-parts.ts';

/** A card that stands in somebody's direct messages. */
const cardOf = (person: string): NoticeRow =>
  rowOf({ id: `card of ${person}`, conversation: `person:${person}`, channel: `D-${person}`, ts: '1' });
/** A card that nobody knows whether it was posted. */
const inDoubt = (person: string): NoticeRow =>
  rowOf({ id: `doubt of ${person}`, conversation: `person:${person}`, status: 'unknown', claimedAt: NOW - MINUTE });

const FIRST_LOOK = 20_000;

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

describe('while nothing can be saved', () => {
  const triedIn = (said: string[]) => said.filter((line) => line.startsWith('try to save'));

  test('a message that cannot be claimed is not begun, nor given up: it goes when that is over, which is tried every five seconds', async () => {
    const { begins, delivery, adds, calls, said, waits, diskIs } = await deliveryOf([], { places: ['U0SAM'] });
    await begins();
    adds(rowOf());
    diskIs('full');
    await begins();
    adds(cardOf('U0PRIYA'));
    diskIs('well');
    waits(4_999);
    expect(await delivery.startDue()).toEqual({ started: [], nextDue: NOW + 5_000 });
    expect(triedIn(said)).toEqual([]);
    diskIs('full');
    waits(1);
    expect(await delivery.startDue()).toEqual({ started: [], nextDue: NOW + 10_000 });
    expect(calls).toEqual([]);
    diskIs('well');
    waits(5_000);
    await begins();
    expect(calls).toEqual(['post D-U0SAM', 'update D-U0PRIYA']);
    expect(triedIn(said)).toEqual(['try to save 5000', 'try to save 10000']);
    expect(said.filter((line) => line.startsWith('give up'))).toEqual([]);
  });

  test('another fault is no reason to wait: it is thrown', async () => {
    const { delivery, fails } = await deliveryOf([]);
    fails(new TypeError('x is not a function'));
    await expect(delivery.startDue()).rejects.toThrow('not a function');
  });

  test('reminders that waited for working hours wait on', async () => {
    const { begins, said, waits, diskIs } = await deliveryOf([]);
    diskIs('full');
    expect(await begins()).toBe(5_000);
    diskIs('well');
    waits(10_000);
    expect(await begins()).toBeNull();
    expect(said.slice(1)).toEqual(['try to save 10000', 'release held 10000']);
  });

  test('what Slack took is written down before anything else goes on', async () => {
    const { begins, said, waits, diskIs } = await deliveryOf([rowOf()], {
      places: ['U0SAM'],
      slack: {
        async post(channel) {
          diskIs('full');
          return { channel, ts: '2' };
        },
      },
    });
    await begins();
    expect(said.filter((line) => line.startsWith('sent'))).toEqual([]);
    diskIs('well');
    waits(5_000);
    await begins();
    expect(said.filter((line) => /^(sent|try)/.test(line))).toEqual([
      'try to save 5000',
      'sent N1 {"channel":"D-U0SAM","ts":"2","now":0,"revision":3,"again":null}',
    ]);
  });
});

describe('Slack’s limits', () => {
  test('hold when more changes have been begun than they allow: the rest goes when it may', async () => {
    const { adds, begins, calls, delivery, waits } = await deliveryOf([cardOf('U1'), cardOf('U2')]);
    const first = await delivery.startDue();
    adds(cardOf('U3'));
    const second = await delivery.startDue();
    await Promise.all([...first.started, ...second.started]);
    expect(calls).toEqual(['update D-U1', 'update D-U2']);
    expect(await begins()).toBe(1_250);
    waits(1_250);
    await begins();
    expect(calls.at(-1)).toBe('update D-U3');
  });

  test('hold for looks, too', async () => {
    const people = ['U1', 'U2', 'U3'];
    const { begins, calls, delivery, waits } = await deliveryOf(people.map(inDoubt), { places: people });
    const { started } = await delivery.startDue();
    expect(started).toHaveLength(2);
    await Promise.all(started);
    expect(calls).toEqual(['look D-U1', 'look D-U2']);
    expect(await begins()).toBe(1_250);
    waits(1_250);
    await begins();
    expect(calls.at(-1)).toBe('look D-U3');
  });

  test('leave room for a change of a card that was just pressed', async () => {
    const pressed: string[] = [];
    const replaceThroughPress: Slack['replaceThroughPress'] = async (url) => {
      pressed.push(url);
      return 'taken';
    };
    const changes = ['U1', 'U2', 'U3'].map(cardOf);
    const { begins, calls, delivery } = await deliveryOf(changes, { slack: { replaceThroughPress } });
    delivery.rememberPress({ channel: 'D-U3', ts: '1' }, 'the address');
    await begins();
    expect([calls, pressed]).toEqual([['update D-U1', 'update D-U2'], ['the address']]);
  });
});

describe('a call that fails', () => {
  const failing = (error: Error) => ({
    slack: {
      post: async () => {
        throw error;
      },
    },
    places: ['U0SAM', 'U0MAYA'],
  });
  const next = rowOf({ id: 'N9', conversation: 'person:U0MAYA' });

  test('without an answer stops everything until Slack answers again', async () => {
    const { adds, begins, calls, said } = await deliveryOf(
      [rowOf()],
      failing(new WebAPIRequestError(new Error('hung up'))),
    );
    await begins();
    expect(said.at(-1)).toBe(
      lineOf('later', 'N1', { status: 'unknown', nextTryAt: NOW + FIRST_LOOK, problem: 'no_answer' }),
    );
    adds(next);
    await begins();
    expect(calls).toEqual(['is it there?']);
  });

  test('with an answer of Slack’s stops nothing else', async () => {
    const failure = new WebAPIPlatformError({ ok: false, error: 'update_failed' });
    const { adds, begins, calls, said } = await deliveryOf([rowOf()], failing(failure));
    await begins();
    adds(next);
    await begins();
    expect(calls).toEqual([]);
    expect(said.at(-1)).toBe(
      lineOf('later', 'N9', { status: 'queued', nextTryAt: NOW + 1_000, problem: 'update_failed' }),
    );
  });

  test('before the message was claimed is decided about in the same way', async () => {
    const directMessageWith = async () => {
      throw new WebAPIRequestError(new Error('hung up'));
    };
    const { begins, calls, said } = await deliveryOf([rowOf()], { slack: { directMessageWith } });
    await begins();
    expect(said.at(-1)).toBe(lineOf('later', 'N1', { status: 'queued', nextTryAt: NOW + 1_000, problem: 'no_answer' }));
    await begins();
    expect(calls).toEqual(['is it there?']);
  });
});
