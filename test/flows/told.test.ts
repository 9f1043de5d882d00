import { describe, expect, test } from 'vitest';
import { accept, decline, sentWorld } from '../support/deeds.ts';
import { undo } from './undone.ts';

describe('an author', () => {
  test('hears of the second answer too when the first was taken back', async () => {
    const world = await sentWorld();
    await accept(world);
    await undo(world);
    await decline(world, { Reason: 'No evidence' });
    const [accepted = '', takenBack = '', declined = '', ...others] = world.maya.messages().map(({ text }) => text);
    expect(accepted).toContain('Accepted');
    expect(takenBack).toContain('Not decided after all');
    expect(declined).toContain('Declined');
    expect(others).toEqual([]);
  });
});
