/** The files of which `npm test` tries an evenly spread part (`test/support/sample.ts`): `npm run test:reliability` tries all of it. */
export const SAMPLED = [
  'test/blocks/combined.test.ts',
  'test/blocks/message-pictures.test.ts',
  'test/blocks/messages.test.ts',
  'test/blocks/peoples-words.test.ts',
  'test/core/check-model.test.ts',
  'test/core/life-model.test.ts',
  'test/core/promise.test.ts',
  'test/core/time/business-time-properties.test.ts',
  'test/db/store.test.ts',
  'test/delivery/uncertain-people.test.ts',
  'test/handlers/every-listener.test.ts',
  'test/handlers/pressers-table.test.ts',
  'test/handlers/wrong-types.test.ts',
  'test/operations/auditor.test.ts',
  'test/support/sample.test.ts',
  'test/ten-years/ten-years.test.ts',
];
