import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/blocks/kit/kit.ts';
import { REASONS_FOR_PARTNER } from '../../../src/blocks/handoff/partner/words.ts';
import { drawNotice } from '../../../src/blocks/notices/render.ts';
import {
  DECLINE_REASONS,
  type DeclineReason,
  type Ended,
  type Handoff,
  type Window,
  windowOf,
} from '../../../src/core/handoff/handoff.ts';
import type { Check, Clearing } from '../../../src/core/conflict-check/clearing.ts';
import type { Opportunity } from '../../../src/core/outcome/end.ts';
import { inWork, takenUp } from '../../../src/core/outcome/taken-up.ts';
import type { HandoffEvent } from '../../../src/core/handoff/history.ts';
import { isForPartner } from '../../../src/core/notices/notice-rules.ts';
import { type Packet, packetSchema } from '../../../src/core/packet/packet.ts';
import type { Partner } from '../../../src/core/partner/partner.ts';
import { partnerView } from '../../../src/core/partner/partner-view.ts';
import { KINDS, noticesOf } from '../../blocks/drawn.ts';
import { asItStands, brightwater, MAX_LENGTH, NOW, packetOf } from '../../support/packets.ts';
import { allStates } from '../../support/checks.ts';

const states = Object.entries(allStates(packetOf()));
const texts = [...MAX_LENGTH.keys()];

/** What the partner may read of a packet. The suggested move only when it was taken as suggested. */
const OUTWARD: (keyof Packet)[] = ['account', 'partner_contact', 'partner_move', 'seller_move'];
const INWARD = texts.filter((key) => !OUTWARD.includes(key));

/** Everything that could reach the partner about a handoff, as one text. */
function whatLeaves(handoff: Handoff, history: HandoffEvent[] = []): string {
  return JSON.stringify([partnerView(handoff, brightwater), drawnFor(handoff, brightwater, history)]);
}

/** Every message of every kind that a partner's channel could get, whatever its notice says. */
function drawnFor(handoff: Handoff, partner: Partner, history: HandoffEvent[] = []): (Message | null)[] {
  const context = {
    ...asItStands(handoff, history),
    partner,
    reader: null,
    stuck: null,
    previous: null,
    left: null,
    intakeOwner: 'U0IRIS',
  };
  const notices = KINDS.flatMap((kind) => Object.values(noticesOf(kind, handoff)));
  return notices.filter(isForPartner).map((notice) => drawNotice(notice, context));
}

/** A word that stands in one field alone, so that finding it proves where it came from. */
const canary = (field: string, salt: string) => `canary${salt}${field.replaceAll('_', '')}`;

type Marks = { salt: string; around: string; reason: DeclineReason };

/** The handoff, its words and people replaced by canaries. */
function marked(handoff: Handoff, { salt, around, reason }: Marks): Handoff {
  const words = texts.map((field) => [field, `${around} ${canary(field, salt)} ${around}`]);
  const questionsTo = `U0${canary('questions', salt)}`;
  const everywhere = {
    packet: { ...handoff.packet, ...Object.fromEntries(words), questions_to: questionsTo },
    author: `U0${canary('author', salt)}`,
    clearing: clearingWith(salt),
    revisionOf: `H${canary('previous', salt)}`,
  };
  const no = {
    declineReason: reason,
    declineNote: canary('note', salt),
    betterAe: `U0${canary('betterae', salt)}`,
  };
  const windowOfIt = (window: Window) => ({ ...window, proposedAe: `U0${canary('proposedae', salt)}` });
  const checkOfIt = (check: Check) => ({ ...check, signer: `U0${canary('signer', salt)}` });
  switch (handoff.stage) {
    case 'draft': {
      const aeRefusal = handoff.aeRefusal === null ? null : canary('refusal', salt);
      return { ...handoff, ...everywhere, aeRefusal };
    }
    case 'checking':
      return { ...handoff, ...everywhere, check: checkOfIt(handoff.check) };
    case 'returned':
      return { ...handoff, ...everywhere, check: checkOfIt(handoff.check), returnReason: canary('returned', salt) };
    case 'awaiting':
      return { ...handoff, ...everywhere, window: windowOfIt(handoff.window) };
    case 'accepted':
    case 'working': {
      const isAsSuggested = handoff.agreedMove === handoff.packet.seller_move;
      const agreedMove = isAsSuggested ? everywhere.packet.seller_move : canary('agreedmove', salt);
      return { ...handoff, ...everywhere, window: windowOfIt(handoff.window), agreedMove, opened: openedIn(salt) };
    }
    case 'declined':
      return { ...handoff, ...everywhere, window: windowOfIt(handoff.window), ...no };
    case 'closed':
      if (handoff.outcome === 'withdrawn')
        return { ...handoff, ...everywhere, window: handoff.window && windowOfIt(handoff.window) };
      if ('endedAt' in handoff) return endedWith(salt, { ...handoff, ...everywhere });
      return { ...handoff, ...everywhere, window: windowOfIt(handoff.window), ...no };
    default:
      return handoff satisfies never;
  }
}

