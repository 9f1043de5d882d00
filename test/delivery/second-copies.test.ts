import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { Slack } from '../../src/slack/web-api.ts';
import { AE, AE_CHANNEL, REFERENCE, startFastWorld } from '../support/fast-world.ts';

const MINUTE = 60_000;
const silence = () => new WebAPIRequestError(new Error('socket hang up'));

/**
 * A handoff whose card the account executive was sent a second time, since the answer to the first was lost. The first one is taken when
 * `arrives` is called. `changes` is what else Slack does.
 */
async function sentAgain(changes: (slack: Slack) => Partial<Slack> = () => ({})) {
  const world = await startFastWorld();
  const { slack, clock, store } = world;
  let arrives: () => Promise<unknown> = async () => undefined;
  let isLost = false;
  const changed: Slack = {
    ...slack,
    async post(channel, ...rest) {
      if (channel !== AE_CHANNEL || isLost) return slack.post(channel, ...rest);
      isLost = true;
      arrives = () => slack.post(channel, ...rest);
      throw silence();
    },
    ...changes(slack),
  };
  const bot = world.startBot({ slack: changed });
  await world.sends(bot);
  const passes = (ms: number) => {
    const until = clock.now() + ms;
    return world.delivers(bot, () => clock.now() >= until);
  };
  await passes(2 * MINUTE + 10_000);
  const card = await store.outbox.findOf(REFERENCE, { kind: 'ae_card', person: AE });
  if (!card) throw new Error('There is no card.');
  expect(card.status).toBe('sent');
  const copies = () => world.slack.findKeyed(AE_CHANNEL, null, 0).then((all) => all.map(({ ts }) => ts));
  return { ...world, bot, card, copies, passes, arrives: () => arrives() };
}

describe('a copy that comes late', () => {
  test('is deleted within forty seconds, and the one that the bot knows stays', { tags: 'thorough' }, async () => {
    const { arrives, passes, copies, card, doubles } = await sentAgain();
    await passes(5 * MINUTE);
    await arrives();
    await passes(41_000);
    expect(await copies()).toEqual([card.ts]);
    expect(doubles()).toEqual([expect.any(Number)]);
    expect(Math.max(...doubles())).toBeLessThanOrEqual(40_000);
  });

  test('is deleted also when it comes after most of the hour', { tags: 'thorough' }, async () => {
    const { arrives, passes, copies, card } = await sentAgain();
    await passes(50 * MINUTE);
    await arrives();
    await passes(6 * MINUTE);
    expect(await copies()).toEqual([card.ts]);
  });

  test('is deleted when Slack does not answer at first, or says to wait', async () => {
    const failures = [silence(), new WebAPIRateLimitedError(20)];
    const { arrives, passes, copies, card } = await sentAgain(({ remove }) => ({
      async remove(posted) {
        const failure = failures.shift();
        if (failure) throw failure;
        return remove(posted);
      },
    }));
    await arrives();
    await passes(2 * MINUTE);
    expect(failures).toEqual([]);
    expect(await copies()).toEqual([card.ts]);
  });

  test('that Slack does not let the bot delete holds up no other, and is not tried for ever', async () => {
    let tries = 0;
    const { arrives, bot, delivers, copies, store } = await sentAgain(() => ({
      async remove() {
        tries += 1;
        throw new WebAPIPlatformError({ ok: false, error: 'cant_delete_message' });
      },
    }));
    await arrives();
    await delivers(bot);
    expect(await copies()).toHaveLength(2);
    expect(await store.outbox.lostPosts()).toEqual([]);
    expect(tries).toBeLessThan(20);
  });

  test('is deleted also when the machine’s clock is set a day ahead meanwhile', async () => {
    const { arrives, passes, copies, card, setClock } = await sentAgain();
    setClock(24 * 60 * MINUTE);
    await passes(MINUTE);
    await arrives();
    await passes(41_000);
    expect(await copies()).toEqual([card.ts]);
  });

  test('is looked for no longer than an hour after the message was sent again', { tags: 'thorough' }, async () => {
    const { passes, store, bot, delivers } = await sentAgain();
    expect(await store.outbox.lostPosts()).toHaveLength(1);
    await passes(55 * MINUTE);
    expect(await store.outbox.lostPosts()).toHaveLength(1);
    await delivers(bot);
    expect(await store.outbox.lostPosts()).toEqual([]);
  });
});

