import { expect, test } from 'vitest';
import { changedBy } from '../../../src/core/notices/changing-notices.ts';

test.for(['reopened', 'check_renewed', 'cleared', 'sent'] as const)(
  'an answer’s card says what became of it when the handoff goes to somebody once more: %s',
  (event) => {
    expect(changedBy(event)).toContain('author_card');
  },
);
