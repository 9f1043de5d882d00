import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld } from '../support/bot.ts';
import { sentWorld, writtenWorld } from '../support/deeds.ts';
import { messagesWith } from '../support/reading.ts';

describe('a connection that is cut', () => {
  test('while somebody types: the form is sent over the next one', { tags: 'thorough' }, async () => {
    const world = await writtenWorld();
    const form = modalOf(world.maya);
    world.sandbox.control.disconnectSockets('abrupt');
    for (let tries = 0; !(await form.submit()).ok; tries += 1) {
      expect(tries).toBeLessThan(200);
      expect(form.value('Account')).toBe('Fabrikam Logistics');
    }
    await world.settle();
    expect(messagesWith(world.sam, 'brought by')).toHaveLength(1);
    expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toHaveLength(1);
  });

  test('at the moment of the answer: it counts once', async () => {
    const world = await sentWorld();
    await world.sam.lastMessage().press('Decline');
    const form = await fillForm(modalOf(world.sam), { Reason: 'Bad timing' });
    const answer = form.submit();
    world.sandbox.control.disconnectSockets('abrupt');
    await answer;
    for (let tries = 0; messagesWith(world.maya, 'Declined by').length === 0; tries += 1) {
      expect(tries).toBeLessThan(200);
      if (world.sam.modal()) await modalOf(world.sam).submit();
      await world.settle();
    }
    await world.settle();
    expect(messagesWith(world.maya, 'Declined by')).toHaveLength(1);
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
  });
});

describe.each(['socket', 'http'] as const)('an envelope that comes twice by %s', { tags: 'thorough' }, (mode) => {
  test('makes one form, one answer and one press of each', async () => {
    const world = await startWorld({ mode });
    const { control } = world.sandbox;
    control.duplicateNext('slash_command');
    await world.maya.slash('/handoff');
    expect(modalOf(world.maya).title).toBe('Hand off a deal');
    expect(world.maya.state().views).toHaveLength(1);
    await modalOf(world.maya).close();
    await sendHandoff(world);
    const card = world.sam.lastMessage();
    control.duplicateNext('block_actions');
    await card.press('Accept');
    expect(world.sam.state().views).toHaveLength(1);
    control.duplicateNext('view_submission');
    await modalOf(world.sam).submit();
    await world.settle();
    expect(messagesWith(world.maya, 'Accepted by')).toHaveLength(1);
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
  });
});