test('is watched until it was sent again, also by a process that begins hours later: the first copy may stand by then', {
  tags: 'thorough',
}, async () => {
  const world = await startFastWorld();
  const { slack, clock, store } = world;
  const lost: (() => Promise<unknown>)[] = [];
  const refusing: Slack = {
    ...slack,
    async post(channel, ...rest) {
      if (channel !== AE_CHANNEL) return slack.post(channel, ...rest);
      if (lost.length > 0) throw new WebAPIRateLimitedError(1800);
      lost.push(() => slack.post(channel, ...rest));
      throw silence();
    },
  };
  const first = world.startBot({ slack: refusing });
  await world.sends(first);
  const until = clock.now() + 10 * MINUTE;
  await world.delivers(first, () => clock.now() >= until);
  for (const arrives of lost) await arrives();
  clock.advance(3 * 60 * MINUTE);
  await world.delivers(world.startBot({ slack }));
  const card = await store.outbox.findOf(REFERENCE, { kind: 'ae_card', person: AE });
  expect(card?.status).toBe('sent');
  expect((await slack.findKeyed(AE_CHANNEL, null, 0)).map(({ ts }) => ts)).toEqual([card?.ts]);
});

describe('of two copies the one stays to which people have replied alone', () => {
  const repliedTo = (isIt: (ts: string) => boolean) => (slack: Slack) => ({
    async findKeyed(...asked: Parameters<Slack['findKeyed']>) {
      const found = await slack.findKeyed(...asked);
      return found.map((one) => ({ ...one, isRepliedByPeople: isIt(one.ts) }));
    },
  });

  test('and the card is drawn once more there', { tags: 'thorough' }, async () => {
    const drawnAt: string[] = [];
    let first = '';
    const { arrives, passes, copies, card, store } = await sentAgain((slack) => ({
      ...repliedTo((ts) => ts !== first)(slack),
      async update({ ts }) {
        drawnAt.push(ts);
      },
    }));
    first = card.ts ?? '';
    await arrives();
    await passes(MINUTE);
    const [kept, ...others] = await copies();
    expect(others).toEqual([]);
    expect(kept).not.toBe(first);
    expect(await store.outbox.find(card.id)).toMatchObject({ ts: kept, status: 'sent' });
    expect(drawnAt).toEqual([kept]);
  });

  test('and the other one is taken away, also when the look did not show it', { tags: 'thorough' }, async () => {
    let first = '';
    const { arrives, passes, copies, card } = await sentAgain((slack) => ({
      async findKeyed(...asked: Parameters<Slack['findKeyed']>) {
        const found = await slack.findKeyed(...asked);
        return found.filter(({ ts }) => ts !== first).map((one) => ({ ...one, isRepliedByPeople: true }));
      },
    }));
    first = card.ts ?? '';
    await arrives();
    await passes(MINUTE);
    expect(await copies()).toHaveLength(1);
    expect(await copies()).not.toContain(first);
  });

  test('once a change of the card that is under way is through', async () => {
    let first = '';
    const { arrives, passes, copies, card, store, clock } = await sentAgain(repliedTo((ts) => ts !== first));
    first = card.ts ?? '';
    await arrives();
    await store.outbox.drawAgain((await store.handoff(REFERENCE)) ?? fail(), AE, clock.now());
    const queued = (await store.outbox.find(card.id)) ?? fail();
    const claimed = await store.outbox.claim(queued, 0);
    await passes(MINUTE);
    expect(await copies()).toHaveLength(2);
    await store.outbox.sent(card.id, { channel: AE_CHANNEL, ts: first, now: 0, revision: claimed?.revision ?? 0 });
    await passes(20_000);
    expect(await copies()).toHaveLength(1);
    expect(await copies()).not.toContain(first);
  });
});

