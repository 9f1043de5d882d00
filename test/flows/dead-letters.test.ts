import type { Control } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, sentWorld } from '../support/deeds.ts';
import { messagesWith } from '../support/reading.ts';

/** What could not be posted in a partner's channel, once the channel is as it was. */

const CHANNEL = 'C0BRIGHTWATER';
const BOT = 'U0APP';
const MENDED: [string, boolean, (control: Control) => void, (control: Control) => void][] = [
  [
    'is unarchived',
    false,
    (control) => control.patchChannel(CHANNEL, { isArchived: true }),
    (control) => control.patchChannel(CHANNEL, { isArchived: false }),
  ],
  [
    'is private and is unarchived',
    true,
    (control) => control.patchChannel(CHANNEL, { isArchived: true }),
    (control) => control.patchChannel(CHANNEL, { isArchived: false }),
  ],
  ['has the bot in it again', false, (control) => control.leave(CHANNEL, BOT), (control) => control.join(CHANNEL, BOT)],
];

const thread = ({ lena }: World) => lena.lastMessage('partner-brightwater').replies();

describe('what waits for a partner whose channel', { tags: 'thorough' }, () => {
  test.each(MENDED)('%s goes out by itself, once', async (_, isPrivate, breakIt, mendIt) => {
    const world = await startWorld();
    const { control } = world.sandbox;
    control.patchChannel(CHANNEL, { isPrivate });
    await sendHandoff(world);
    breakIt(control);
    await accept(world);
    expect(messagesWith(world.alex, 'cannot be told anything')).toHaveLength(1);
    expect(thread(world)).toEqual([]);

    mendIt(control);
    await world.settle();
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff accepted');
    expect(thread(world)).toHaveLength(1);
    await world.timeIs('2026-11-25T10:00:00-05:00');
    expect(thread(world)).toHaveLength(1);
    expect(world.alex.messages()).toHaveLength(1);
    expect(world.alex.lastMessage().text).toBe('Brightwater Consulting is told again in #partner-brightwater.');
  });

  test('is still archived goes on waiting when somebody else joins it', async () => {
    const world = await sentWorld();
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: true });
    await accept(world);
    const before = world.sandbox.control.calls('conversations.info').length;
    world.sandbox.control.join(CHANNEL, 'U0PRIYA');
    await world.settle();
    expect(world.sandbox.control.calls('conversations.info')).toHaveLength(before);
    expect(messagesWith(world.alex, 'cannot be told anything')).toHaveLength(1);
  });
});
