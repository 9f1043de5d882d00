import { expect, test } from 'vitest';
import type { Decision } from '../../../src/core/handoff/decision.ts';
import { passMending } from '../../../src/core/handoff/mending.ts';
import { passReturned } from '../../../src/core/conflict-check/returning.ts';
import type { Handoff } from '../../../src/core/handoff/handoff.ts';
import { allStates } from '../../support/checks.ts';
import { CALENDAR, packetOf } from '../../support/packets.ts';

/** The bot was away: its author is asked late, and the partner cannot hear by the day that it was promised. */

const DAY = 86_400_000;
const { returned, declined } = allStates(packetOf());

test.each<[string, Handoff, (handoff: Handoff, now: number) => Decision | null]>([
  ['returned by its check', returned, (handoff, now) => passReturned(handoff, CALENDAR, now)],
  ['declined', declined, (handoff, now) => passMending(handoff, CALENDAR, now)],
])('of a handoff that was %s the partner reads the later day in its card as well', (_, handoff, passes) => {
  const dueAt = 'nextActionAt' in handoff ? handoff.nextActionAt : null;
  const decision = passes(handoff, (dueAt ?? 0) + 20 * DAY);
  expect(decision?.notices).toContainEqual(expect.objectContaining({ kind: 'partner_news', news: 'put_off' }));
  expect(decision?.notices).toContainEqual({ kind: 'partner_card' });
});
