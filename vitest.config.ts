import { configDefaults, defineConfig } from 'vitest/config';
import { TAGS } from './test/tags.ts';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Flows take longest, and leave the short files for the end, when there are more workers than long ones. */
class FlowsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isFlow = ({ moduleId }: TestSpecification) => moduleId.includes('/test/flows/');
    return files.toSorted((one, other) => Number(isFlow(other)) - Number(isFlow(one)));
  }
}

/** The bot's tests and the sandbox's in the same workers: a worker imports Bolt once, and so does whoever waits for it. */
export default defineConfig({
  test: {
    tags: TAGS,
    include: ['test/**/*.test.ts', 'sandbox/test/**/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      // A browser: `npm run test:browser`.
      'test/browser/**',
      // The built bot as a process: `npm run test:process`.
      'test/process/**',
      // Minutes: `npm run test:reliability`.
      'test/reliability/**',
      'test/ten-years/**',
      'test/torture/**',
    ],
    // Files are imported by Node itself, as `npm run demo` does it: half the time of Vite’s own runner, which nothing here needs.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ['--import', 'tsx'],
    // Most tests wait for sockets and processes, so that two cores serve three workers.
    maxWorkers: 3,
    sequence: { sequencer: FlowsFirst },
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
