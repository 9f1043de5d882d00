import { describe, expect, test } from 'vitest';
import { sendHandoff } from '../support/bot.ts';
import { accept, acceptedWorld, acceptFor, decide, decline, lapsedWorld, sentWorld } from '../support/deeds.ts';
import { answerTo, referenceOf } from '../support/reading.ts';

describe('status', () => {
  test('shows every round with who did what, when, and how much of each window had gone by', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
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
    await acceptFor('2026-12-04', world);
    await world.maya.slash(`/handoff status ${reference}`);
    const said = answerTo(world.maya);
    expect(said).toContain(
      'window extended by @Alex, counted anew from here  ·  4 business days after the window began',
    );
    expect(said).toContain('account executive reminded  ·  1 business day, 7 h into the window');
    expect(said).toContain('accepted by @Sam  ·  1 business day, 7 h 40 min into the window');
    expect(said).toContain('Why it got more time: Sam was at a fair');
    await world.ada.slash(`/handoff status ${reference}`);
    expect(answerTo(world.ada)).toContain('Accepted');
    expect(answerTo(world.ada)).not.toContain('fair');
  });

  test('shows the packet, reason, note and move to those whose part it is, and to no other colleague', {
    tags: 'thorough',
  }, async () => {
    const world = await acceptedWorld();
    const accepted = await referenceOf(world.maya);
    await sendHandoff(world, { Account: 'Contoso' });
    await decline(world, { Reason: 'No evidence', 'Note to the author': 'The link is dead.' });
    const declined = await referenceOf(world.maya);
    for (const person of [world.maya, world.sam, world.alex]) {
      await person.slash(`/handoff status ${declined}`);
      expect(answerTo(person)).toContain('Reason: No evidence');
      expect(answerTo(person)).toContain('Note: The link is dead.');
      expect(answerTo(person)).toContain('Customer trigger: ');
      await person.slash(`/handoff status ${accepted}`);
      expect(answerTo(person)).toContain('Next move, as suggested: Join Lena’s call');
    }
    await world.ada.slash(`/handoff status ${declined}`);
    expect(answerTo(world.ada)).toContain('Stands: Draft (declined, to be mended)');
    expect(answerTo(world.ada)).not.toMatch(/The link is dead|Customer trigger/);
    await world.ada.slash(`/handoff status ${accepted}`);
    expect(answerTo(world.ada)).not.toContain('Join Lena’s call');
  });

  test('says why it was re-routed', async () => {
    const world = await lapsedWorld();
    const reference = await referenceOf(world.maya);
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' });
    await world.maya.slash(`/handoff status ${reference}`);
    expect(answerTo(world.maya)).toContain('Why it was re-routed: Sam is away.');
  });
});
