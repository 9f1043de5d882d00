import { expect, test } from 'vitest';
import { EVENT_KINDS } from '../../src/core/history.ts';
import { leadLives } from './life/lives.ts';

test('whatever people and time do to a handoff, it is what the rules say', () => {
  const seen = leadLives(4500);
  for (const kind of EVENT_KINDS) if (kind !== 'kept') expect(seen.get(kind), kind).toBeGreaterThan(10);
});
