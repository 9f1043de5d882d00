import { describe, expect, test } from 'vitest';
import { DECLINE_REASONS, type DeclineReason } from '../../../src/core/handoff/handoff.ts';
import { fieldsStillToChange } from '../../../src/core/packet/mended-fields.ts';
import { mendedBetween } from '../../../src/core/packet/correction.ts';
import type { Packet, PacketKey } from '../../../src/core/packet/packet.ts';
import { packetOf } from '../../support/packets.ts';

const before = packetOf();
const openFor = (reason: DeclineReason, changes: Partial<Packet>) =>
  Object.keys(fieldsStillToChange(reason, before, packetOf(changes)));

/** The fields of which one at least must say something else, and a change of each that does. */
const NAMED: Record<DeclineReason, Partial<Packet>> = {
  vague_partner_mention: {
    partner_contact: 'Omar Haddad',
    partner_contact_role: 'Architect',
    why_partner: 'Lena rolled out their stock system in 2024.',
  },
  no_account_logic: { why_account: 'Their lease ends on 31 March.' },
  no_next_move: { seller_move: 'Call Jonas on Thursday.', partner_move: 'Lena books the call.' },
  wrong_owner: { ae: 'U0PRIYA' },
  no_evidence: { evidence: 'Minutes: https://docs.example.com/minutes' },
  conflict: {},
  generic_use_case: { customer_trigger: '“We close a site.” Jonas Weber, 20 Nov.' },
  no_warm_path: { warm_path: 'Lena calls Jonas on Monday.' },
  bad_timing: {},
  already_working_it: {},
};
/** Something of every packet that no reason names. */
const BESIDE: Partial<Packet> = { joint_value: 'Something else altogether.', window_days: 5 };
const ABOUT_A_FIELD = DECLINE_REASONS.filter((reason) => Object.keys(NAMED[reason]).length > 0);
const EACH = ABOUT_A_FIELD.flatMap((reason) =>
  Object.entries(NAMED[reason]).map(([key, value]) => [reason, key as PacketKey, value] as const),
);

describe('after a decline', () => {
  test.each(ABOUT_A_FIELD)(
    'for %s a change elsewhere is not enough: the sentences stand beside what it names',
    (reason) => {
      expect(openFor(reason, BESIDE).toSorted()).toEqual(Object.keys(NAMED[reason]).toSorted());
    },
  );

  test.each(EACH)('for %s another %s is enough', (reason, key, value) => {
    expect(openFor(reason, { [key]: value })).toEqual([]);
  });

  test.each(EACH.filter(([reason]) => reason !== 'wrong_owner'))(
    'for %s another spelling of %s is none',
    (reason, key) => {
      const text = String(before[key]);
      for (const same of [`${text} `, `${text}!`, text.toUpperCase(), text.replaceAll(' ', '\n'), `“${text}”\u3164`])
        expect(openFor(reason, { [key]: same }), same).toContain(key);
    },
  );

  test.each(DECLINE_REASONS)(
    'for %s another account executive alone counts for the wrong owner, or where no field is named',
    (reason) => {
      const isEnough = reason === 'wrong_owner' || Object.keys(NAMED[reason]).length === 0;
      expect(openFor(reason, { ae: 'U0PRIYA' }).length === 0).toBe(isEnough);
    },
  );

  test('each sentence says what else would do', () => {
    expect(fieldsStillToChange('no_next_move', before, packetOf(BESIDE))).toEqual({
      seller_move: 'It was declined for this and still says the same. Mend it, or “Partner next move”.',
      partner_move: 'It was declined for this and still says the same. Mend it, or “Seller next move”.',
    });
  });

  test.each([
    ['a sign that is no punctuation', '5 € a pallet', '5 $ a pallet'],
    ['another number', 'In 2024', 'In 2025'],
    ['marks that are letters', 'कि', 'की'],
  ])('%s is something else', (_, was, is) => {
    expect(
      Object.keys(fieldsStillToChange('no_warm_path', packetOf({ warm_path: was }), packetOf({ warm_path: is }))),
    ).toEqual([]);
  });
});

test('what was mended is named in the order of the form, without for whom and until when', () => {
  const after = packetOf({
    evidence: 'x https://x.example',
    seller_move: 'Call.',
    ae: 'U0PRIYA',
    window_days: 5,
    warm_path: `${before.warm_path}.`,
  });
  expect(mendedBetween(before, after)).toEqual(['seller_move', 'evidence']);
});
