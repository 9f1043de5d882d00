import { describe, expect, test } from 'vitest';
import { fieldOf, PACKET_KEYS, type PacketKey } from '../../../src/core/packet/packet.ts';
import { packetForPartner } from '../../../src/core/packet/partner-packet.ts';
import {
  movesTooEarly,
  type PacketInput,
  readPacket,
  unexplainedWindow,
} from '../../../src/core/packet/read-packet.ts';
import { formOf, HOSTILE_FILLINGS, MAX_LENGTH, maya, NOW, packetOf, shortest, TIME } from '../../support/packets.ts';

const AUTHOR = 'U0ROBIN';

function errorsOf(changes: Partial<PacketInput>, author = AUTHOR, now = NOW) {
  const reading = readPacket(formOf(changes), author, now);
  return reading.ok ? {} : reading.errors;
}

const texts = [...MAX_LENGTH].filter(([field]) => field !== 'account_ref');
const optional: PacketKey[] = [
  'account_ref',
  'opportunity',
  'opportunity_created_on',
  'opportunity_closed_on',
  'conflict_note',
  'conflict_checked',
  'partner_agreed',
  'window_reason',
];
const neededTexts = texts.map(([field]) => field).filter((field) => !optional.includes(field));
const needed = PACKET_KEYS.filter((field) => !optional.includes(field));

describe('a packet', () => {
  test('that is complete passes as it is', () => {
    expect(readPacket(formOf(), AUTHOR, NOW)).toEqual({ ok: true, packet: packetOf() });
  });

  test('may be short', () => {
    expect(readPacket(shortest, AUTHOR, NOW)).toEqual({ ok: true, packet: shortest });
  });

  test.each(Object.entries(HOSTILE_FILLINGS))('keeps %s as people wrote them', (_, filling) => {
    const words = `A ${filling}${filling}z`.normalize('NFC');
    const told = Object.fromEntries(neededTexts.map((field) => [field, words]));
    const evidence = `${words.replaceAll('\n', ' ')} https://x.example`;
    const links = { evidence, partner_touch_source: `${words} https://x.example` };
    const form = formOf({ ...told, ...links });
    const kept = { ...told, ...links };
    expect(readPacket(form, AUTHOR, NOW)).toEqual({ ok: true, packet: packetOf(kept) });
  });

  test('that is empty has something to say beside every field that is needed, in words of our own', () => {
    const empty = Object.fromEntries(PACKET_KEYS.map((key) => [key, null])) as PacketInput;
    const reading = readPacket({ ...empty, partner_agreed: false, conflict_checked: false }, AUTHOR, NOW);
    const errors = reading.ok ? {} : reading.errors;
    expect(Object.keys(errors).toSorted()).toEqual(needed.toSorted());
    for (const sentence of Object.values(errors)) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/Invalid|expected|received|null/);
    }
  });

  test.each(needed)('without its %s is refused beside that field alone', (field) => {
    expect(Object.keys(errorsOf({ [field]: null }))).toEqual([field]);
  });

  test.each(neededTexts)('with nothing but spaces in %s is refused as if it were empty', (field) => {
    expect(errorsOf({ [field]: ' \n\t ' })).toEqual(errorsOf({ [field]: null }));
    expect(Object.keys(errorsOf({ [field]: '— \u{1f44d}' }))).toEqual([field]);
  });

  test.each(texts)('takes %s up to its %d characters and not one more', (field, max) => {
    const words = (length: number) => 'See https://x.example/'.padEnd(length, 'x');
    expect(errorsOf({ [field]: ` ${words(max)} ` })).toEqual({});
    expect(errorsOf({ [field]: words(max + 1) })).toEqual({ [field]: `Keep it to ${max} characters.` });
  });

  test('has a label for every field, no two the same', () => {
    const labels = PACKET_KEYS.map((key) => fieldOf(key).label);
    for (const label of labels) expect(label.trim()).not.toBe('');
    expect(new Set(labels).size).toBe(PACKET_KEYS.length);
  });
});

