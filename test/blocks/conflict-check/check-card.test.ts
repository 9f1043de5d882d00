import { expect, test } from 'vitest';
import { checkCard } from '../../../src/blocks/conflict-check/check-card.ts';
import type { Handoff } from '../../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../../src/core/handoff/history.ts';
import { awaiting, brightwater } from '../../support/delivery-parts.ts';

const ASKED_AT = awaiting.createdAt;
const HISTORY: HandoffEvent[] = [
  { kind: 'check_asked', actor: 'U0MAYA', at: ASKED_AT, detail: 'U0ALEX', reason: null },
  { kind: 'cleared', actor: 'U0ALEX', at: ASKED_AT + 60_000, detail: 'U0SAM', reason: null },
];
const ALEXS = { kind: 'check_card', person: 'U0ALEX', at: ASKED_AT } as const;
const drawn = (handoff: Handoff) => checkCard(handoff, { partner: brightwater, history: HISTORY }, ALEXS);

test('a check that is signed says the same when the handoff goes to somebody else, in another zone', () => {
  const { packet, window } = awaiting;
  const rerouted = { ...awaiting, packet: { ...packet, ae: 'U0KEI' }, window: { ...window, aeZone: 'Asia/Tokyo' } };
  expect(drawn(awaiting)).not.toBeNull();
  expect(drawn(rerouted)).toEqual(drawn(awaiting));
});
