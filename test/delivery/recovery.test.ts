import { expect, test } from 'vitest';
import { AE_CHANNEL, REFERENCE, startFastWorld } from '../support/fast-world.ts';

test('a message that was on its way when the bot ended is looked for 20 seconds later, when Slack has had time to take it, and stands there once', async () => {
  const { clock, slack, store, copiesOf, startBot, sends, delivers } = await startFastWorld();
  let arrives: () => unknown = () => undefined;
  const post: typeof slack.post = (channel, ...rest) => {
    if (channel !== AE_CHANNEL) return slack.post(channel, ...rest);
    arrives = () => slack.post(channel, ...rest);
    // The process does not live to hear the answer.
    return new Promise(() => undefined);
  };
  const first = startBot({ slack: { ...slack, post } });
  await sends(first);
  const statuses = async () => (await store.outbox.of(REFERENCE)).map(({ status }) => status);
  await expect.poll(statuses, { timeout: 10_000 }).toContain('claimed');
  first.loop.stop();

  const looks: number[] = [];
  const findPosted: typeof slack.findPosted = (...asked) => {
    looks.push(clock.now() - startedAt);
    return slack.findPosted(...asked);
  };
  const startedAt = clock.now();
  const next = startBot({ slack: { ...slack, findPosted } });
  await next.delivery.recover();
  next.loop.nudge();
  await next.loop.idle();
  clock.advance(10_000);
  await arrives();
  await delivers(next);
  expect(looks).toEqual([20_000]);
  for (const { id, kind } of await store.outbox.of(REFERENCE)) expect(copiesOf(id), kind).toBe(1);
});
