/** Marks that a test can carry. */
export const TAGS = [
  {
    name: 'thorough',
    description:
      'Goes ways that quicker tests go too. `npm test` leaves it out; `npm run test:thorough` and CI run it.',
  },
];
