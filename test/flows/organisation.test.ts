import { gridWorld } from 'slack-sandbox';
import { sameClock } from '../support/people.ts';
import { describe, expect, test } from 'vitest';
import { modalOf, registerBrightwater, sendHandoff, startWorld, typesHandoff } from '../support/bot.ts';
import { accept, decide, registerFerrous } from '../support/deeds.ts';
import { messagesWith } from '../support/reading.ts';

/** Enterprise Grid: one company, several workspaces; the bot is installed in one of them. */

const EUROPE = 'T0NORTHEU';
const ORGANISATION = 'E0NORTHWIND';
const EVERYBODY = ['U0MAYA', 'U0SAM', 'U0ALEX', 'U0ADA'];

describe.each([EUROPE, ORGANISATION])('whoever presses as somebody of %s', { tags: 'thorough' }, (team) => {
  test('does everything that they may, from the registry to the answer', async () => {
    const world = await startWorld({ people: sameClock(gridWorld), withPartner: false });
    for (const person of EVERYBODY) world.sandbox.control.signIn(person, team);
    await registerBrightwater(world);
    expect(await typesHandoff(world)).toEqual({ ok: true });
    await accept(world);
    const replies = world.lena.lastMessage('partner-brightwater').replies();
    expect(replies.filter(({ text }) => text.includes('accepted'))).toHaveLength(1);
    expect(messagesWith(world.maya, 'Accepted by')).not.toEqual([]);
  });

  test('decides as intake owner', async () => {
    const world = await startWorld({ people: sameClock(gridWorld) });
    world.sandbox.control.signIn('U0ALEX', team);
    await sendHandoff(world);
    await world.timeIs('2026-11-27T17:00:00-05:00');
    await decide(world, world.alex, 'Withdraw', { Why: 'The customer went elsewhere' });
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff withdrawn');
  });
});

test('somebody who is only in another workspace of the organisation is not asked', { tags: 'thorough' }, async () => {
  const world = await startWorld({ people: sameClock(gridWorld) });
  expect(await sendHandoff(world, { 'Account executive': 'Elin Dahl' })).not.toEqual({ ok: true });
  expect(world.sandbox.as('U0ELIN').messages()).toEqual([]);
  expect(modalOf(world.maya).errors()).toEqual({
    'Account executive':
      'Elin Dahl works in another workspace of your organisation. Choose somebody of our own workspace.',
  });
});

test('somebody who is at home in another workspace, and in ours too, is asked and answers', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld({ people: sameClock(gridWorld) });
  await sendHandoff(world, { 'Account executive': 'Hugo Brandt' });
  await accept(world, world.sandbox.as('U0HUGO'));
  expect(messagesWith(world.maya, 'Accepted by')).not.toEqual([]);
});

test('a channel that two workspaces of ours share with the partner is shared with the partner alone', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld({ people: sameClock(gridWorld), withPartner: false });
  await registerBrightwater(world);
  await sendHandoff(world);
  expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff received');
});

test('a partner that is an organisation itself is registered like any other', { tags: 'thorough' }, async () => {
  const world = await startWorld({ people: sameClock(gridWorld) });
  await registerFerrous(world);
  await world.ada.slash('/handoff partners');
  expect(modalOf(world.ada).text).toContain('Ferrous Systems');
});
