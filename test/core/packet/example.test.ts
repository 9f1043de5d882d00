import { expect, test } from 'vitest';
import { examplePacket } from '../../../src/core/packet/example.ts';
import { readPacket } from '../../../src/core/packet/read-packet.ts';
import { NOW } from '../../support/packets.ts';

test('the example could be handed off as it stands, and its days follow the day on which it is shown', () => {
  const packet = examplePacket({ ae: 'U0SAM', questionsTo: 'U0MAYA' }, NOW);
  expect(readPacket(packet, 'U0MAYA', NOW)).toEqual({ ok: true, packet });
  const { partner_touch_on: touch, seller_move_by: sellerMove, partner_move_by: partnerMove } = packet;
  expect([touch, sellerMove, partnerMove]).toEqual(['2026-11-20', '2026-12-01', '2026-11-27']);
});

test.each(['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'])(
  'its days are working days, also when it is shown on %s, and it says what a strong packet says',
  (shownOn) => {
    const packet = examplePacket({ ae: 'U0SAM', questionsTo: 'U0MAYA' }, Date.parse(`${shownOn}T12:00:00Z`));
    const { partner_touch_on: touch, seller_move_by: sellerMove, partner_move_by: partnerMove } = packet;
    expect(packet.conflict_note).toMatch(/^Checked by Alex Romero on (Mon|Tue|Wed|Thu|Fri) \d+ Nov: /);
    for (const day of [touch, sellerMove, partnerMove]) {
      expect([1, 2, 3, 4, 5], day).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
    }
    expect(packet.conflict_note).toContain('Compensation: ');
  },
);
