import { describe, expect, test } from 'vitest';
import { accept, decline, sentWorld } from '../support/deeds.ts';
import { undo } from './undone.ts';

describe('an author', { tags: 'thorough' }, () => {
  test('hears of the second answer too when the first was taken back', async () => {
    const world = await sentWorld();
    const newest = () => world.maya.lastMessage().text;
    await accept(world);
    expect(newest()).toContain('Accepted by');
    await undo(world);
    expect(newest()).toContain('has taken the answer back');
    await decline(world, { Reason: 'No evidence' });
    expect(newest()).toContain('Declined by');
    expect(world.maya.messages()).toHaveLength(3);
  });
});
