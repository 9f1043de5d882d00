import { expect, test } from 'vitest';
import { cutPower } from '../../torture/power.ts';

test('a power cut at any moment loses nothing that was called saved, and damages nothing', async () => {
  const figures = await cutPower({ cuts: 120, seed: 1 });
  expect(figures).toMatchObject({ cuts: 120, lost: 0, damaged: 0 });
  expect(figures.acknowledged).toBeGreaterThan(1000);
});

test('the same cuts lose handoffs in the mode that the driver opens files in, so the count above can fail', async () => {
  const { cutsThatLost } = await cutPower({ cuts: 60, seed: 1, mode: 'NORMAL' });
  expect(cutsThatLost).toBeGreaterThan(10);
});
