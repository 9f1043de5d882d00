import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'sandbox',
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // Most tests wait for sockets, so that two cores serve four workers.
    maxWorkers: 4,
    // A worker imports the sandbox once, not for each file: what a shared module starts it starts for whoever calls it.
    isolate: false,
    // Dates must not depend on where the tests run.
    env: { TZ: 'UTC' },
  },
});
