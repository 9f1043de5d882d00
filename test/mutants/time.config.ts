import { defineConfig } from 'vitest/config';
import { TAGS } from '../tags.ts';

/** What `npm run mutants` runs for each change that it makes where the core counts time. */
export default defineConfig({
  test: {
    tags: TAGS,
    include: ['test/core/time/**/*.test.ts', 'test/core/{timeline,packet}.test.ts'],
    // Seconds for each change; and what it finds depends on the days that it happens to draw.
    exclude: ['test/core/time/business-time-properties.test.ts'],
    // Loading the same modules for each file anew would take most of the time.
    isolate: false,
    testTimeout: 5_000,
    env: { TZ: 'UTC' },
  },
});
