import { defineConfig } from 'vitest/config';

/** Every crash point, lost answers, power cuts, every press by everybody: `npm run test:reliability`. A few minutes. */
export default defineConfig({
  test: {
    include: ['test/reliability/**/*.test.ts', 'test/handlers/pressers-table.test.ts'],
    testTimeout: 600_000,
    env: { TZ: 'UTC', EVERY_CELL: 'yes' },
  },
});