describe('fields that are more than words', () => {
  test.each<[PacketKey, unknown, boolean]>([
    ['window_days', 1, true],
    ['window_days', 10, true],
    ['window_days', 0, false],
    ['window_days', 11, false],
    ['window_days', 2.5, false],
    ['window_days', Number.NaN, false],
    ['window_days', '3', false],
    ['warmth', 'cold', true],
    ['warmth', 'lukewarm', false],
    ['partner_agreed', false, true],
    ['conflict_checked', false, true],
    ['ae', 'W0ENTERPRISE', true],
    ['ae', 'S0USERGROUP', false],
    ['ae', 'sam', false],
    ['ae', '', false],
    ['questions_to', '<!channel>', false],
    ['seller_move_by', '2026-11-31', false],
    ['seller_move_by', '30.11.2026', false],
    ['partner', '', false],
    ['evidence', 'In the CRM.', false],
    ['evidence', 'http://docs.example.com', false],
    ['evidence', 'See (https://docs.example.com).', true],
    ['evidence', 'Notes: https://docs.example.com\n\n  \nThread: https://mail.example.com', true],
    ['evidence', 'https://docs.example.com', false],
    ['evidence', 'Notes: https://docs.example.com\nAsk Lena for the rest.', false],
    ['evidence', 'Notes: https://docs.example.com\nhttps://mail.example.com …', false],
    ['partner_touch_source', 'https://northwind.slack.com/archives/C0123/p1732000000000000', true],
    ['partner_touch_source', 'Lena’s mail: https://mail.example.com/42', true],
    ['partner_touch_source', 'message://%3Cabc@brightwater.example%3E', true],
    ['partner_touch_source', 'mid:abc@brightwater.example', true],
    ['partner_touch_source', 'Lena’s mail of Friday', false],
    ['partner_touch_source', 'http://mail.example.com/42', false],
    ['partner_touch_source', 'message: Lena wrote on Friday', false],
    ['partner_touch_source', 'lena@brightwater.example', false],
  ])('%s may be %j: %j', (field, value, isGood) => {
    expect(Object.keys(errorsOf({ [field]: value }))).toEqual(isGood ? [] : [field]);
  });
});

describe('fields that are looked at together', () => {
  test('an opportunity needs the day it was created, and the day needs an opportunity', () => {
    expect(Object.keys(errorsOf({ opportunity_created_on: null }))).toEqual(['opportunity_created_on']);
    expect(Object.keys(errorsOf({ opportunity: null }))).toEqual(['opportunity']);
    expect(errorsOf({ opportunity: null, opportunity_created_on: null })).toEqual({});
  });

  test.each<[string, string | null, string | null, boolean]>([
    ['on the day it was created', '2026-11-10', '2026-11-10', true],
    ['later', '2026-11-10', '2026-11-20', true],
    ['before it was created', '2026-11-10', '2026-11-09', false],
    ['on a day that has not come', '2026-11-10', '2026-12-24', false],
    ['while there is none', null, '2026-11-20', false],
  ])('an opportunity may be closed %s: %j, %j', (_, created, closed, isGood) => {
    const days = { opportunity_created_on: created, opportunity_closed_on: closed };
    const errors = errorsOf({ ...days, ...(created === null ? { opportunity: null } : {}) });
    expect(Object.keys(errors)).toEqual(isGood ? [] : ['opportunity_closed_on']);
  });

  test('a dash for the opportunity means that there is none', () => {
    const reading = readPacket(formOf({ opportunity: ' — ', opportunity_created_on: null }), AUTHOR, NOW);
    expect(reading).toMatchObject({ ok: true, packet: { opportunity: null } });
  });

  test('nobody hands off to themselves', () => {
    expect(Object.keys(errorsOf({ ae: maya.userId }, maya.userId))).toEqual(['ae']);
  });

  test('a field that is wrong already gets one sentence, not two', () => {
    expect(errorsOf({ evidence: '' })).toEqual({ evidence: 'Add at least one link that starts with https://.' });
  });

  test('each line of evidence is a link with words, and the sentence names the line that is not', () => {
    const evidence = (second: string) => errorsOf({ evidence: `Notes: https://docs.example.com\n${second}` }).evidence;
    expect(evidence('Ask Lena.')).toBe(
      'Each line is a link with words. “Ask Lena.” has no link that starts with https://.',
    );
    expect(evidence('(https://mail.example.com/42)')).toBe(
      'Say in a few words, on the same line, what https://mail.example.com/42 shows.',
    );
  });

  // At 11:00 in UTC it is the 25th at UTC+14 (01:00 there) and still the 23rd at UTC-12 (23:00 there).
  const eleven = Date.parse('2026-11-24T11:00:00Z');
  test.each<[PacketKey, string, boolean]>([
    ['partner_touch_on', '2026-11-25', true],
    ['partner_touch_on', '2026-11-26', false],
    ['opportunity_created_on', '2026-11-25', true],
    ['opportunity_created_on', '2026-11-26', false],
    ['opportunity_closed_on', '2026-11-25', true],
    ['opportunity_closed_on', '2026-11-26', false],
    ['seller_move_by', '2026-11-23', true],
    ['seller_move_by', '2026-11-22', false],
    ['partner_move_by', '2026-11-23', true],
    ['partner_move_by', '2026-11-22', false],
  ])('%s on %s counts as possible somewhere on Earth: %j', (field, value, isGood) => {
    expect(Object.keys(errorsOf({ [field]: value }, AUTHOR, eleven))).toEqual(isGood ? [] : [field]);
  });
});

