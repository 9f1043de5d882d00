import { defineConfig } from 'vitest/config';

/** What `npm run mutants` runs for each change that it makes to what goes next, and to the limits: these parts need no database. */
export default defineConfig({
  test: {
    include: ['test/delivery/{lanes,rate-limiter,response-urls}.test.ts'],
    // Loading the same modules for each file anew would take most of the time.
    isolate: false,
    testTimeout: 5_000,
    env: { TZ: 'UTC' },
  },
});
