import { expect, test } from 'vitest';
import { typedFromMessage, typedLike } from '../../../src/core/packet/beginnings.ts';
import { brightwater, NOW, packetOf, sending, ZONE } from '../../support/packets.ts';
import { send } from '../../../src/core/handoff/sending.ts';

const LINK = 'https://northwind.slack.com/archives/C0BRIGHTWATER/p1790000000000300';
const lenas = { text: 'Jonas asked for *this*.', author: 'U0LENA', at: NOW, link: LINK };

test('what the contact of a partner wrote is the trigger, the touch and the evidence', () => {
  expect(typedFromMessage(lenas, brightwater, ZONE)).toEqual({
    customer_trigger: '“Jonas asked for *this*.” Lena Fischer, Tue 24 Nov 2026',
    evidence: `What Lena Fischer wrote: ${LINK}`,
    partner: 'brightwater',
    partner_contact: 'lena',
    partner_touch_on: '2026-11-24',
    partner_touch_source: LINK,
  });
});

test('what a colleague of the contact wrote names the partner, and nobody as contact', () => {
  const {
    partner,
    partner_contact: contact,
    partner_touch_on: touch,
  } = typedFromMessage({ ...lenas, author: 'U0OTHER' }, brightwater, ZONE);
  expect([partner, contact, touch]).toEqual(['brightwater', undefined, undefined]);
});

test('a message elsewhere is no touch of a partner’s', () => {
  expect(Object.keys(typedFromMessage(lenas, null, ZONE)).toSorted()).toEqual(['customer_trigger', 'evidence']);
});

test('a message without words or without a link fills nothing with them', () => {
  expect(typedFromMessage({ ...lenas, text: '  ' }, null, ZONE).customer_trigger).toBeUndefined();
  expect(typedFromMessage({ ...lenas, link: null }, null, ZONE).evidence).toBeUndefined();
});

test.each([
  ['<https://example.com/a|our plan> &amp; more', 'https://example.com/a & more'],
  ['ask <@U0JONAS> in <#C1|sales>, <!channel|@channel>', 'ask in #sales, @channel'],
  ['mail <mailto:j@example.com|j@example.com>', 'mail j@example.com'],
])('%s is read as %s', (text, read) => {
  const { customer_trigger: trigger } = typedFromMessage({ ...lenas, text }, null, ZONE);
  expect(String(trigger)).toContain(`“${read}”`);
});

test('the day is that of the reader’s zone', () => {
  const late = { ...lenas, at: Date.parse('2026-11-24T23:30:00-05:00') };
  expect(typedFromMessage(late, brightwater, ZONE).partner_touch_on).toBe('2026-11-24');
  expect(typedFromMessage(late, brightwater, 'Europe/Berlin').partner_touch_on).toBe('2026-11-25');
});

test('another deal like one has its people and its offer, and nothing of its account', () => {
  const { next } = send({ ...sending(packetOf(), null), contactId: 'lena' });
  expect(typedLike(next)).toEqual({
    partner: 'brightwater',
    partner_contact: 'lena',
    ae: 'U0SAM',
    why_partner: packetOf().why_partner,
    joint_value: packetOf().joint_value,
    seller_move: packetOf().seller_move,
    partner_move: packetOf().partner_move,
    questions_to: 'U0MAYA',
  });
});
