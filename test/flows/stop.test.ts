import { expect, test } from 'vitest';
import { modalOf, openForm, startWorld } from '../support/bot.ts';
import { messagesWith } from '../support/reading.ts';

/** A busy machine takes its time. */
const POLLING = { timeout: 10_000 };

test('what was saved just before the bot is stopped still goes out before it ends, as long as Slack answers', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  const { control, clock } = world.sandbox;
  // A minute later Slack's limits allow several messages at once.
  await world.timeIs('2026-11-24T10:01:00-05:00');
  for (const method of ['conversations.open', 'conversations.info'])
    control.fail({ method, times: 2, fault: { kind: 'late', ms: 1 } });
  await openForm(world);
  expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  await expect.poll(control.heldBack, POLLING).toHaveLength(2);

  const stopping = world.stop();
  await expect.poll(() => world.maya.state().appConnected, POLLING).toBe(false);
  clock.advance(1);
  await stopping;
  expect(messagesWith(world.sam, 'brought by Brightwater')).toHaveLength(1);
  expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toHaveLength(1);
});
