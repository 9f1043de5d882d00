import { describe, expect, test } from 'vitest';
import { correct, mayCorrect, timesCorrected } from '../../../src/core/handoff/correcting.ts';
import { CORRECTABLE_KEYS } from '../../../src/core/packet/correction.ts';
import { beforeCorrections, changedInAll, postBegunAt } from '../../../src/core/handoff/corrections.ts';
import { Conflict, WrongInput } from '../../../src/core/kernel/errors.ts';
import type { Handoff, Presser } from '../../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../../src/core/handoff/history.ts';
import { type Packet, PACKET_KEYS } from '../../../src/core/packet/packet.ts';
import { partnerView } from '../../../src/core/partner/partner-view.ts';
import {
  brightwater,
  formOf,
  iris,
  maya,
  NOW,
  packetOf,
  priya,
  sam,
  waiting,
  windowIn,
} from '../../support/packets.ts';
import { checkTable, outcomeOf, rowsByStanding, states, type Thing } from '../life-table.ts';
import { namesakeOf, nobody } from '../outsiders.ts';

const MINUTE = 60_000;
const LATER = NOW + 120 * MINUTE;
const WARM = { warm_path: 'Lena meets Jonas on Thursdays.' };
const DAY = { partner_move_by: '2026-12-01' };

type Typed = { by?: Presser; openedOn?: number; history?: readonly HandoffEvent[]; now?: number; questions?: string };

const correctedTo =
  (changes: Partial<Packet>, typed: Typed = {}): Thing =>
  (handoff) => {
    const { by = maya, openedOn = 0, history = [], now = LATER, questions } = typed;
    const peopleErrors = questions === undefined ? {} : { questions_to: questions };
    return correct(handoff, { by, input: { ...handoff.packet, ...changes }, openedOn, history, peopleErrors, now });
  };

/** What stands beside which field; null when it was taken. */
function errorsOf(
  handoff: Handoff,
  changes: Partial<Packet>,
  typed: Typed = {},
): Readonly<Record<string, string>> | null {
  try {
    correctedTo(changes, typed)(handoff);
    return null;
  } catch (error) {
    if (error instanceof WrongInput) return error.errors;
    throw error;
  }
}

const corrected = (at: number, ...changes: NonNullable<HandoffEvent['changes']>): HandoffEvent => ({
  kind: 'corrected',
  actor: maya.userId,
  at,
  changes,
});
const warm = (was: string, now: string) => ({ field: 'warm_path', was, now }) as const;

