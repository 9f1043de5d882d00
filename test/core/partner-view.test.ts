import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/blocks/kit.ts';
import { drawNotice } from '../../src/blocks/render.ts';
import { DECLINE_REASONS, type Handoff } from '../../src/core/handoff.ts';
import { CARD_KINDS, isForPartner, type NoticeKind, POST_KINDS } from '../../src/core/notices.ts';
import { MAX_LENGTH, type Packet, packetSchema } from '../../src/core/packet.ts';
import type { Partner } from '../../src/core/partner.ts';
import { partnerView } from '../../src/core/partner-view.ts';
import { brightwater, everyState, packetOf } from '../support/packets.ts';

const states = Object.entries(everyState(packetOf()));
const NEWS = ['retimed', 'extended', 'rerouted', 'withdrawn'];
const PARTNER_KINDS: NoticeKind[] = [...CARD_KINDS, ...POST_KINDS].filter(isForPartner);

/** What the partner may read of a packet. The suggested move only when it was taken as suggested. */
const OUTWARD: (keyof Packet)[] = ['account', 'partner_contact', 'partner_move', 'seller_move'];
const INWARD = (Object.keys(MAX_LENGTH) as (keyof Packet)[]).filter((key) => !OUTWARD.includes(key));

/** Everything that could reach the partner about a handoff, as one text. */
function whatLeaves(handoff: Handoff): string {
  return JSON.stringify([partnerView(handoff, brightwater), drawnFor(handoff, brightwater)]);
}

/** Every message of every kind that a partner's channel could get, whatever its detail is. */
function drawnFor(handoff: Handoff, partner: Partner): (Message | null)[] {
  const details = [null, String(handoff.deadlineAt), ...NEWS.map((what) => `${what}:2`)];
  const context = { handoff, partner, stuck: null, intakeOwner: 'U0IRIS' };
  return PARTNER_KINDS.flatMap((kind) => details.map((detail) => drawNotice(kind, detail, context)));
}

/** A word that stands in one field alone, so that finding it proves where it came from. */
const canary = (field: string, salt: string) => `canary${salt}${field.replaceAll('_', '')}`;

/** A handoff in one of its states, its words and people replaced by canaries. */
const handoffs: fc.Arbitrary<{ handoff: Handoff; salt: string }> = fc
  .record({
    state: fc.constantFrom(...states),
    salt: fc.stringMatching(/^[a-z]{4,8}$/),
    around: fc.string({ maxLength: 20 }),
    reason: fc.constantFrom(...DECLINE_REASONS),
  })
  .map(({ state: [, state], salt, around, reason }) => {
    const texts = Object.keys(MAX_LENGTH).map((field) => [field, `${around} ${canary(field, salt)} ${around}`]);
    const packet = { ...state.packet, ...Object.fromEntries(texts), questions_to: `U0${canary('questions', salt)}` };
    const move = state.agreedMove === state.packet.seller_move ? packet.seller_move : canary('agreedmove', salt);
    const handoff: Handoff = {
      ...state,
      packet,
      author: `U0${canary('author', salt)}`,
      agreedMove: state.agreedMove === null ? null : move,
      declineReason: state.declineReason === null ? null : reason,
      declineNote: canary('note', salt),
      betterAe: `U0${canary('betterae', salt)}`,
      proposedAe: `U0${canary('proposedae', salt)}`,
      aeRefusal: state.aeRefusal === null ? null : canary('refusal', salt),
      revisionOf: `H${canary('previous', salt)}`,
    };
    return { handoff, salt };
  });

describe('what leaves the company', () => {
  test('holds no word of a field that stays inside, whatever anybody wrote and whatever has happened', () => {
    fc.assert(
      fc.property(handoffs, ({ handoff, salt }) => {
        const leaving = whatLeaves(handoff);
        const inside = [
          ...INWARD,
          'questions',
          'author',
          'agreedmove',
          'note',
          'betterae',
          'proposedae',
          'refusal',
          'previous',
        ];
        for (const field of inside) expect(leaving).not.toContain(canary(field, salt));
        const isTaken = handoff.stage === 'accepted' && handoff.agreedMove === handoff.packet.seller_move;
        if (!isTaken) expect(leaving).not.toContain(canary('seller_move', salt));
      }),
      { numRuns: 300 },
    );
  });

  test('names the account executive once they have accepted, and not before', () => {
    for (const [name, handoff] of states) {
      const isAccepted = handoff.stage === 'accepted';
      expect(whatLeaves(handoff).includes(handoff.packet.ae), name).toBe(isAccepted);
    }
  });

  test('names nobody else of ours: not who was asked before, not who is proposed, not who takes in', () => {
    for (const [name, handoff] of states) {
      const others = ['U0SAM', 'U0PRIYA', 'U0MAYA', 'U0IRIS', 'U0ALEX'].filter((id) => id !== handoff.packet.ae);
      const leaving = whatLeaves(handoff);
      expect(
        others.filter((id) => leaving.includes(id)),
        name,
      ).toEqual([]);
    }
  });

  test('says why the intake owner extended or gave up to nobody outside: the reason is in no state at all', () => {
    const reasons = /Sam is back|left the market/;
    for (const [name, handoff] of states) {
      expect(whatLeaves(handoff), name).not.toMatch(reasons);
      expect(JSON.stringify(handoff), name).not.toMatch(reasons);
    }
  });

  test('is nothing at all before it has landed, and nothing for another partner', () => {
    for (const [, handoff] of states) {
      if (handoff.deadlineAt === null) expect(partnerView(handoff, brightwater)).toBeNull();
      expect(partnerView(handoff, { id: 'ferrous' })).toBeNull();
      const drawn = drawnFor(handoff, { ...brightwater, id: 'ferrous' });
      expect(drawn.filter((message) => message !== null)).toEqual([]);
    }
  });

  test('has a reason fit for outsiders for every reason, which is not the reason’s own name', () => {
    const declined = states.find(([name]) => name === 'declined')?.[1];
    if (!declined) throw new Error('There is no declined handoff.');
    for (const declineReason of DECLINE_REASONS) {
      const reason = partnerView({ ...declined, declineReason }, brightwater)?.reason ?? '';
      expect(reason).toMatch(/^(We|It|This|The) .*\.$/);
      expect(reason).not.toMatch(/evidence|owner|logic|vague|conflict/i);
    }
  });

  test.each([
    ['awaiting', 'received'],
    ['lapsed', 'delayed'],
    ['proposed', 'received'],
    ['extended', 'received'],
    ['re-routed', 'received'],
    ['re-routed and lapsed', 'delayed'],
    ['re-routed and accepted', 'accepted'],
    ['escalated', 'delayed'],
    ['withdrawn by intake', 'withdrawn'],
    ['accepted', 'accepted'],
    ['accepted late', 'accepted'],
    ['declined', 'not_taken_up'],
    ['declined late', 'not_taken_up'],
  ])('tells the partner of a handoff that is %s: %s', (name, state) => {
    const handoff = states.find(([known]) => known === name)?.[1];
    expect(handoff && partnerView(handoff, brightwater)?.state).toBe(state);
  });

  test('is decided for every field of the packet: a new text field is inside until it is listed here', () => {
    const texts = Object.keys(MAX_LENGTH);
    const others = Object.keys(packetSchema.shape).filter((key) => !texts.includes(key));
    expect([...OUTWARD, ...INWARD].toSorted()).toEqual(texts.toSorted());
    expect(others).toHaveLength(11);
  });
});
