import { defineConfig } from 'vitest/config';

/** What `npm run mutants` runs for each change that it makes in the core's calendar. */
export default defineConfig({
  test: {
    include: ['test/core/time/**/*.test.ts', 'test/core/{timeline,packet}.test.ts'],
    exclude: ['test/core/time/business-time-properties.test.ts'],
    isolate: false,
    testTimeout: 5_000,
    env: { TZ: 'UTC' },
  },
});
