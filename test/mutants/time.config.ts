import { defineConfig } from 'vitest/config';
import { UnitTestsFirst } from './unit-tests-first.ts';

/** What `npm run mutants` runs for each change that it makes in the core's calendar. */
export default defineConfig({
  test: {
    include: ['test/core/time/**/*.test.ts'],
    testTimeout: 30_000,
    env: { TZ: 'UTC' },
    sequence: { sequencer: UnitTestsFirst },
  },
});
