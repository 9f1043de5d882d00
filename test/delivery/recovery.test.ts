import { WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { AE, AE_CHANNEL, REFERENCE, startFastWorld } from '../support/fast-world.ts';

test('a message that was on its way when the bot ended is looked for 20 seconds later, when Slack has had time to take it, and stands there once', {
  tags: 'thorough',
}, async () => {
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

describe('a message that Slack never took, and of which nobody knows that, is sent again two minutes later and stands once', {
  tags: 'thorough',
}, () => {
  /** The first post into this channel once the handoff has landed is lost; where each post of its message went. */
  async function losing(channel: (partnerChannel: string) => string) {
    const world = await startFastWorld();
    const lostIn = channel(world.partner.channelId);
    const posts: { at: number; key: string; threadTs: string | null }[] = [];
    let hasLanded = false;
    const post: typeof world.slack.post = async (into, message, key, threadTs) => {
      if (into !== lostIn || !hasLanded) return world.slack.post(into, message, key, threadTs);
      posts.push({ at: world.clock.now(), key, threadTs });
      if (posts.length === 1) throw new WebAPIRequestError(new Error('socket hang up'));
      return world.slack.post(into, message, key, threadTs);
    };
    const bot = world.startBot({ slack: { ...world.slack, post } });
    await world.sends(bot);
    await world.delivers(bot);
    hasLanded = true;
    const outcome = async () => {
      await world.delivers(bot);
      const [first, second] = posts.filter(({ key }) => key === posts[0]?.key);
      if (!first || !second) throw new Error('It was not sent again.');
      const row = await world.store.outbox.find(first.key);
      return { kind: row?.kind, status: row?.status, copies: world.copiesOf(first.key), first, second };
    };
    return { ...world, bot, outcome };
  }

  test('a reminder', async () => {
    const { clock, bot, outcome } = await losing(() => AE_CHANNEL);
    clock.advanceTo(Date.parse('2026-11-26T15:00:00Z'));
    await bot.services.dueWork.doWhatIsDue();
    const { first, second, ...sent } = await outcome();
    expect(sent).toEqual({ kind: 'reminder', status: 'sent', copies: 1 });
    expect(second.at - first.at).toBe(120_000);
  });

  test('what the partner reads in the thread of its deal, in that thread', async () => {
    const { bot, outcome } = await losing((partnerChannel) => partnerChannel);
    const by = { userId: AE, teamId: 'T0NORTHWIND' };
    await bot.services.handoffs.accept(REFERENCE, by, { move: 'Join the call.', moveBy: '2026-12-01' });
    const { first, second, ...sent } = await outcome();
    expect(sent).toEqual({ kind: 'partner_decision', status: 'sent', copies: 1 });
    expect(second.threadTs).toBe(first.threadTs);
    expect(second.threadTs).toMatch(/^\d+\.\d+$/);
  });
});
