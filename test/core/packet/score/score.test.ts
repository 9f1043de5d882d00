import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examplePacket } from '../../../../src/core/packet/example.ts';
import type { PacketKey } from '../../../../src/core/packet/packet.ts';
import { COMPONENT_KEYS, type Component, scorePacket } from '../../../../src/core/packet/score/score.ts';
import { someOf, timesOf } from '../../../support/sample.ts';
import { agreementOn } from './agreement.ts';
import { HELD_OUT_ENGLISH } from './corpus/held-out-english.ts';
import { HELD_OUT_OTHERS } from './corpus/held-out-others.ts';
import { TUNED } from './corpus/tuned.ts';
import { factsOf, type Written } from './corpus/written.ts';

const HELD_OUT = [...HELD_OUT_ENGLISH, ...HELD_OUT_OTHERS];
const ALL = [...TUNED, ...HELD_OUT];
const PROSE = [
  'account',
  'partner_contact',
  'partner_contact_role',
  'why_account',
  'why_partner',
  'customer_trigger',
  'warm_path',
  'seller_move',
  'partner_move',
  'evidence',
] as const;
const pointsOf = (written: Pick<Written, 'packet' | 'facts'>) => {
  const { components } = scorePacket(factsOf(written));
  return COMPONENT_KEYS.map((key) => components[key].points);
};
const anyWritten = fc.constantFrom(...ALL);

describe('the rules agree with people', () => {
  test.each([
    ['tuned', TUNED],
    ['held out', HELD_OUT],
  ] as const)('on %s packets in at least 85 of 100 marks of each component, and never by two points', (_, corpus) => {
    for (const { component, n, exact, far } of agreementOn(corpus)) {
      expect(n, component).toBeGreaterThan(0);
      expect(exact / n, component).toBeGreaterThanOrEqual(0.85);
      expect(far, component).toBe(0);
    }
  });

  test('the corpus has at least 90 packets, 30 of them held out, each with nine labels', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(90);
    expect(HELD_OUT.length).toBeGreaterThanOrEqual(30);
    for (const { name, labels } of ALL) expect(labels, name).toMatch(/^[012.]{9}$/);
    for (const { name, labels } of HELD_OUT) expect(labels, name).toMatch(/^[012]{9}$/);
  });
});

test('the example that the product shows is worth 18', () => {
  const now = Date.parse('2026-11-24T09:00:00Z');
  const packet = examplePacket({ ae: 'U0SAM', questionsTo: 'U0MAYA' }, now);
  const score = scorePacket(
    factsOf({
      packet,
      facts: { isOnPriorityList: true, landsOn: '2026-11-24', answerBy: '2026-11-27', sellerMoveBusinessDays: 5 },
    }),
  );
  expect(Object.entries(score.components).filter(([, { points }]) => points < 2)).toEqual([]);
  expect([score.total, score.zeros]).toEqual([18, 0]);
});

test.each(HELD_OUT_OTHERS.filter(({ labels }) => labels === '222222222'))(
  'a good packet is not worth less in another language: $name',
  (written) => {
    expect(pointsOf(written)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2]);
  },
);

describe('whatever is typed', () => {
  test('the total is the sum of nine components, zeros are counted, and only what is strong has no hint', {
    tags: 'thorough',
  }, () => {
    const typed = fc.record(
      Object.fromEntries(PROSE.map((key) => [key, fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null))])),
    );
    fc.assert(
      fc.property(typed, (packet) => {
        const { components, total, zeros } = scorePacket(factsOf({ packet }));
        const findings = Object.values(components);
        const points = findings.map((one) => one.points);
        expect(findings).toHaveLength(9);
        expect(total).toBe(points.reduce((sum: number, one) => sum + one, 0));
        expect(zeros).toBe(points.filter((one) => one === 0).length);
        for (const one of findings) expect(one.stronger === null).toBe(one.points === 2);
      }),
      { numRuns: timesOf(100, 40) },
    );
  });

  test('white space, case and punctuation move no point', { tags: 'thorough' }, () => {
    const spoil = fc.record({
      upper: fc.boolean(),
      between: fc.constantFrom('  ', '\n', ' — ', ', ', ' “ '),
      behind: fc.constantFrom('', '!', '…', ' ?!', '.”'),
    });
    fc.assert(
      fc.property(anyWritten, fc.constantFrom(...PROSE), spoil, (written, key, { upper, between, behind }) => {
        const text = written.packet[key];
        if (typeof text !== 'string' || text === '') return;
        const spaced = `${text.split(' ').join(between)}${behind}`;
        const spoilt = {
          ...written,
          packet: { ...written.packet, [key]: upper ? spaced.toUpperCase() : spaced.toLowerCase() },
        };
        expect(pointsOf(spoilt), `${written.name}: ${key}`).toEqual(pointsOf(written));
      }),
      { numRuns: timesOf(1000, 200) },
    );
  });

  const FIELDS_OF: Record<Component, PacketKey[]> = {
    account_logic: ['account', 'why_account', 'opportunity', 'ae'],
    partner_context: ['partner', 'partner_contact', 'partner_contact_role', 'why_partner'],
    relationship_path: ['warm_path', 'warmth'],
    buyer_problem: ['customer_trigger'],
    partner_offer: ['partner_move', 'partner_move_by', 'partner_agreed'],
    next_action: ['seller_move', 'seller_move_by'],
    owner: ['ae', 'questions_to'],
    acceptance_criteria: ['window_days'],
    proof: ['evidence'],
  };

  test.each(Object.entries(FIELDS_OF) as [Component, PacketKey[]][])(
    'emptying a field never raises its component: %s',
    (component, keys) => {
      const at = COMPONENT_KEYS.indexOf(component);
      for (const written of someOf(ALL, 4, at)) {
        const before = Number(pointsOf(written)[at]);
        for (const key of keys)
          for (const empty of [undefined, null, '']) {
            const emptied = { ...written, packet: { ...written.packet, [key]: empty } };
            expect(pointsOf(emptied)[at], `${written.name}: ${key}`).toBeLessThanOrEqual(before);
          }
      }
    },
  );
});
