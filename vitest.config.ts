import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** What waits longest comes first, beside what computes. */
const ORDER = ['/test/process/lost', '/test/process/running', '/test/process/', '/test/flows/', '/test/'];

/** A project comes as a whole: a worker that is shared is kept only for the next file of its own. */
class ProjectByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) => {
      if (project.name === 'sandbox') return ORDER.length;
      return ORDER.findIndex((place) => moduleId.includes(place));
    };
    return files.toSorted((one, other) => rank(one) - rank(other));
  }
}

const ours = {
  // Long, as it is there to end what hangs: a busy machine can take ten times as long as a quiet one.
  testTimeout: 120_000,
  hookTimeout: 60_000,
  // Like the bot itself: dates must not depend on where the tests run.
  env: { TZ: 'UTC' },
  // A worker imports Bolt once, not for each file. So what a shared module starts it ends by `onTestFinished`:
  // an `afterEach` at its top would be there for the first file only.
  isolate: false,
};

/** Three suites under one summary: the bot's, those of its compiled process, and the sandbox's with its own settings. */
export default defineConfig({
  test: {
    // Most tests wait for sockets and processes, so that two cores serve four workers.
    maxWorkers: 4,
    sequence: { sequencer: ProjectByProject },
    projects: [
      {
        test: {
          ...ours,
          name: 'bot',
          include: ['test/**/*.test.ts'],
          // A browser and minutes: `npm run test:browser`, `npm run test:reliability`.
          exclude: ['test/process/**', 'test/browser/**', 'test/reliability/**'],
        },
      },
      {
        // Only what starts the built bot waits for the build.
        test: {
          ...ours,
          name: 'process',
          include: ['test/process/**/*.test.ts'],
          globalSetup: ['test/support/build.ts'],
        },
      },
      'sandbox',
    ],
  },
});
