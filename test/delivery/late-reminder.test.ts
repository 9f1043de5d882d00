import { expect, test } from 'vitest';
import { REFERENCE, startFastWorld } from '../support/fast-world.ts';

/** The last call falls due at 15:00 and is saved; it goes out at another time, since Slack or the bot was away meanwhile. */
async function lastCallSaidAt(time: string): Promise<string | null> {
  const world = await startFastWorld();
  const said: string[] = [];
  const post: typeof world.slack.post = (channel, message, ...rest) => {
    said.push(message.text);
    return world.slack.post(channel, message, ...rest);
  };
  const bot = world.startBot({ slack: { ...world.slack, post } });
  await world.sends(bot);
  await world.delivers(bot);
  const before = said.length;
  world.clock.advanceTo(Date.parse('2026-11-27T15:00:00-05:00'));
  // Delivery does not run in this test until it is told to.
  bot.loop.stop();
  await bot.services.dueWork.doWhatIsDue();
  world.clock.advanceTo(Date.parse(time));
  await world.delivers(world.startBot({ slack: { ...world.slack, post } }));
  const rows = await world.store.outbox.of(REFERENCE);
  const [status] = rows.filter(({ kind }) => kind === 'reminder').map((row) => row.status);
  const words = said.slice(before);
  expect(status).toBe(words.length === 0 ? 'dropped' : 'sent');
  expect(words.length).toBeLessThanOrEqual(1);
  return words[0] ?? null;
}

test.each([
  ['2026-11-27T15:00:30-05:00', 'Two working hours left'],
  ['2026-11-27T15:58:00-05:00', 'One working hour left'],
  ['2026-11-27T16:29:00-05:00', 'Half an hour left'],
  ['2026-11-27T16:58:10-05:00', 'One minute left'],
])('a reminder that goes out at %s says what is left then: %s', { tags: 'thorough' }, async (time, words) => {
  expect(await lastCallSaidAt(time)).toContain(`${words}: Answer by Fri 27 Nov 17:00: Fabrikam. Your move: `);
});

test.each([
  ['in the last minute', '2026-11-27T16:59:43-05:00'],
  ['after the deadline, though the window has not been closed yet', '2026-11-27T17:00:20-05:00'],
])('a reminder that could go out only %s is left out', async (_when, time) => {
  expect(await lastCallSaidAt(time)).toBeNull();
});
