import { defineConfig } from 'vitest/config';

/** Every crash point, lost answers, power cuts: `npm run test:reliability`. A few minutes. */
export default defineConfig({
  test: { include: ['test/reliability/**/*.test.ts'], testTimeout: 600_000, env: { TZ: 'UTC' } },
});
