import { expect, test } from 'vitest';
import { REASONS } from '../../../src/blocks/kit/words.ts';
import { DECLINE_REASONS } from '../../../src/core/handoff/handoff.ts';
import { fieldOf, PACKET_KEYS } from '../../../src/core/packet/packet.ts';

const LABELS = PACKET_KEYS.map((key) => fieldOf(key).label);

test.each(DECLINE_REASONS)(
  '%s says what it means in one line, and its fix names fields as the form calls them',
  (reason) => {
    const { means, fix } = REASONS[reason];
    expect(means.length).toBeLessThanOrEqual(75);
    expect(means).toMatch(/^[A-Z].*\.$/);
    expect(fix).not.toMatch(/fields? \d/);
    for (const [, label] of fix.matchAll(/“([^”]+)”/g)) expect(LABELS).toContain(label);
  },
);