const clearingWith = (salt: string): Clearing => ({
  by: `U0${canary('clearedby', salt)}`,
  at: NOW,
  answers: {
    found_resellers: canary('resellers', salt),
    found_competitors: canary('competitors', salt),
    found_compensation: canary('compensation', salt),
    found_credit: canary('creditline', salt),
  },
  rule: null,
});

const openedIn = (salt: string): Opportunity => ({
  link: `https://crm.example/${canary('link', salt)}`,
  openedOn: '2026-11-24',
  amount: canary('amount', salt),
});

function endedWith(salt: string, handoff: Ended): Handoff {
  const kept = { ...handoff, opened: openedIn(salt), agreedMove: canary('agreedmove', salt) };
  const [amount, partnerDid, endReason] = ['amount', 'partnerdid', 'endreason'].map((word) => canary(word, salt));
  switch (kept.outcome) {
    case 'not_worth':
      return kept;
    case 'won':
      return { ...kept, amount: amount ?? '', partnerDid: partnerDid ?? '' };
    case 'lost':
    case 'no_deal':
      return { ...kept, endReason: endReason ?? '' };
    default:
      return kept satisfies never;
  }
}

/** A question before the answer, one that is answered, and their words and people as canaries. */
function askedIn(salt: string): HandoffEvent[] {
  const answerer = `U0${canary('answerer', salt)}`;
  const asked = { kind: 'asked', actor: 'U0SAM', at: NOW, detail: answerer, reason: canary('asked', salt) } as const;
  return [asked, { kind: 'replied', actor: answerer, at: NOW, detail: '1', reason: canary('answer', salt) }, asked];
}

/** A handoff in one of its states, with canaries in it. */
const handoffs: fc.Arbitrary<{ handoff: Handoff; salt: string }> = fc
  .record({
    state: fc.constantFrom(...states),
    salt: fc.stringMatching(/^[a-z]{4,8}$/),
    around: fc.string({ maxLength: 20 }),
    reason: fc.constantFrom(...DECLINE_REASONS),
  })
  .map(({ state: [, state], ...marks }) => ({ handoff: marked(state, marks), salt: marks.salt }));

