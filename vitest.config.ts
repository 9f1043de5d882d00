import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A browser and minutes: `npm run test:browser`, `npm run test:reliability`.
    exclude: ['test/browser/**', 'test/reliability/**'],
    testTimeout: 30_000,
    // Most tests wait for sockets and processes, so that two cores serve four workers.
    maxWorkers: 4,
    globalSetup: ['test/support/build.ts'],
    // Like the bot itself: node-cron and dates must not depend on where the tests run.
    env: { TZ: 'UTC' },
  },
});