describe('a correction', () => {
  const at = new Date(LATER).toISOString().slice(0, 16);
  const toldTo = (ae: string) => `corrected → awaiting: ae_card(${ae}) ae_corrected(${at}:${ae})`;
  const never = (refusal: string) => [refusal, refusal];
  checkTable(
    { 'of a fact that stays inside': correctedTo(WARM), 'of a fact that the partner reads': correctedTo(DAY) },
    rowsByStanding({
      'a draft': never('This handoff is not waiting for an answer. Nothing has changed.'),
      'with Sam': [toldTo('U0SAM'), `${toldTo('U0SAM')} partner_card`],
      'with Priya': [toldTo('U0PRIYA'), `${toldTo('U0PRIYA')} partner_card`],
      withdrawn: never('This handoff was withdrawn. Nothing has changed.'),
      'accepted by Sam': never('<@U0SAM> has already accepted this handoff. Nothing has changed.'),
      'accepted by Priya': never('<@U0PRIYA> has already accepted this handoff. Nothing has changed.'),
      'declined by Sam': never('<@U0SAM> has already declined this handoff. Nothing has changed.'),
      'declined by Sam for Priya': never('<@U0SAM> has already declined this handoff. Nothing has changed.'),
      'closed after Sam declined': never('<@U0SAM> has already declined this handoff. Nothing has changed.'),
    }),
  );

  test('changes the fact and nothing else: not the window, not who is asked, not what is due', () => {
    for (const state of [states.awaiting, states.lapsed, states['re-routed'], states['reminded on the last day']]) {
      const next = correctedTo(WARM)(state)?.next;
      expect(next).toEqual({ ...state, packet: { ...state.packet, ...WARM } });
    }
  });

  test('keeps what was', () => {
    expect(correctedTo({ ...WARM, ...DAY, warmth: 'cold', questions_to: 'U0ROBIN' })(states.awaiting)?.event).toEqual({
      kind: 'corrected',
      actor: maya.userId,
      at: LATER,
      changes: [
        { field: 'warm_path', was: packetOf().warm_path, now: WARM.warm_path },
        { field: 'warmth', was: 'strong', now: 'cold' },
        { field: 'partner_move_by', was: '2026-11-27', now: '2026-12-01' },
        { field: 'questions_to', was: maya.userId, now: 'U0ROBIN' },
      ],
    });
  });

  test('of nothing says so beside the form', () => {
    expect(errorsOf(states.awaiting, {})).toEqual({
      account: 'Nothing is different yet: change what was wrong, then send.',
    });
    expect(errorsOf(states.awaiting, { warm_path: `  ${packetOf().warm_path}\n` })).toHaveProperty('account');
  });

  test('of a packet that was corrected once more since it was read is not saved: it is put onto that one first', () => {
    const history = [corrected(NOW, warm('a', 'b'))];
    expect(() => outcomeOf(states.awaiting, correctedTo(WARM, { history, openedOn: 0 }))).toThrow(Conflict);
    expect(outcomeOf(states.awaiting, correctedTo(WARM, { history, openedOn: 1 }))).toContain('corrected → awaiting');
    expect(timesCorrected([...history, { kind: 'reminded', actor: null, at: NOW }])).toBe(1);
  });
});

describe('what can be corrected', () => {
  const OTHER: Packet = packetOf({
    account: 'Fabrikam Freight',
    opportunity: 'OPP-1',
    opportunity_created_on: '2026-11-01',
    opportunity_closed_on: '2026-11-03',
    partner_touch_on: '2026-11-05',
    partner_touch_source: 'https://mail.example.com/43',
    partner: 'ferrous',
    partner_contact: 'Omar Haddad',
    partner_contact_role: 'Architect',
    warmth: 'cold',
    seller_move_by: '2026-12-03',
    partner_move_by: '2026-12-02',
    evidence: 'Other notes: https://docs.example.com/other',
    ae: priya.userId,
    window_days: 5,
    window_reason: 'Their board meets on Monday.',
    questions_to: 'U0ROBIN',
  });
  const STAYS = [
    'partner',
    'partner_contact',
    'partner_contact_role',
    'ae',
    'opportunity',
    'opportunity_created_on',
    'opportunity_closed_on',
    'partner_touch_on',
    'partner_touch_source',
    'conflict_checked',
    'window_days',
    'window_reason',
  ];

  test('is everything but whose deal it is, the credit, who is asked and by when', () => {
    const fixed = PACKET_KEYS.filter((key) => !CORRECTABLE_KEYS.some((one) => one === key));
    expect(fixed).toEqual(STAYS);
  });

  test.each(STAYS)('never %s, whatever a form says', (key) => {
    const { packet } = correctedTo({ ...OTHER, ...WARM })(states.awaiting)?.next ?? states.awaiting;
    expect(packet[key as keyof Packet]).toBe(packetOf()[key as keyof Packet]);
    expect(packet.account).toBe(OTHER.account);
  });

  test('is what the form must hold, as at sending', () => {
    const errors = errorsOf(states.awaiting, {
      account: ' ',
      seller_move_by: '2026-11-26',
      partner_move_by: '2026-11-20',
      evidence: 'Ask Lena.',
      warm_path: 'x'.repeat(601),
    });
    expect(errors).toEqual({
      account: 'Name the account, for example "Fabrikam Logistics".',
      seller_move_by: 'Their answer can take until Fri 27 Nov: choose that day or later.',
      partner_move_by: 'That day is over: choose today or later.',
      evidence: 'Add at least one link that starts with https://.',
      warm_path: 'Keep it to 600 characters.',
    });
    const unproven = { ...formOf(), ...WARM, evidence: '' };
    const asked = { by: maya, openedOn: 0, history: [], peopleErrors: {}, now: LATER };
    const send = () => correct(states.awaiting, { ...asked, input: unproven });
    expect(send).toThrow(WrongInput);
  });

  test('is not held up by a day that is over by now and stays as it is', () => {
    const now = windowIn(states.lapsed).deadlineAt + 5 * 24 * 60 * MINUTE;
    expect(errorsOf(states.lapsed, WARM, { now })).toBeNull();
    expect(errorsOf(states.lapsed, { partner_move_by: '2026-11-28' }, { now })).toHaveProperty('partner_move_by');
  });

  test('is not held up by what older packets did not have to say, and nobody can say there', () => {
    const older = { ...states.awaiting, packet: packetOf({ partner_touch_source: '' }) };
    expect(errorsOf(older, WARM)).toBeNull();
  });

  test('is somebody else for questions only when they can answer them; whoever it was is not asked about', () => {
    const questions = 'Robin is a guest.';
    expect(errorsOf(states.awaiting, { questions_to: 'U0ROBIN' }, { questions })).toEqual({ questions_to: questions });
    expect(errorsOf(states.awaiting, WARM, { questions })).toBeNull();
  });
});

