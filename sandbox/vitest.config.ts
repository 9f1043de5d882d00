import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'sandbox',
    // The tests of what uses the sandbox leave them out at first; here they all run.
    tags: [{ name: 'thorough' }],
    include: ['test/**/*.test.ts'],
    // Long, as it is there to end what hangs: a busy machine can take ten times as long as a quiet one.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Most tests wait for sockets, so that two cores serve four workers.
    maxWorkers: 4,
    // A worker imports the sandbox once, not for each file: what a shared module starts it starts for whoever calls it.
    isolate: false,
    // Dates must not depend on where the tests run.
    env: { TZ: 'UTC' },
  },
});
