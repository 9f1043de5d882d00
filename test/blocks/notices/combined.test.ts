import { describe, expect, test } from 'vitest';
import { combined } from '../../../src/blocks/notices/combined.ts';
import { standingLine } from '../../../src/blocks/notices/render.ts';
import { maySharePost } from '../../../src/core/notices/notice-rules.ts';
import { MOST_TOGETHER } from '../../../src/delivery/shared-messages.ts';
import {
  asItStands,
  brightwater,
  everyState,
  HOSTILE_FILLINGS,
  longest,
  longestPartner,
  packetOf,
} from '../../support/packets.ts';
import { someOf } from '../../support/sample.ts';
import { KINDS, messagesOf, noticesOf, statesOf } from '../drawn.ts';
import { faultOf } from '../fault.ts';

describe('several messages as one', () => {
  const fillings = Object.entries(HOSTILE_FILLINGS).map(([words, filling], at) => [words, filling, at] as const);

  test.each(fillings)('are within Slack’s limits, with all fields full of %s', (_, filling, nth) => {
    const partner = longestPartner(filling);
    for (const handoff of someOf(Object.values(statesOf(longest(filling))), 8, nth)) {
      const shareable = KINDS.flatMap((kind) => Object.entries(noticesOf(kind, handoff)));
      const names = new Set(shareable.filter(([, notice]) => maySharePost(notice)).map(([name]) => name));
      const drawn = messagesOf(handoff, partner).filter(([name]) => names.has(name));
      for (const [name, message] of drawn)
        expect(faultOf(combined(Array.from({ length: MOST_TOGETHER }, () => message))), name).toBeNull();
    }
  });

  test('say what each says, with a line between', () => {
    const { accepted, lapsed } = everyState(packetOf());
    const rest = { partner: brightwater, intakeOwner: 'U0IRIS', reader: null, previous: null, stuck: null, left: null };
    const [first, second] = [accepted, lapsed].map((handoff) => standingLine({ ...asItStands(handoff), ...rest }));
    if (!first || !second) throw new Error('There are two.');
    const { text, blocks } = combined([first, second]);
    expect(text).toBe('Fabrikam Logistics: Accepted · Fabrikam Logistics: Lapsed without an answer');
    expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'divider', 'rich_text']);
  });
});
