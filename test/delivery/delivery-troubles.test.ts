import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { Slack } from '../../src/slack/web-api.ts';
import { deliveryOf } from '../support/delivery-over-rows.ts';
import { lineOf, NOW, rowOf } from '../support/delivery-parts.ts';
import { cardOf, FIRST_LOOK, inDoubt } from './waiting-rows.ts';

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
