import type { Message, PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld, type Typing, type World } from '../support/bot.ts';
import { decide } from '../support/deeds.ts';
import { worldAfter } from '../support/worlds.ts';

/** Sam has accepted on Tuesday 24 November, with a move of his far ahead; the partner has done its own, and hears nothing more. */

const CHANNEL = 'partner-brightwater';
const WAITS = 'waits for word';
const HALF_A_DAY = 12 * 60 * 60_000;
/** Ten business days after the acceptance. */
const TENTH = '2026-12-08T09:00:00-05:00';

const FAR_AHEAD = '2027-01-29';

/** Nothing is to be said to the partner before their day. */
async function goQuiet(world: World, moveBy = FAR_AHEAD, accounts: readonly string[] = ['Fabrikam Logistics']) {
  for (const Account of accounts) {
    await sendHandoff(world, { Account });
    await world.sam.lastMessage().press('Accept');
    await fillForm(modalOf(world.sam), { By: moveBy });
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
    await world.settle();
    const request = world.lena
      .lastMessage(CHANNEL)
      .replies()
      .find(({ buttons }) => buttons.includes('Done'));
    await request?.press('Done');
    await world.settle();
  }
}

const quietWorld = worldAfter((world) => goQuiet(world));
const slippedWorld = worldAfter((world) => goQuiet(world, '2026-11-27'));

/** An administrator sets how the partner is told. */
async function setTelling({ ada, settle }: World, typed: Typing): Promise<void> {
  await ada.slash('/handoff partners');
  await modalOf(ada).press('Edit');
  await fillForm(modalOf(ada), typed);
  expect(await modalOf(ada).submit()).toEqual({ ok: true });
  await modalOf(ada).closeAll();
  await settle();
}

async function liveUntil(world: World, iso: string): Promise<void> {
  const end = Date.parse(iso);
  for (let at = world.sandbox.clock.now(); at < end; at += HALF_A_DAY) await world.timeIs(new Date(at).toISOString());
  await world.timeIs(iso);
}

/** In the evening before the tenth day. */
const waitingWorld = worldAfter((world) => liveUntil(world, '2026-12-07T18:00:00-05:00'), quietWorld);

const asked = (person: PersonAtKeyboard) => person.messages().filter(({ text }) => text.includes(WAITS));
const newest = ({ maya }: World): Message => maya.lastMessage();

/** Maya writes a sentence, sees how it reads, and posts it. */
async function tellPartner(world: World, sentence: string): Promise<void> {
  await newest(world).press('Tell the partner…');
  await fillForm(modalOf(world.maya), { 'A sentence for the partner': sentence });
  expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  await world.settle();
}

describe('a partner that has read nothing for ten business days', { tags: 'thorough' }, () => {
  test('is its author’s on that day also when nobody looked in the morning, and not a day later', async () => {
    const world = await waitingWorld();
    await world.timeIs('2026-12-08T14:00:00-05:00');
    expect(asked(world.maya)).toHaveLength(1);
  });

  test('is its author’s on the tenth morning, who tells it something, which it reads once', async () => {
    const world = await waitingWorld();
    await liveUntil(world, '2026-12-08T08:59:00-05:00');
    expect(asked(world.maya)).toHaveLength(0);
    await world.timeIs(TENTH);
    expect(newest(world).text).toContain('Fabrikam Logistics: Brightwater Consulting waits for word.');
    expect(newest(world).buttons).toEqual(['Tell the partner…']);
    await tellPartner(world, 'Jonas signs in January; nothing is wrong.');
    const thread = world.lena.lastMessage(CHANNEL).replies();
    expect(thread.filter(({ text }) => text.includes('From our team'))).toHaveLength(1);
    expect(newest(world).buttons).toEqual([]);
    expect(newest(world).text).toContain('you have told Brightwater Consulting.');
    await liveUntil(world, '2026-12-21T18:00:00-05:00');
    expect(asked(world.maya)).toHaveLength(0);
    await world.timeIs('2026-12-22T09:00:00-05:00');
    expect(asked(world.maya)).toHaveLength(1);
    await tellPartner(world, 'Still so.');
    expect(
      world.lena
        .lastMessage(CHANNEL)
        .replies()
        .filter(({ text }) => text.includes('From our team')),
    ).toHaveLength(2);
  });

  test('is one message for all handoffs of which it waits', async () => {
    const world = await startWorld();
    await goQuiet(world, FAR_AHEAD, ['Fabrikam Logistics', 'Contoso Foods']);
    await liveUntil(world, TENTH);
    expect(asked(world.maya)).toHaveLength(1);
    expect(newest(world).buttons).toEqual(['Tell the partner…', 'Tell the partner…']);
  });

  test('is not asked for again before five business days are over, however silent its author is, nor after a restart', async () => {
    const world = await waitingWorld();
    await liveUntil(world, TENTH);
    await world.restart();
    await liveUntil(world, '2026-12-15T08:59:00-05:00');
    expect(asked(world.maya)).toHaveLength(1);
    await world.timeIs('2026-12-15T09:00:00-05:00');
    expect(asked(world.maya)).toHaveLength(2);
  });

  test.each([
    ['it is paused', { Pause: ['Post nothing for now'] }],
    ['it is not to hear of progress', { 'Updates sent': ['Delays and new dates'] }],
  ])('is owed nothing while %s', async (_why, typed) => {
    const world = await quietWorld();
    await setTelling(world, typed);
    await liveUntil(world, '2026-12-10T09:00:00-05:00');
    expect(asked(world.maya)).toHaveLength(0);
  });

  test('is asked for on the next morning when the bot was away on the tenth', async () => {
    const world = await quietWorld();
    await world.outageUntil('2026-12-08T15:00:00-05:00');
    expect(asked(world.maya)).toHaveLength(0);
    await world.timeIs('2026-12-09T09:00:00-05:00');
    expect(asked(world.maya)).toHaveLength(1);
  });
});

describe('a partner that reads a day of ours which is over', { tags: 'thorough' }, () => {
  test('is its author’s on the third morning after it, when our move has slipped', async () => {
    const world = await slippedWorld();
    await liveUntil(world, '2026-12-02T08:59:00-05:00');
    expect(asked(world.maya)).toHaveLength(0);
    await world.timeIs('2026-12-02T09:00:00-05:00');
    expect(asked(world.maya)).toHaveLength(1);
    expect(world.sam.messages().filter(({ text }) => text.includes(WAITS))).toEqual([]);
  });

  test('is owed nothing once our move has another day, since it has read that', async () => {
    const world = await slippedWorld();
    await liveUntil(world, '2026-12-01T12:00:00-05:00');
    expect(await decide(world, world.sam, 'Changed…', { By: '2026-12-10' })).toEqual({ ok: true });
    await liveUntil(world, '2026-12-04T18:00:00-05:00');
    expect(asked(world.maya)).toHaveLength(0);
  });
});
