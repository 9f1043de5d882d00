import { expect, test } from 'vitest';
import { sendHandoff, startWorld, type World } from '../support/bot.ts';
import { messagesWith } from '../support/reading.ts';

/** By account, with their windows in business days from Tuesday on. */
const HANDOFFS = { Arbor: '3', Birch: '3', Cedar: '4', Dogwood: '4', Elm: '5' };
const LAPSED = ['Arbor', 'Birch'];
const OPEN = ['Cedar', 'Dogwood', 'Elm'];

const remindersOf = (world: World, account: string) =>
  messagesWith(world.sam, account).filter(({ text }) =>
    /^(Today is the last day|Still waiting|Two working hours)/.test(text),
  );

const goAway = ({ sandbox }: World) =>
  sandbox.control.fail({ times: Number.POSITIVE_INFINITY, fault: { kind: 'drop' } });

/** From Friday at nine, before a reminder and a deadline, until Monday at eight, before anybody works. */
async function weekendWithoutSlack(world: World): Promise<void> {
  for (const [account, window] of Object.entries(HANDOFFS))
    await sendHandoff(world, {
      Account: account,
      'Response window (business days)': window,
      'Seller next move by': '2026-12-18',
    });
  await world.timeIs('2026-11-27T08:59:00-05:00');
  goAway(world);
  for (const time of ['27T09:00', '27T09:31', '27T12:00', '27T17:00', '28T12:00', '29T12:00', '30T07:59'])
    await world.timeIs(`2026-11-${time}:00-05:00`);
}

test('after a weekend without Slack everybody hears what they missed, each thing once, and is reminded when they work', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  await weekendWithoutSlack(world);
  const before = OPEN.map((account) => remindersOf(world, account).length);
  for (const account of LAPSED) expect(messagesWith(world.sam, `The window for ${account} closed`)).toEqual([]);

  world.sandbox.control.clear();
  await world.timeIs('2026-11-30T08:00:00-05:00');
  await world.timeIs('2026-11-30T08:10:00-05:00');
  for (const account of LAPSED) {
    expect(messagesWith(world.sam, `The window for ${account} closed`)).toHaveLength(1);
    expect(messagesWith(world.alex, account)).toHaveLength(1);
    expect(remindersOf(world, account).length).toBeLessThanOrEqual(1);
  }
  expect(messagesWith(world.alex, 'It is yours now'), 'of all at once').toHaveLength(1);
  expect(OPEN.map((account) => remindersOf(world, account).length)).toEqual(before);

  await world.timeIs('2026-11-30T09:00:00-05:00');
  await world.timeIs('2026-11-30T09:10:00-05:00');
  expect(OPEN.map((account) => remindersOf(world, account).length)).toEqual(before.map((count) => count + 1));
  await world.timeIs('2026-11-30T12:00:00-05:00');
  expect(messagesWith(world.alex, 'It is yours now'), 'of all at once').toHaveLength(1);
});

test('while Slack is away the bot asks whether it is back, and sends nothing into the void', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  await weekendWithoutSlack(world);
  const { control } = world.sandbox;
  const tried = () => ['chat.postMessage', 'chat.update'].map((method) => control.calls(method).length);
  const before = tried();
  const looks = control.calls('auth.test').length;
  await world.timeIs('2026-11-30T07:59:30-05:00');
  await world.timeIs('2026-11-30T07:59:50-05:00');
  expect(tried()).toEqual(before);
  expect(control.calls('auth.test').length).toBeGreaterThan(looks);
});
