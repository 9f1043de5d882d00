import { describe, expect, test } from 'vitest';
import { modalOf, registerBrightwater, sendHandoff, startWorld } from '../support/bot.ts';
import { ONCE_ACCEPTED } from '../support/deeds.ts';

describe.each(['socket', 'http'] as const)('the whole loop by %s', (mode) => {
  test('a partner is registered, a handoff is sent, accepted, and the partner reads it in one thread', async () => {
    const world = await startWorld({ mode, withPartner: false });
    await registerBrightwater(world);
    expect(await sendHandoff(world)).toEqual({ ok: true });
    expect(world.maya.modal()).toBeNull();

    const card = world.sam.lastMessage();
    expect(card.text).toContain('Fabrikam Logistics, brought by Brightwater Consulting');
    expect(card.text).toContain('Your move: Join Lena’s call');
    expect(card.text).toContain('Answer by: Fri 27 Nov 2026, 17:00 (New York time)');
    expect(card.buttons).toEqual(['Accept', 'Decline', 'Better placed…', 'Ask…']);

    const root = world.lena.lastMessage('partner-brightwater');
    expect(root.text).toContain('Handoff received: Fabrikam Logistics');
    expect(root.text).toContain('You will hear from us by');

    await card.press('Accept');
    await modalOf(world.sam).submit();
    await world.settle();

    expect(world.sam.lastMessage().buttons).toEqual([...ONCE_ACCEPTED, 'Undo']);
    expect(world.sam.lastMessage().text).toContain('Accepted by @Sam, Tue 24 Nov 2026');
    expect(world.maya.lastMessage().text).toContain('Accepted by');
    const thread = world.lena.lastMessage('partner-brightwater').replies();
    expect(thread).toHaveLength(1);
    expect(thread[0]?.text).toContain('accepted this handoff');
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff accepted');
  });
});
