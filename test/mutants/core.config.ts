import { defineConfig } from 'vitest/config';
import { UnitTestsFirst } from './unit-tests-first.ts';

/** What `npm run mutants` runs for each change that it makes in the core. */
export default defineConfig({
  test: {
    include: [
      'test/core/**/*.test.ts',
      'test/blocks/{message-pictures,packet-fields,too-late}.test.ts',
      'test/operations/untold.test.ts',
    ],
    testTimeout: 30_000,
    env: { TZ: 'UTC' },
    sequence: { sequencer: UnitTestsFirst },
  },
});
