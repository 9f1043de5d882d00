import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, PACKET, type Typing, type World } from '../support/bot.ts';
import { accept, decide, declinedWorld } from '../support/deeds.ts';

const NO_EVIDENCE = { Reason: 'No evidence' };
const TICKS = { 'Partner’s agreement': true, 'Conflict check': true };
const STILL = 'It was declined for this and still says the same. Mend it';

/** Maya opens the mended form, types into it and sends it as far as it goes. */
async function mendWith(world: World, typed: Typing) {
  if (!world.maya.modal()) await world.maya.messageSaying('Declined by @Sam').press('Mend and send again');
  await fillForm(modalOf(world.maya), { ...TICKS, ...typed });
  const sent = await modalOf(world.maya).submit();
  await world.settle();
  return sent;
}

const priya = (world: World) => world.sandbox.as('U0PRIYA');
/** The first line of what is asked. */
const sinceThen = (text: string): string => /(Mended|Sent again) since .*/.exec(text)?.[0] ?? '';

describe('after a decline for no evidence', { tags: 'thorough' }, () => {
  test.each([
    ['another comma', `${String(PACKET.Evidence)},`],
    ['capital letters', 'NOTES: https://docs.example.com/fabrikam'],
    ['more space', 'Notes:   https://docs.example.com/fabrikam'],
  ])('the same packet with %s is not sent again: the sentence stands beside the field', async (_, evidence) => {
    const world = await declinedWorld(NO_EVIDENCE);
    expect((await mendWith(world, { Evidence: evidence, 'Warm path': 'Lena calls Jonas.' })).ok).toBe(false);
    expect(modalOf(world.maya).errors()).toEqual({ Evidence: `${STILL}.` });
    expect(modalOf(world.maya).value('Warm path')).toBe('Lena calls Jonas.');
    expect(world.sam.lastMessage().text).toContain('Declined by @Sam');
  });

  test('another account executive alone is not enough', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    expect((await mendWith(world, { 'Account executive': 'Priya Raman' })).ok).toBe(false);
    expect(modalOf(world.maya).errors()).toEqual({ Evidence: `${STILL}.` });
    expect(priya(world).messages()).toEqual([]);
  });

  test('new evidence goes out, and whoever declined reads in one line what is different', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    expect(await mendWith(world, { Evidence: 'Minutes: https://docs.example.com/minutes' })).toEqual({ ok: true });
    expect(sinceThen(world.sam.lastMessage().text)).toBe('Mended since @Sam declined it (no evidence): Evidence.');
    await accept(world);
    expect(sinceThen(world.sam.lastMessage().text)).toBe('');
  });

  test('another account executive reads it too, also when it is re-routed to one more', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    await mendWith(world, {
      'Account executive': 'Priya Raman',
      Evidence: 'Minutes: https://docs.example.com/minutes',
      'Seller next move': 'Call Jonas on Thursday.',
    });
    const line = 'Mended since @Sam declined it (no evidence): Seller next move, Evidence.';
    expect(sinceThen(priya(world).lastMessage().text)).toBe(line);
    await world.timeIs('2026-11-27T17:00:00-05:00');
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Sam Okafor', Why: 'Priya is away.' });
    expect(sinceThen(world.sam.lastMessage().text)).toBe(line);
  });
});

describe('after a decline for the wrong owner', { tags: 'thorough' }, () => {
  const WRONG = { Reason: 'Wrong owner', 'Better placed': 'Priya Raman' };

  test('the same packet goes to whoever owns the account, who reads that it was sent before', async () => {
    const world = await declinedWorld(WRONG);
    expect(await mendWith(world, {})).toEqual({ ok: true });
    expect(sinceThen(priya(world).lastMessage().text)).toBe('Sent again since @Sam declined it (wrong owner).');
  });

  test('the same account executive is not asked again, whatever else is different', async () => {
    const world = await declinedWorld(WRONG);
    const again = { 'Account executive': 'Sam Okafor', 'Warm path': 'Lena calls Jonas.' };
    expect((await mendWith(world, again)).ok).toBe(false);
    expect(modalOf(world.maya).errors()).toEqual({
      'Account executive': 'They declined it as the wrong owner. Choose somebody else.',
    });
  });

  test('passed on by the intake owner as it is, nothing is said of a change', async () => {
    const world = await declinedWorld(WRONG);
    await world.alex.lastMessage().press('Pass it on to them');
    await world.settle();
    expect(priya(world).lastMessage().buttons).toContain('Accept');
    expect(sinceThen(priya(world).lastMessage().text)).toBe('');
  });
});

test('after a decline that names no field it is enough that something is different', { tags: 'thorough' }, async () => {
  const world = await declinedWorld({ Reason: 'Already working it' });
  expect(await mendWith(world, { 'Warm path': 'Lena calls Jonas.' })).toEqual({ ok: true });
  expect(sinceThen(world.sam.lastMessage().text)).toBe(
    'Mended since @Sam declined it (already working it): Warm path.',
  );
});

test('what is corrected after it was sent again stands as a correction, and not as mended', {
  tags: 'thorough',
}, async () => {
  const world = await declinedWorld(NO_EVIDENCE);
  await mendWith(world, { Evidence: 'Minutes: https://docs.example.com/minutes' });
  await world.maya.modal()?.close();
  await world.maya.slash('/handoff list');
  const [reference] = /H\d{7}/.exec(world.maya.lastMessage().text) ?? [];
  await world.maya.slash(`/handoff status ${reference}`);
  expect(await decide(world, world.maya, 'Correct a fact…', { 'Warm path': 'Lena calls Jonas.' })).toEqual({
    ok: true,
  });
  const card = world.sam.messageSaying('Mended since').text;
  expect(sinceThen(card)).toBe('Mended since @Sam declined it (no evidence): Evidence.');
  expect(card).toContain('Warm path: was ');
});