test.each<[string, Presser]>([
  ['the account executive', sam],
  ['the intake owner', iris],
  ['a colleague', priya],
  ['somebody of another company with the same id', namesakeOf(maya)],
  ['nobody in particular', nobody],
])('%s corrects nothing, whatever state it is in', (_, by) => {
  for (const handoff of Object.values(states)) {
    const sentence = 'Only its author, <@U0MAYA>, can correct this handoff. Nothing has changed.';
    expect(() => mayCorrect(handoff, by)).toThrow(sentence);
    expect(() => correctedTo(WARM, { by })(handoff)).toThrow(sentence);
  }
});

describe('several corrections', () => {
  const first = corrected(NOW, warm('a', 'b'));
  const second = corrected(NOW + 5 * MINUTE, { field: 'evidence', was: 'e', now: 'f' }, warm('b', 'c'));

  test('are told as what was at first and what is now; what was taken back is not told', () => {
    expect(changedInAll([first, second])).toEqual([{ field: 'evidence', was: 'e', now: 'f' }, warm('a', 'c')]);
    expect(changedInAll([first, corrected(NOW, warm('b', 'a'))])).toEqual([]);
  });

  test('can be undone to the packet as it was sent', () => {
    const now = packetOf({ warm_path: 'c', evidence: 'f' });
    expect(beforeCorrections(now, [first, second])).toEqual(packetOf({ warm_path: 'a', evidence: 'e' }));
  });

  test('within ten minutes are one post, later ones another, and each account executive has their own', () => {
    const rerouted: HandoffEvent = { kind: 'rerouted', actor: iris.userId, at: NOW + 6 * MINUTE };
    const begun = (history: HandoffEvent[], minutes: number) => postBegunAt(history, NOW + minutes * MINUTE) - NOW;
    expect(begun([], 3)).toBe(3 * MINUTE);
    expect(begun([first], 9)).toBe(0);
    expect(begun([first, second], 10)).toBe(10 * MINUTE);
    expect(begun([first, second, corrected(NOW + 10 * MINUTE)], 14)).toBe(10 * MINUTE);
    expect(begun([first, second, rerouted], 7)).toBe(7 * MINUTE);
  });
});

test('what was stays inside: the partner’s view holds what is now, and nothing of before', () => {
  const before = waiting(states.awaiting);
  const packet = packetOf({ partner_move: 'CANARY', account: 'CANARY' });
  const now = correctedTo(packetOf())({ ...before, packet });
  expect(JSON.stringify(partnerView(now?.next ?? before, brightwater))).not.toContain('CANARY');
});
