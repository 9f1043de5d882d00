import { describe, expect, test } from 'vitest';
import { modalOf, type World } from '../support/bot.ts';
import { ONCE_ACCEPTED, sentWorld } from '../support/deeds.ts';
import { dmOf, messagesWith } from '../support/reading.ts';

/** How Sam's card was changed to show what he decided: through his own press, and by the bot's call. */
const changesOf = ({ sandbox, sam }: World) => {
  const ofSam = (request: unknown) => JSON.stringify(request).includes(dmOf(sam));
  const isDecided = (request: unknown) => JSON.stringify(request).includes('Accepted');
  const updates = sandbox.control.calls('chat.update').filter(({ request }) => ofSam(request) && isDecided(request));
  return { throughThePress: sandbox.control.calls('response_url').length, byCall: updates.length };
};

async function accepts(world: World): Promise<void> {
  await world.sam.lastMessage().press('Accept');
  await modalOf(world.sam).submit();
}

const isAccepted = (world: World) => {
  expect(messagesWith(world.sam, 'brought by Brightwater')).toHaveLength(1);
  expect(world.sam.lastMessage().text).toContain('Accepted by @Sam');
  expect(world.sam.lastMessage().buttons).toEqual([...ONCE_ACCEPTED, 'Undo']);
};

describe('the presser’s card', { tags: 'thorough' }, () => {
  test('is redrawn through the press itself', async () => {
    const world = await sentWorld();
    await accepts(world);
    await world.settle();
    isAccepted(world);
    expect(changesOf(world)).toEqual({ throughThePress: 1, byCall: 0 });
  });

  test('keeps the key by which the bot would find it', async () => {
    const world = await sentWorld();
    const keys = async () => (await historyOf(world, dmOf(world.sam))).map(({ metadata }) => metadata);
    const before = await keys();
    await accepts(world);
    await world.settle();
    isAccepted(world);
    expect(await keys()).toEqual(before);
    expect(JSON.stringify(before)).toContain('handoff_notice');
  });

  test.each([
    ['Slack refuses it', { kind: 'http', status: 404 }],
    ['Slack answers 500', { kind: 'http', status: 500 }],
    ['Slack says to wait', { kind: 'rate_limited', retryAfterS: 30 }],
    ['the connection breaks', { kind: 'drop' }],
    ['the answer is lost', { kind: 'lost_reply' }],
  ] as const)('is redrawn by chat.update when %s', async (_why, fault) => {
    const world = await sentWorld();
    world.sandbox.control.fail({ method: 'response_url', times: 9, fault });
    await accepts(world);
    await world.settle();
    isAccepted(world);
    expect(changesOf(world).byCall).toBe(1);
  });

  test('is redrawn by chat.update when the form comes back half an hour later', async () => {
    const world = await sentWorld();
    await world.sam.lastMessage().press('Accept');
    await world.timeIs('2026-11-24T10:31:00-05:00');
    await modalOf(world.sam).submit();
    await world.settle();
    isAccepted(world);
    expect(changesOf(world)).toEqual({ throughThePress: 0, byCall: 1 });
  });

  test('is redrawn by chat.update when the bot was started again in between', async () => {
    const world = await sentWorld();
    await world.sam.lastMessage().press('Accept');
    await world.restart();
    await modalOf(world.sam).submit();
    await world.settle();
    isAccepted(world);
    expect(changesOf(world)).toEqual({ throughThePress: 0, byCall: 1 });
  });
});

type Kept = { metadata?: unknown };

async function historyOf({ sandbox }: World, channel: string): Promise<Kept[]> {
  const response = await fetch(`${sandbox.apiUrl}conversations.history`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.tokens.bot}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ channel, include_all_metadata: 'true' }),
  });
  // The sandbox answers as Slack does.
  return ((await response.json()) as { messages: Kept[] }).messages;
}