describe('what a partner may read of a packet', () => {
  const packet = packetOf();
  const { account, partner, partner_contact, partner_move, partner_move_by } = packet;
  const fromTheStart = { account, partner, partner_contact, partner_move, partner_move_by };
  const { ae, seller_move, seller_move_by } = packet;

  test('is these fields from the start and no others', () => {
    expect(packetForPartner(packet, 'from_the_start')).toEqual(fromTheStart);
  });

  test('is these as well once it is accepted, and no others', () => {
    const onceAccepted = { ...fromTheStart, ae, seller_move, seller_move_by };
    expect(packetForPartner(packet, 'once_accepted')).toEqual(onceAccepted);
  });
});

describe('the move that is asked for is not due before the answer is', () => {
  test.each<[string, unknown, unknown, boolean]>([
    ['the answer-by day itself', '2026-11-27', 3, true],
    ['the day before', '2026-11-26', 3, false],
    ['over a weekend', '2026-11-29', 4, false],
    ['on the Monday after it', '2026-11-30', 4, true],
    ['while the window is wrong, so that nobody knows', '2026-11-24', 11, true],
    ['while no day is chosen', null, 3, true],
  ])('%s', (_, moveBy, days, isGood) => {
    const errors = movesTooEarly({ seller_move_by: moveBy, window_days: days }, TIME, NOW);
    expect(Object.keys(errors)).toEqual(isGood ? [] : ['seller_move_by']);
  });

  test('the sentence says from which day on it can be', () => {
    expect(movesTooEarly({ seller_move_by: '2026-11-25', window_days: 3 }, TIME, NOW)).toEqual({
      seller_move_by: 'Their answer can take until Fri 27 Nov: choose that day or later.',
    });
  });
});

describe('another window than the agreed one', () => {
  const faultOf = (days: unknown, reason: string | null, agreed: number | null) =>
    unexplainedWindow({ window_days: days, window_reason: reason }, agreed).window_reason;

  test('needs a reason, as soon as both sides have agreed on one', () => {
    expect(faultOf(5, null, 3)).toBe('The agreed window is 3 business days: say why this handoff needs another.');
    expect(faultOf(5, ' — ', 1)).toBe('The agreed window is 1 business day: say why this handoff needs another.');
    expect(faultOf(5, 'Their board meets on Monday.', 3)).toBeUndefined();
    expect(faultOf(3, null, 3)).toBeUndefined();
    expect(faultOf(5, null, null)).toBeUndefined();
  });

  test('says nothing more beside a window that is wrong by itself', () => {
    expect(faultOf(11, null, 3)).toBeUndefined();
    expect(faultOf(null, null, 3)).toBeUndefined();
  });
});
