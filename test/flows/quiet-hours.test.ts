import { defaultWorld } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, sentWorld } from '../support/deeds.ts';
import { messagesWith } from '../support/reading.ts';

/** Sam is in New York, his author Maya in Stockholm and the intake owner Alex in Madrid, six hours ahead of him. */
async function lapsedAtTheirNight(): Promise<World> {
  const world = await sentWorld({ people: defaultWorld });
  // A Friday: 17:00 for Sam, 23:00 for them.
  await world.timeIs('2026-11-27T17:00:00-05:00');
  return world;
}

const LAPSED = 'Nobody answered';
/** How often the partner reads it under their card. */
const toldTo = ({ lena }: World, sentence: string) =>
  lena
    .lastMessage('partner-brightwater')
    .replies()
    .filter(({ text }) => text.includes(sentence)).length;

const lapsesOf = ({ maya, alex }: World) => [maya, alex].map((person) => messagesWith(person, LAPSED).length);

describe('what the clock brings', { tags: 'thorough' }, () => {
  test('reaches author and intake owner when their next working day begins, not on Friday at eleven', async () => {
    const world = await lapsedAtTheirNight();
    expect(messagesWith(world.sam, 'The window for Fabrikam Logistics closed')).toHaveLength(1);
    expect(lapsesOf(world)).toEqual([0, 0]);
    await world.timeIs('2026-11-28T12:00:00+01:00');
    await world.timeIs('2026-11-30T07:59:00+01:00');
    expect(lapsesOf(world), 'a Saturday, and before eight').toEqual([0, 0]);
    await world.timeIs('2026-11-30T08:00:00+01:00');
    expect(lapsesOf(world)).toEqual([1, 1]);
    expect(world.alex.lastMessage().buttons).toEqual(['Re-route', 'Keep with them', 'Withdraw']);
  });

  test('waits through a restart of the bot, and is said once', async () => {
    const world = await lapsedAtTheirNight();
    await world.restart();
    await world.settle();
    expect(lapsesOf(world)).toEqual([0, 0]);
    await world.timeIs('2026-11-30T09:00:00+01:00');
    await world.restart();
    await world.settle();
    expect(lapsesOf(world)).toEqual([1, 1]);
  });

  test('is not said any more when it was settled meanwhile', async () => {
    const world = await lapsedAtTheirNight();
    await accept(world);
    await world.timeIs('2026-11-30T08:00:00+01:00');
    expect(lapsesOf(world)).toEqual([0, 0]);
  });

  test('comes at once to somebody who works then', async () => {
    const world = await startWorld({ people: defaultWorld });
    await world.alex.slash('/handoff me');
    await (await fillForm(modalOf(world.alex), { 'Work begins': '15:00', 'Work ends': '23:30' })).submit();
    await sendHandoff(world);
    await world.timeIs('2026-11-27T17:00:00-05:00');
    expect(lapsesOf(world)).toEqual([0, 1]);
  });
});

test('what a person did goes out at once, at any hour', { tags: 'thorough' }, async () => {
  const world = await lapsedAtTheirNight();
  await accept(world);
  expect(messagesWith(world.maya, 'ccepted')).not.toEqual([]);
});

describe('a partner whose time zone is known', { tags: 'thorough' }, () => {
  test('hears of a delay by day, and of a decision at once', async () => {
    const world = await startWorld({ people: defaultWorld });
    await world.ada.slash('/handoff partners');
    await modalOf(world.ada).press('Edit');
    await (await fillForm(modalOf(world.ada), { 'Time zone': 'Europe/Berlin' })).submit();
    await sendHandoff(world);
    await world.timeIs('2026-11-27T17:00:00-05:00');
    expect(toldTo(world, 'our answer is not there yet')).toBe(0);
    await world.timeIs('2026-11-30T08:00:00+01:00');
    expect(toldTo(world, 'our answer is not there yet')).toBe(1);
    await world.timeIs('2026-11-30T23:00:00+01:00');
    await accept(world);
    expect(toldTo(world, 'has accepted')).toBe(1);
  });
});

describe('an account executive who wants new handoffs in working hours only', { tags: 'thorough' }, () => {
  test('gets one that was sent at night when their work begins, with the same answer-by day', async () => {
    const world = await startWorld({ at: '2026-11-24T06:00:00-05:00' });
    await world.sam.slash('/handoff me');
    await (
      await fillForm(modalOf(world.sam), { 'New handoffs': ['Send me new handoffs in my working hours only'] })
    ).submit();
    await sendHandoff(world);
    expect(world.sam.messages()).toEqual([]);
    await world.timeIs('2026-11-24T09:00:00-05:00');
    expect(world.sam.lastMessage().text).toContain('Answer by: Fri 27 Nov 2026, 17:00');
  });

  test('whoever has not asked for that gets it at once', async () => {
    const world = await sentWorld({ at: '2026-11-24T06:00:00-05:00' });
    expect(world.sam.lastMessage().text).toContain('Answer by: Fri 27 Nov 2026, 17:00');
  });
});
