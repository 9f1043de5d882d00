import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What waits longest comes first, beside what computes. */
const ORDER = ['/test/process/lost', '/test/process/running', '/test/process/', '/test/flows/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = ORDER.findIndex((place) => moduleId.includes(place));
      return at === -1 ? ORDER.length : at;
    };
    return files.toSorted((one, other) => rank(one) - rank(other));
  }
}

/** The bot's tests and the sandbox's in the same workers: a worker imports Bolt once, and so does whoever waits for it. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'sandbox/test/**/*.test.ts'],
    // A browser and minutes: `npm run test:browser`, `npm run test:reliability`.
    exclude: [...configDefaults.exclude, 'test/browser/**', 'test/reliability/**'],
    globalSetup: ['test/support/build.mjs'],
    // Files are imported by Node itself, as `npm run demo` does it: half the time of Vite’s own runner, which nothing here needs.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ['--import', 'tsx'],
    // Most tests wait for sockets and processes, so that two cores serve four workers.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // Long, as it is there to end what hangs: a busy machine can take ten times as long as a quiet one.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Like the bot itself: dates must not depend on where the tests run.
    env: { TZ: 'UTC' },
    // A worker imports Bolt once, not for each file. So what a shared module starts it ends by `onTestFinished`:
    // an `afterEach` at its top would be there for the first file only.
    isolate: false,
  },
});
