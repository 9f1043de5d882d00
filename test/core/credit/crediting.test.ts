import { describe, expect, test } from 'vitest';
import {
  correctCredit,
  disputeCredit,
  keepCredit,
  mayDispute,
  openDispute,
} from '../../../src/core/credit/crediting.ts';
import { readCreditCorrection, readCreditReason } from '../../../src/core/credit/credit-forms.ts';
import type { Decision } from '../../../src/core/handoff/decision.ts';
import { Refusal, WrongInput } from '../../../src/core/kernel/errors.ts';
import { type Handoff, type Presser, windowOf } from '../../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../../src/core/handoff/history.ts';
import type { Notice } from '../../../src/core/notices/notice.ts';
import { withdraw } from '../../../src/core/handoff/intake.ts';
import { takenUp } from '../../../src/core/outcome/taken-up.ts';
import { allStates } from '../../support/checks.ts';
import { everyState, maya, NOW, OURS, packetOf, priya, sam, takenIn } from '../../support/packets.ts';
import { errorsOf } from '../../support/wrong-input.ts';
import { namesakeOf } from '../outsiders.ts';

const alex: Presser = { userId: 'U0ALEX', teamId: OURS };
const ada: Presser = { userId: 'U0ADA', teamId: OURS };
const REASON = 'The first mail is older than the packet says.';
const states = everyState(packetOf());
const all = Object.entries(states);
const landed = all.filter(([, handoff]) => windowOf(handoff) !== null);
const drafts = all.filter(([, handoff]) => windowOf(handoff) === null);

const said = { reason: REASON, alliancesOwner: alex.userId, now: NOW };
const corrected = (handoff: Handoff, by = ada) =>
  correctCredit(handoff, { ...said, by, classification: 'partner_sourced' });
const disputed = (by: Presser, history: HandoffEvent[] = []) =>
  disputeCredit(states.accepted, { ...said, by, history, settlers: ['U0ADA', 'U0REVOPS', 'U0ADA'] });
const DISPUTED: HandoffEvent = { kind: 'credit_disputed', actor: maya.userId, at: NOW, reason: REASON };

function hearersOf({ notices }: Decision, kind: Notice['kind']): string[] {
  return notices.flatMap((notice) => (notice.kind === kind && 'person' in notice ? [notice.person] : [])).toSorted();
}

describe('a correction of the credit', () => {
  test.each(landed)('of a handoff that is %s keeps what it was, what it is, who did it and why', (_, handoff) => {
    const { next, event } = corrected(handoff);
    expect(next).toEqual({ ...handoff, classification: 'partner_sourced' });
    expect(event).toEqual({
      kind: 'credit_corrected',
      actor: ada.userId,
      at: NOW,
      detail: 'partner_influenced>partner_sourced',
      reason: REASON,
    });
  });

  test.each(drafts)('is refused of a handoff that is %s: nobody goes by its credit yet', (_, handoff) => {
    expect(() => corrected(handoff)).toThrow(Refusal);
  });

  test.each(landed)(
    'of a handoff that is %s is told to a partner that has read its credit, and to no other',
    (_, handoff) => {
      const kinds = corrected(handoff).notices.map(({ kind }) => kind);
      const isTold = takenUp(handoff) !== null;
      expect(kinds.includes('partner_credit')).toBe(isTold);
      expect(kinds.includes('partner_card')).toBe(isTold);
    },
  );

  test('in a conflict check after a re-route is told to no account executive: whoever is next is not asked yet', () => {
    const open = allStates(packetOf())['check asked for anew'];
    const gone = withdraw(open, { ...takenIn, by: maya, reason: 'It is over.', now: NOW }).next;
    for (const handoff of [open, gone]) {
      const decision = corrected(handoff);
      expect(decision.notices.map(({ kind }) => kind)).not.toContain('ae_card');
      expect(hearersOf(decision, 'credit_corrected')).toEqual(['U0ALEX', 'U0MAYA']);
    }
  });

  test.each<[string, Presser, string[]]>([
    ['somebody else', ada, ['U0ALEX', 'U0MAYA', 'U0SAM']],
    ['the alliances owner', alex, ['U0MAYA', 'U0SAM']],
    ['the author', maya, ['U0ALEX', 'U0SAM']],
  ])('by %s is told once to each whom it concerns, and to nobody who did it', (_, by, hearers) => {
    expect(hearersOf(corrected(states.accepted, by), 'credit_corrected')).toEqual(hearers);
  });

  test('to what it is already changes nothing, and says so beside the field', () => {
    const again = () => correctCredit(states.accepted, { ...said, by: ada, classification: 'partner_influenced' });
    expect(Object.keys(errorsOf(again))).toEqual(['classification']);
  });

  test.each([
    ['no reason', null],
    ['nineteen characters', 'x'.repeat(19)],
    ['spaces', ' '.repeat(40)],
    ['marks', '— '.repeat(20)],
    ['301 characters', 'x'.repeat(301)],
  ])('with %s is not one', (_, reason) => {
    expect(() => readCreditCorrection({ classification: 'partner_sourced', reason })).toThrow(WrongInput);
    expect(() => readCreditReason(reason)).toThrow(WrongInput);
  });

  test('with twenty characters is one', () => {
    expect(readCreditReason('x'.repeat(20))).toBe('x'.repeat(20));
    expect(() => readCreditCorrection({ classification: 'neither', reason: REASON })).toThrow(WrongInput);
  });
});

