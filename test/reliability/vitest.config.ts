import { defineConfig } from 'vitest/config';

/** What `npm test` tries an evenly spread part of (`test/support/sample.ts`): here all of it. */
const SAMPLED = [
  'test/blocks/{combined,message-pictures,messages,peoples-words}.test.ts',
  'test/core/{life-model,promise,time/business-time-properties}.test.ts',
  'test/db/store.test.ts',
  'test/delivery/uncertain-people.test.ts',
  'test/handlers/{every-listener,pressers-table,wrong-types}.test.ts',
  'test/operations/auditor.test.ts',
  'test/ten-years/ten-years.test.ts',
];

/** Every crash point, lost answers, power cuts, and all that is exhaustive: `npm run test:reliability`. Some minutes. */
export default defineConfig({
  test: {
    include: ['test/reliability/**/*.test.ts', ...SAMPLED],
    testTimeout: 600_000,
    env: { TZ: 'UTC', EVERY_CELL: 'yes' },
  },
});
