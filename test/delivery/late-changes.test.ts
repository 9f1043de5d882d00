import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { AE, AE_CHANNEL, REFERENCE, startFastWorld, type Work } from '../support/fast-world.ts';

const MINUTE = 60_000;
const by = { userId: AE, teamId: 'T0NORTHWIND' };

const accepts = ({ services }: Work) =>
  services.handoffs.accept(REFERENCE, by, { move: 'Join the call.', moveBy: '2026-12-01' });
const proposes = ({ services }: Work) => services.handoffs.propose(REFERENCE, by, 'U0BETTER');

/** A handoff whose cards stand; changes of the account executive's, or of the partner's, fail as told and are counted. */
async function carded(failures: (Error | null)[], whose: 'ae' | 'partner' = 'ae') {
  const world = await startFastWorld();
  const watched = whose === 'ae' ? AE_CHANNEL : world.partner.channelId;
  const { clock, slack, startBot, sends, delivers } = world;
  const changes: number[] = [];
  let isStanding = false;
  const update: typeof slack.update = async (place) => {
    if (place.channel !== watched || !isStanding) return;
    changes.push(clock.now());
    const failure = failures.shift();
    if (failure) throw failure;
  };
  const newBot = () => startBot({ slack: { ...slack, update } });
  const bot = newBot();
  await sends(bot);
  await delivers(bot);
  isStanding = true;
  const beganAt = clock.now();
  const statusOf = async () => (await world.store.outbox.findOf(REFERENCE, { kind: 'ae_card', person: AE }))?.status;
  return { ...world, bot, newBot, statusOf, minutes: () => changes.map((at) => Math.floor((at - beganAt) / MINUTE)) };
}

const lost = () => new WebAPIRequestError(new Error('socket hang up'));
const refused = () => new WebAPIPlatformError({ ok: false, error: 'update_failed' });

describe('a change of a card', { tags: 'thorough' }, () => {
  test('whose answer was lost is made again at once, after one minute, ten and sixty, and then no more', async () => {
    const { bot, delivers, minutes, statusOf } = await carded([lost()]);
    await accepts(bot);
    await delivers(bot);
    expect(minutes()).toEqual([0, 0, 1, 10, 60]);
    expect(await statusOf()).toBe('sent');
  });

  test('that was answered, or refused and then taken, is made once', async () => {
    const well = await carded([]);
    await accepts(well.bot);
    await well.delivers(well.bot);
    expect(well.minutes()).toEqual([0]);
    const mended = await carded([refused()]);
    await accepts(mended.bot);
    await mended.delivers(mended.bot);
    expect(mended.minutes()).toEqual([0, 0]);
  });

  test('of which another answer is lost is made again for an hour from that one', async () => {
    const { bot, delivers, minutes } = await carded([lost(), null, null, lost()]);
    await accepts(bot);
    await delivers(bot);
    expect(minutes()).toEqual([0, 0, 1, 10, 10, 11, 20, 70]);
  });

  test('that is new goes at once, whatever the card still waits for', async () => {
    const { clock, bot, delivers, minutes } = await carded([lost()]);
    await proposes(bot);
    await delivers(bot, () => minutes().length === 2);
    clock.advance(30_000);
    await accepts(bot);
    await delivers(bot);
    expect(minutes()).toEqual([0, 0, 0, 1, 10, 60]);
  });

  test('that was on its way when the bot ended is made again by the next one, and once more', async () => {
    const { clock, bot, newBot, store, delivers, minutes } = await carded([]);
    bot.loop.stop();
    await accepts(bot);
    const card = await store.outbox.findOf(REFERENCE, { kind: 'ae_card', person: AE });
    if (card) await store.outbox.claim(card, clock.now());
    const next = newBot();
    await next.delivery.recover();
    await delivers(next);
    expect(minutes()).toEqual([0, 1, 10, 60]);
  });

  test('holds up nothing while it is to be made again: the partner is told beneath their card', async () => {
    const { clock, bot, delivers, store, copiesOf } = await carded([lost()], 'partner');
    await accepts(bot);
    const acceptedAt = clock.now();
    await delivers(bot, () => clock.now() > acceptedAt + 30_000);
    const notices = await store.outbox.of(REFERENCE);
    expect(notices.filter(({ status }) => status === 'held').map(({ kind }) => kind)).toEqual(['partner_card']);
    const said = notices.filter(({ status }) => status !== 'dropped');
    expect(said).toHaveLength(4);
    for (const { id, kind } of said) expect(copiesOf(id), kind).toBe(1);
  });
});

describe('a press that is refused', { tags: 'thorough' }, () => {
  test('draws the presser’s cards and the partner’s once more, each once, and nobody else’s', async () => {
    const { bot, delivers, minutes, store } = await carded([]);
    await accepts(bot);
    await delivers(bot);
    const refuses = () => expect(bot.services.handoffs.toAnswer(REFERENCE, by)).rejects.toThrow('You have accepted');
    const waiting = async () => (await store.outbox.of(REFERENCE)).filter(({ status }) => status === 'queued');
    await refuses();
    await refuses();
    expect((await waiting()).map(({ kind }) => kind).toSorted()).toEqual([
      'ae_card',
      'partner_card',
      'partner_decision',
    ]);
    await delivers(bot);
    expect(minutes()).toEqual([0, 0]);
    expect(await waiting()).toEqual([]);
  });

  test('by somebody who has no card of it draws nothing', async () => {
    const { bot, store } = await carded([]);
    const stranger = { userId: 'U0STRANGER', teamId: 'T0BRIGHTWATER' };
    await expect(bot.services.handoffs.toAnswer(REFERENCE, stranger)).rejects.toThrow('can answer this handoff');
    expect((await store.outbox.of(REFERENCE)).filter(({ status }) => status === 'queued')).toEqual([]);
  });
});
