import { defineConfig } from 'vitest/config';
import { TAGS } from '../tags.ts';

/** What `npm run mutants` runs for each change that it makes in the core. */
export default defineConfig({
  test: {
    tags: TAGS,
    include: ['test/core/**/*.test.ts', 'test/blocks/{packet-fields,too-late}.test.ts'],
    // Seconds for each change; and what they find depends on the lives that they happen to draw.
    exclude: ['test/core/time/business-time-properties.test.ts', 'test/core/life-model.test.ts'],
    // Loading the same modules for each file anew would take most of the time.
    isolate: false,
    testTimeout: 5_000,
    env: { TZ: 'UTC' },
  },
});
