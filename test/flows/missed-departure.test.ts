import { expect, test } from 'vitest';
import { fillForm, modalOf, openForm, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { sentWorld } from '../support/deeds.ts';
import { answerTo, messagesWith } from '../support/reading.ts';
import { begunWorld, expectAsTyped, liveUntil, NOT_SENT } from './begun.ts';

/** Slack says when somebody leaves, and tries again for six minutes; a bot that was away for longer never hears it. */

const calls = (world: World) => messagesWith(world.alex, 'has lost its account executive');

test.each([
  ['was deactivated', { deleted: true }],
  ['has become a guest', { isRestricted: true }],
])(
  'an account executive who %s while the bot was away: the intake owner is told on its return, once, and re-routes',
  { tags: 'thorough' },
  async (_what, patch) => {
    const world = await sentWorld();
    await world.outageUntil('2026-11-25T08:00:00-05:00', () => world.sandbox.control.patchPerson('U0SAM', patch));
    expect(calls(world)).toHaveLength(1);
    expect(world.alex.lastMessage().text).toContain('is no longer a full member of our workspace. Re-route it.');

    await world.timeIs('2026-11-26T08:30:00-05:00');
    await world.restart();
    await world.timeIs('2026-11-26T08:31:00-05:00');
    expect(calls(world)).toHaveLength(1);

    await world.alex.lastMessage().press('Re-route');
    await (await fillForm(modalOf(world.alex), { 'Account executive': 'Priya Raman', Why: 'Sam has left.' })).submit();
    await world.settle();
    expect(messagesWith(world.sandbox.as('U0PRIYA'), 'Fabrikam Logistics')).not.toEqual([]);
  },
);

test('a draft whose account executive left while the bot was away comes back to its author, and goes to nobody', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  const { control } = world.sandbox;
  const form = await openForm(world);
  control.fail({ method: 'users.info', times: Number.POSITIVE_INFINITY, fault: { kind: 'drop' } });
  expect(await form.submit()).toEqual({ ok: true });
  await world.settle();
  await world.outageUntil('2026-11-25T08:00:00-05:00', () => {
    control.clear();
    control.patchPerson('U0SAM', { deleted: true });
  });
  expect(world.maya.lastMessage().text).toContain('@Sam is deactivated.');
  expect(messagesWith(world.sam, 'Fabrikam Logistics')).toEqual([]);
});

test('an intake owner who left while the bot was away: the escalation contact is told on its return, once', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  await world.ada.slash('/handoff settings');
  const people = { 'Intake owner': 'Iris Chen', 'Escalation contact': 'Robin Hayes' };
  await (await fillForm(modalOf(world.ada), people)).submit();
  await sendHandoff(world);
  const leaves = () => world.sandbox.control.patchPerson('U0IRIS', { deleted: true });
  await world.outageUntil('2026-11-25T08:00:00-05:00', leaves);
  await world.timeIs('2026-11-26T08:30:00-05:00');
  const robin = world.sandbox.as('U0ROBIN');
  expect(messagesWith(robin, 'is no longer a full member of our workspace.')).toHaveLength(1);
  expect(robin.lastMessage().text).toContain('Intake owner: name another in /handoff settings.');
});

test.each([
  ['was deactivated', { deleted: true }, { deleted: false }],
  ['has become a guest', { isRestricted: true }, { isRestricted: false }],
])(
  'what somebody began who %s while the bot was away is put away on its return, is asked about no more, and is there again when they are',
  { tags: 'thorough' },
  async (_what, leaves, returns) => {
    const world = await begunWorld({ 'Partner’s touch': '2026-11-20' });
    const { control } = world.sandbox;
    await world.outageUntil('2026-11-27T08:00:00-05:00', () => control.patchPerson('U0MAYA', leaves));
    await liveUntil(world, '2026-11-30T10:00:00-05:00');
    expect(messagesWith(world.maya, NOT_SENT)).toEqual([]);
    control.patchPerson('U0MAYA', returns);
    await world.timeIs('2026-11-30T10:05:00-05:00');
    await world.maya.slash('/handoff drafts');
    expect(answerTo(world.maya)).toContain('put away while you were no full member here');
    await world.maya.lastMessage().press('Bring back');
    expectAsTyped(world);
  },
);