describe('what leaves the company', () => {
  test('holds no word of a field that stays inside, whatever anybody wrote and whatever has happened', {
    tags: 'thorough',
  }, () => {
    fc.assert(
      fc.property(handoffs, ({ handoff, salt }) => {
        const leaving = whatLeaves(handoff, askedIn(salt));
        const inside = [
          ...INWARD,
          'asked',
          'answer',
          'answerer',
          'questions',
          'author',
          'agreedmove',
          'note',
          'betterae',
          'proposedae',
          'refusal',
          'previous',
          'link',
          'amount',
          'partnerdid',
          'endreason',
        ];
        for (const field of inside) expect(leaving).not.toContain(canary(field, salt));
        const taken = inWork(handoff);
        const isTaken = taken !== null && taken.agreedMove === handoff.packet.seller_move;
        if (!isTaken) expect(leaving).not.toContain(canary('seller_move', salt));
      }),
      { numRuns: 300 },
    );
  });

  test('names the account executive once they have accepted, and not before', { tags: 'thorough' }, () => {
    for (const [name, handoff] of states) {
      const isAccepted = takenUp(handoff) !== null;
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

  test('says why the intake owner extended or gave up to nobody outside: the reason is in no state at all', {
    tags: 'thorough',
  }, () => {
    const reasons = /Sam is back|left the market/;
    for (const [name, handoff] of states) {
      expect(whatLeaves(handoff), name).not.toMatch(reasons);
      expect(JSON.stringify(handoff), name).not.toMatch(reasons);
    }
  });

  test('is nothing at all before it was sent, and nothing for another partner', () => {
    for (const [, handoff] of states) {
      const isChecked = 'check' in handoff && handoff.check !== null;
      if (windowOf(handoff) === null && !isChecked) expect(partnerView(handoff, brightwater)).toBeNull();
      expect(partnerView(handoff, { ...brightwater, id: 'ferrous' })).toBeNull();
      const drawn = drawnFor(handoff, { ...brightwater, id: 'ferrous' });
      expect(drawn.filter((message) => message !== null)).toEqual([]);
    }
  });

  test('has a reason fit for outsiders for every reason, which is not the reason’s own name', () => {
    const declined = states.find(([name]) => name === 'declined')?.[1];
    if (declined?.stage !== 'declined') throw new Error('It is not declined.');
    for (const reason of DECLINE_REASONS) {
      const handoff = { ...declined, declineReason: reason };
      const isElsewhere = reason === 'wrong_owner';
      expect(partnerView(handoff, brightwater)?.state).toBe(isElsewhere ? 'with_somebody_else' : 'not_yet');
      const words = REASONS_FOR_PARTNER[reason];
      expect(words).toMatch(/^Not (yet|now): .*\.$/);
      expect(words).not.toMatch(/evidence|owner|logic|vague|conflict/i);
      const drawn = JSON.stringify(drawnFor(handoff, brightwater));
      expect(drawn).toContain(isElsewhere ? 'belongs with somebody else on our side' : words);
      expect(drawn).not.toContain(reason);
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
    ['declined', 'not_yet'],
    ['declined late', 'not_yet'],
    ['declined for a conflict', 'not_yet'],
    ['declined for a better one', 'with_somebody_else'],
    ['parked', 'not_now'],
    ['woken', 'not_yet'],
    ['mended', 'mended'],
    ['closed by its author', 'not_taken_up'],
    ['closed by time', 'not_taken_up'],
  ])('tells the partner of a handoff that is %s: %s', (name, state) => {
    const handoff = states.find(([known]) => known === name)?.[1];
    expect(handoff && partnerView(handoff, brightwater)?.state).toBe(state);
  });

  test('shows of both moves the day, whether they are done, the introduction and who leads, and none of what was said', {
    tags: 'thorough',
  }, () => {
    for (const [name, handoff] of states) {
      const agreed = inWork(handoff);
      if (!agreed) continue;
      const { partnerSaid, sellerFailure, ...moves } = agreed.moves;
      expect(partnerView(handoff, brightwater), name).toMatchObject({
        partnerMove: { by: moves.partnerDueOn },
        sellerMove: { by: agreed.agreedMoveBy, isDone: moves.sellerDoneAt !== null },
        isPartnerMoveDone: moves.partnerDoneAt !== null,
        isIntroduced: moves.introducedAt !== null,
      });
      const inside = {
        ...agreed.moves,
        partnerSaid: 'SECRET said',
        sellerFailure: 'SECRET why',
        partnerSlippedAt: NOW,
      };
      const leaves = whatLeaves({ ...agreed, moves: inside });
      expect(leaves, name).not.toMatch(/SECRET|slipped/i);
      expect([partnerSaid, sellerFailure].filter(Boolean).some((words) => leaves.includes(String(words)))).toBe(false);
    }
  });

  test('is decided for every field of the packet: a new text field is inside until it is listed here', () => {
    const others = Object.keys(packetSchema.shape).filter((key) => !texts.some((text) => text === key));
    expect([...OUTWARD, ...INWARD].toSorted()).toEqual(texts.toSorted());
    expect(others).toHaveLength(12);
  });
});
