import { defineConfig } from 'vitest/config';

/** What `npm run mutants` runs for each change that it makes in delivery: no test that needs a process or a socket. */
export default defineConfig({
  test: {
    include: ['test/delivery/**/*.test.ts'],
    isolate: false,
    testTimeout: 5_000,
    env: { TZ: 'UTC' },
  },
});