describe('a dispute', () => {
  test.each([
    ['the author', maya],
    ['the alliances owner', alex],
  ])('of %s goes once to each who can settle it, and changes nothing', (_, by) => {
    const decision = disputed(by);
    expect(decision.next).toEqual(states.accepted);
    expect(hearersOf(decision, 'credit_dispute')).toEqual(['U0ADA', 'U0REVOPS']);
    expect(decision.event).toEqual({ ...DISPUTED, actor: by.userId });
  });

  test.each([
    ['the account executive', sam],
    ['a colleague', priya],
    ['the author’s namesake at another company', namesakeOf(maya)],
    ['the alliances owner’s namesake at another company', namesakeOf(alex)],
  ])('is not for %s', (_, by) => {
    expect(() => disputed(by)).toThrow('Only <@U0MAYA> and the alliances owner, <@U0ALEX>, can dispute the credit.');
  });

  test('is not begun twice, and can be begun again once it is settled', () => {
    const asked = { by: alex, alliancesOwner: alex.userId };
    expect(() => mayDispute(states.accepted, { ...asked, history: [DISPUTED] })).toThrow(
      '<@U0MAYA> disputes it already',
    );
    for (const kind of ['credit_kept', 'credit_corrected'] as const) {
      const history: HandoffEvent[] = [DISPUTED, { kind, actor: ada.userId, at: NOW }];
      expect(openDispute(history)).toBeNull();
      expect(mayDispute(states.accepted, { ...asked, history })).toBe(states.accepted);
    }
  });

  test.each(drafts)('is refused of a handoff that is %s', (_, handoff) => {
    expect(() => mayDispute(handoff, { by: maya, alliancesOwner: alex.userId, history: [] })).toThrow(Refusal);
  });
});

describe('a disputed credit that is kept', () => {
  const kept = (by: Presser, history = [DISPUTED]) => keepCredit(states.accepted, { ...said, by, history });

  test('stays as it is; the author and the alliances owner hear why, and not who keeps it', () => {
    const decision = kept(ada);
    expect(decision.next).toEqual(states.accepted);
    expect(hearersOf(decision, 'credit_kept')).toEqual(['U0ALEX', 'U0MAYA']);
    expect(decision.notices.some(({ kind }) => kind.startsWith('partner'))).toBe(false);
    expect(hearersOf(kept(alex), 'credit_kept')).toEqual(['U0MAYA']);
  });

  test('must be disputed', () => {
    expect(() => kept(ada, [])).toThrow('Nothing is disputed here any more');
    expect(() => kept(ada, [DISPUTED, { kind: 'credit_kept', actor: 'U0ADA', at: NOW }])).toThrow(Refusal);
  });
});
