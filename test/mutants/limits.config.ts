import { defineConfig } from 'vitest/config';
import { TAGS } from '../tags.ts';

/** What `npm run mutants` runs for each change that it makes to what goes next, to the limits and to what follows a failure. */
export default defineConfig({
  test: {
    tags: TAGS,
    include: ['test/delivery/{lanes,rate-limiter,response-urls,setbacks,backoff}.test.ts'],
    // Loading the same modules for each file anew would take most of the time.
    isolate: false,
    testTimeout: 5_000,
    env: { TZ: 'UTC' },
  },
});
