import { defineConfig } from 'vitest/config';

/** What `npm run mutants` runs for each change that it makes in the core. */
export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts', 'test/blocks/{packet-fields,too-late}.test.ts'],
    exclude: ['test/core/time/business-time-properties.test.ts', 'test/core/life-model.test.ts'],
    isolate: false,
    testTimeout: 5_000,
    env: { TZ: 'UTC' },
  },
});
