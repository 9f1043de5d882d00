import { WebAPIPlatformError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { Duplicate } from '../../src/core/kernel/errors.ts';
import { AE_CHANNEL, REFERENCE, startFastWorld } from '../support/fast-world.ts';

const ALEX = { userId: 'U0ALEX', teamId: 'T0NORTHWIND' };

test('one press of “Try again” that Slack delivers twice tries once, also when the bot was killed in between', async () => {
  const { slack, store, startBot, sends, delivers } = await startFastWorld();
  let tries = 0;
  const post: typeof slack.post = async (channel, ...rest) => {
    if (channel !== AE_CHANNEL) return slack.post(channel, ...rest);
    tries += 1;
    throw new WebAPIPlatformError({ ok: false, error: 'user_disabled' });
  };
  const first = startBot({ slack: { ...slack, post } });
  await sends(first);
  await delivers(first);
  expect(tries).toBe(1);
  const stuck = (await store.outbox.of(REFERENCE)).find(({ status }) => status === 'dead_letter')?.id ?? '';
  const press = { ...ALEX, requestId: 'one press' };
  expect(await first.services.handoffs.retryDelivery(stuck, press)).toBe(true);
  await delivers(first);
  expect(tries).toBe(2);
  await expect(first.services.handoffs.retryDelivery(stuck, press)).rejects.toThrow(Duplicate);

  const next = startBot({ slack: { ...slack, post } });
  await next.delivery.recover();
  await expect(next.services.handoffs.retryDelivery(stuck, press)).rejects.toThrow(Duplicate);
  await delivers(next);
  expect(tries).toBe(2);
  expect(await next.services.handoffs.retryDelivery(stuck, { ...ALEX, requestId: 'another press' })).toBe(true);
  await delivers(next);
  expect(tries).toBe(3);
});
