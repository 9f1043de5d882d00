import { describe, expect, test } from 'vitest';
import { sendHandoff, startWorld } from '../support/bot.ts';
import { accept, decide, lapsedWorld } from '../support/deeds.ts';
import { answerTo, referenceOf } from '../support/reading.ts';

describe('status', () => {
  test('shows every round with who did what, when, and how much of each window had gone by', async () => {
    const world = await startWorld();
    await sendHandoff(world);
    for (const moment of ['26T09:30', '27T09:00', '27T15:00', '27T17:00', '27T18:00'])
      await world.timeIs(`2026-11-${moment}:00-05:00`);
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' });
    const reference = await referenceOf(world.maya);
    // Monday, 11:30 in Kolkata.
    await world.timeIs('2026-11-30T01:00:00-05:00');
    const priya = world.sandbox.as('U0PRIYA');
    await accept(world, priya);
    await world.alex.slash(`/handoff status ${reference}`);
    const [, history = ''] = answerTo(world.alex).split('History\n');
    const lines = history.split('\n').map((line) => line.replace(/^.*\(Kolkata time\) +/, ''));
    expect(lines).toEqual([
      'sent to @Sam by @Maya',
      'account executive reminded  ·  1 business day, 7 h 30 min into the window',
      'account executive reminded  ·  2 business days, 7 h into the window',
      'account executive reminded  ·  3 business days, 5 h into the window',
      'window closed without an answer  ·  3 business days, 7 h after the window began',
      're-routed to @Priya by @Alex, round 2 begins  ·  3 business days, 7 h after the window began',
      'accepted by @Priya  ·  2 h 30 min into the window',
      'A business day of @Priya has 8 h: 09:00 to 17:00, Kolkata time.',
    ]);
  });

  test('counts a window that was extended anew', async () => {
    const world = await lapsedWorld();
    await world.timeIs('2026-11-30T10:00:00-05:00');
    await decide(world, world.alex, 'Keep with them', { 'Business days from today': '2', Why: 'Sam was at a fair' });
    const reference = await referenceOf(world.maya);
    await world.timeIs('2026-12-02T09:00:00-05:00');
    await world.timeIs('2026-12-02T09:40:00-05:00');
    await accept(world);
    await world.maya.slash(`/handoff status ${reference}`);
    const said = answerTo(world.maya);
    expect(said).toContain(
      'window extended by @Alex, counted anew from here  ·  4 business days after the window began',
    );
    expect(said).toContain('account executive reminded  ·  1 business day, 7 h into the window');
    expect(said).toContain('accepted by @Sam  ·  1 business day, 7 h 40 min into the window');
    expect(said).not.toContain('fair');
  });
});
