import { describe, expect, test } from 'vitest';
import { accept, decline } from '../support/deeds.ts';
import { sentWorld, undo } from './undone.ts';

describe('an author', () => {
  test('hears of the second answer too when the first was taken back', async () => {
    const world = await sentWorld();
    await accept(world);
    await undo(world);
    await decline(world, { Reason: 'No evidence' });
    for (const m of world.maya.messages()) console.log(m.text);
    expect(world.maya.messages()).toHaveLength(3);
  });
});
