import { defineConfig } from 'vitest/config';
import { TAGS } from '../tags.ts';
import { SAMPLED } from './sampled.ts';

/** Every crash point, lost answers, power cuts, every press by everybody, and all else that is exhaustive; and what the torture judges by: `npm run test:reliability`. */
export default defineConfig({
  test: {
    tags: TAGS,
    include: ['test/reliability/**/*.test.ts', 'test/ten-years/**/*.test.ts', 'test/torture/**/*.test.ts', ...SAMPLED],
    // Without this a machine with two cores uses one.
    maxWorkers: 3,
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    env: { TZ: 'UTC', EVERY_CELL: 'yes' },
  },
});
