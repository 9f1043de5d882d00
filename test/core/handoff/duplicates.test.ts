import { describe, expect, test } from 'vitest';
import { mustSayWhyAnother, readDuplicateReason } from '../../../src/core/handoff/duplicates.ts';
import { NeedsReason, WrongInput } from '../../../src/core/kernel/errors.ts';
import type { Packet } from '../../../src/core/packet/packet.ts';
import { send } from '../../../src/core/handoff/sending.ts';
import { everyState, packetOf, sending, TIME } from '../../support/packets.ts';

const { accepted, working } = everyState(packetOf());
const sent = (changes: Partial<Packet> = {}, duplicateReason: string | null = null) => ({
  ...send({ ...sending(packetOf({ why_account: 'Another.', ...changes }), TIME), id: 'H9999999' }).next,
  duplicateReason,
});
const asked =
  (...of: Parameters<typeof sent>) =>
  () =>
    mustSayWhyAnother(sent(...of), [accepted, working]);

describe('another handoff for an account that is worked', () => {
  test('says why; the sentence names who works it, and which handoff that is', () => {
    expect(asked()).toThrow(NeedsReason);
    expect(asked()).toThrow('<@U0SAM> works this account with this partner already, as H2345678.');
    expect(asked({}, 'Their second site.')).not.toThrow();
  });

  test('need not, about another account, partner or opportunity', () => {
    for (const changes of [{ account: 'Contoso' }, { partner: 'ferrous' }, { opportunity: 'OPP-2' }])
      expect(asked(changes)).not.toThrow();
    expect(() => mustSayWhyAnother(sent(), [])).not.toThrow();
  });

  test('is not itself, nor the one that it mends', () => {
    expect(() => mustSayWhyAnother({ ...sent(), id: accepted.id }, [accepted])).not.toThrow();
    expect(() => mustSayWhyAnother({ ...sent(), revisionOf: accepted.id }, [accepted])).not.toThrow();
  });

  test('gives a reason in words, or none', () => {
    expect(readDuplicateReason(' Their second site. ')).toBe('Their second site.');
    for (const nothing of [null, '', ' \n', '—']) expect(readDuplicateReason(nothing)).toBeNull();
    expect(() => readDuplicateReason('x'.repeat(301))).toThrow(WrongInput);
    expect(() => readDuplicateReason(7)).toThrow(WrongInput);
  });
});