test('one look is for all messages of a conversation that may turn up', async () => {
  const looks: number[] = [];
  const { store, passes, card, clock } = await sentAgain((slack) => ({
    async findKeyed(...asked) {
      looks.push(clock.now());
      return slack.findKeyed(...asked);
    },
  }));
  const others = (await store.outbox.of(REFERENCE)).filter(({ id }) => id !== card.id);
  const place = { channel: AE_CHANNEL, threadTs: null, until: clock.now() + 50 * MINUTE };
  for (const other of others) await store.outbox.sendAgain(other, place, clock.now());
  await passes(10 * MINUTE);
  expect(looks.length).toBeLessThanOrEqual(18);
});

function fail(): never {
  throw new Error('There is none.');
}

describe('a message that was lost, and that nobody waits for any more when it comes', () => {
  /** A reminder whose answer is lost; the account executive accepts before it is sent again, and so it never is. */
  async function needless(changes: (slack: Slack) => Partial<Slack> = () => ({})) {
    const world = await startFastWorld();
    const { slack, clock, store } = world;
    const lost: (() => Promise<unknown>)[] = [];
    const bot = world.startBot({
      slack: {
        ...slack,
        async post(channel, ...rest) {
          if (channel !== AE_CHANNEL || lost.length > 0 || !(await isReminded())) return slack.post(channel, ...rest);
          lost.push(() => slack.post(channel, ...rest));
          throw silence();
        },
        ...changes(slack),
      },
    });
    const reminderOf = async () => (await store.outbox.of(REFERENCE)).find(({ kind }) => kind === 'reminder');
    const isReminded = async () => (await reminderOf()) !== undefined;
    await world.sends(bot);
    await world.delivers(bot);
    clock.advanceTo(Date.parse('2026-11-26T15:00:00Z'));
    await bot.services.dueWork.doWhatIsDue();
    const until = clock.now() + MINUTE;
    await world.delivers(bot, () => clock.now() >= until);
    const by = { userId: AE, teamId: 'T0NORTHWIND' };
    await bot.services.handoffs.accept(REFERENCE, by, { move: 'Join the call.', moveBy: '2026-12-01' });
    const passes = (ms: number) => {
      const end = clock.now() + ms;
      return world.delivers(bot, () => clock.now() >= end);
    };
    await passes(3 * MINUTE);
    expect((await reminderOf())?.status).toBe('dropped');
    for (const arrives of lost) await arrives();
    const row = await reminderOf();
    return { ...world, passes, reminderOf, copies: () => world.copiesOf(row?.id ?? '') };
  }

  test('is taken away within forty seconds, with its question', { tags: 'thorough' }, async () => {
    const { passes, copies } = await needless();
    expect(copies()).toBe(1);
    await passes(41_000);
    expect(copies()).toBe(0);
  });

  test('stays when people have replied to it, and says that it is settled', async () => {
    const { passes, copies, reminderOf } = await needless((slack) => ({
      async findKeyed(...asked: Parameters<Slack['findKeyed']>) {
        return (await slack.findKeyed(...asked)).map((one) => ({ ...one, isRepliedByPeople: true }));
      },
    }));
    await passes(41_000);
    expect(copies()).toBe(1);
    expect(await reminderOf()).toMatchObject({ status: 'sent', channel: AE_CHANNEL });
  });
});

test('a copy that is seen while the second one is in doubt ends the doubt: the two do not wait for the next look of a minute later', async () => {
  const world = await startFastWorld();
  const { slack, clock } = world;
  const lost: (() => Promise<unknown>)[] = [];
  const bot = world.startBot({
    slack: {
      ...slack,
      async post(channel, ...rest) {
        if (channel !== AE_CHANNEL || lost.length === 2) return slack.post(channel, ...rest);
        lost.push(() => slack.post(channel, ...rest));
        throw silence();
      },
    },
  });
  await world.sends(bot);
  const sentAt = clock.now();
  const until = (ms: number) => world.delivers(bot, () => clock.now() >= sentAt + ms);
  await until(3 * MINUTE);
  expect(lost, 'sent again, and lost again').toHaveLength(2);
  for (const arrives of lost) await arrives();
  await until(8 * MINUTE);
  expect(await slack.findKeyed(AE_CHANNEL, null, 0)).toHaveLength(1);
  expect(Math.max(...world.doubles())).toBeLessThanOrEqual(50_000);
});
