import { defineConfig } from 'vitest/config';

/** The built bot as a process of its own, as operators run it: `npm run test:process`. */
export default defineConfig({
  test: {
    include: ['test/process/**/*.test.ts'],
    globalSetup: ['test/process/build.mjs'],
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ['--import', 'tsx'],
    // Most of them wait for processes and sockets, so that two cores serve four workers.
    maxWorkers: 4,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC' },
    isolate: false,
  },
});
