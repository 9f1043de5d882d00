import { expect, test } from 'vitest';
import { examplePacket } from '../../src/core/example.ts';
import { readPacket } from '../../src/core/read-packet.ts';
import { NOW } from '../support/packets.ts';

test('the example could be handed off as it stands, and its days follow the day on which it is shown', () => {
  const packet = examplePacket({ ae: 'U0SAM', questionsTo: 'U0MAYA' }, NOW);
  expect(readPacket(packet, 'U0MAYA', NOW)).toEqual({ ok: true, packet });
  const { partner_touch_on: touch, seller_move_by: sellerMove, partner_move_by: partnerMove } = packet;
  expect([touch, sellerMove, partnerMove]).toEqual(['2026-11-22', '2026-11-29', '2026-11-27']);
});
