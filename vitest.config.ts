import { defineConfig } from 'vitest/config';

/** Two suites under one summary: the bot's, and the sandbox's with its own settings. */
export default defineConfig({
  test: {
    // Most tests wait for sockets and processes, so that two cores serve four workers.
    maxWorkers: 4,
    projects: [
      {
        test: {
          name: 'bot',
          include: ['test/**/*.test.ts'],
          // A browser and minutes: `npm run test:browser`, `npm run test:reliability`.
          exclude: ['test/browser/**', 'test/reliability/**'],
          testTimeout: 30_000,
          globalSetup: ['test/support/build.ts'],
          // Like the bot itself: node-cron and dates must not depend on where the tests run.
          env: { TZ: 'UTC' },
        },
      },
      'sandbox',
    ],
  },
});
