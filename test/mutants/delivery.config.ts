import { defineConfig } from 'vitest/config';
import { UnitTestsFirst } from './unit-tests-first.ts';

/** What `npm run mutants` runs for each change that it makes in delivery: no test that needs a process or a socket. */
export default defineConfig({
  test: {
    include: ['test/delivery/**/*.test.ts', 'test/operations/auditor.test.ts', 'test/torture/outstanding.test.ts'],
    testTimeout: 30_000,
    env: { TZ: 'UTC' },
    sequence: { sequencer: UnitTestsFirst },
  },
});
