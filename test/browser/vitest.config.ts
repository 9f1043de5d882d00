import { defineConfig } from 'vitest/config';

/** Tests in a real browser: `npm run test:browser`. They need Chromium at /usr/bin/chromium, or where CHROMIUM says. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    env: { TZ: 'UTC' },
  },
});
