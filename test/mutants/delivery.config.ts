import { defineConfig } from 'vitest/config';
import { TAGS } from '../tags.ts';

/** What `npm run mutants` runs for each change that it makes in delivery: no test that needs a process or a socket, or a whole bot. */
export default defineConfig({
  test: {
    tags: TAGS,
    include: ['test/delivery/**/*.test.ts'],
    exclude: [
      // A whole bot over a database: a change that makes it try again for ever takes half a minute to stop.
      'test/delivery/{backoff,cannot-save,clock-set,joined-meanwhile,late-changes,paused,recovery,uncertain-people}.test.ts',
      // Seconds, and what it finds depends on the calls that it happens to draw.
      'test/delivery/rate-limiter.test.ts',
    ],
    // Loading the same modules for each file anew would take most of the time.
    isolate: false,
    testTimeout: 5_000,
    env: { TZ: 'UTC' },
  },
});
