import { describe, expect, test } from 'vitest';
import { examplePacket } from '../../../../src/core/packet/example.ts';
import { type ConflictCheck, gatesOf, type GateFacts } from '../../../../src/core/packet/score/gates.ts';
import { recommend } from '../../../../src/core/packet/score/recommendation.ts';
import { COMPONENT_KEYS, type Component, type Score, scorePacket } from '../../../../src/core/packet/score/score.ts';
import { factsOf } from './corpus/written.ts';

const example = examplePacket({ ae: 'U0SAM', questionsTo: 'U0MAYA' }, Date.parse('2026-11-24T09:00:00Z'));

function factsWith(changes: GateFacts['packet'], others: Partial<GateFacts> = {}): GateFacts {
  const facts = factsOf({
    packet: { ...example, ...changes },
    facts: { isOnPriorityList: true, answerBy: '2026-11-27', sellerMoveBusinessDays: 5 },
  });
  return { ...facts, isAeMember: true, conflictCheck: 'will_be_asked', needsResearch: false, ...others };
}

/** A score with these points, in the order of the components. */
function scoreOf(points: string): Score {
  const marks = points.split('').map(Number);
  const components = Object.fromEntries(
    COMPONENT_KEYS.map((key, at) => [key, { points: marks[at], why: '', stronger: null }]),
  ) as Score['components'];
  return {
    components,
    total: marks.reduce((sum, one) => sum + one, 0),
    zeros: marks.filter((one) => one === 0).length,
  };
}

const passing = () => gatesOf(factsWith({}), scoreOf('222222222'));

describe('what is recommended', () => {
  test.each([
    ['222222222', 'hand_off_now'],
    ['111222222', 'hand_off_now'],
    ['111122222', 'fix_first'],
    ['022222222', 'fix_first'],
    ['111111112', 'fix_first'],
    ['111111111', 'keep_building'],
    ['002222222', 'keep_building'],
    ['011111122', 'fix_first'],
    ['011111112', 'keep_building'],
  ])('for %s it is %s', (points, result) => {
    expect(recommend(scoreOf(points), passing()).result).toBe(result);
  });

  test('what is low says which fix, missing before weak', () => {
    const fixes = (points: string) => recommend(scoreOf(points), passing()).fixes;
    expect(fixes('122022222')).toEqual([{ fix: 'rebuild_the_packet', components: ['buyer_problem', 'account_logic'] }]);
    expect(fixes('222221122')).toEqual([{ fix: 'shrink_the_ask', components: ['next_action', 'owner'] }]);
    expect(fixes('222222211')).toEqual([
      { fix: 'rebuild_the_packet', components: ['proof'] },
      { fix: 'renegotiate_the_rule', components: ['acceptance_criteria'] },
    ]);
    expect(fixes('222222222')).toEqual([]);
  });
});

function outcome(facts: GateFacts) {
  const score = scorePacket(facts);
  return recommend(score, gatesOf(facts, score));
}

describe('a packet can be sent', () => {
  test('at once when all is well, and its conflict check is asked for then', () => {
    expect(outcome(factsWith({}))).toMatchObject({ result: 'hand_off_now', sending: 'possible' });
  });

  test.each<[string, GateFacts['packet'], Partial<GateFacts>]>([
    ['account', { account: '' }, {}],
    ['partner_person_and_role', { partner_contact_role: ' ' }, {}],
    ['account_executive', {}, { isAeMember: false }],
    ['account_executive', {}, { isAeMember: null }],
    ['seller_move', { seller_move_by: null }, {}],
    ['partner_move', { partner_move_by: null }, {}],
    ['source', { evidence: 'Ask Lena.' }, {}],
    ['window', { window_days: null }, {}],
    ['conflict_check', {}, { conflictCheck: 'nobody_signs' }],
  ])('not while a hard gate fails: %s', (key, packet, others) => {
    const facts = factsWith(packet, others);
    const failing = gatesOf(facts, scorePacket(facts)).hard.filter(({ answer }) => answer === 'no');
    expect(failing.map((one) => one.key)).toEqual([key]);
    expect(outcome(facts)).toMatchObject({ result: 'keep_building', sending: 'not_possible' });
  });

  test('not with a company for a person, whatever the rest is worth', () => {
    expect(outcome(factsWith({ partner_contact: 'Brightwater' }))).toMatchObject({
      result: 'keep_building',
      sending: 'not_possible',
    });
  });

  test.each<[string, GateFacts['packet'], Partial<GateFacts>, Component | null]>([
    ['its move is vague', { seller_move: 'Follow up with Jonas.' }, {}, 'next_action'],
    [
      'the account says nothing',
      { why_account: 'A very strategic account.' },
      { isOnPriorityList: false },
      'account_logic',
    ],
    ['the partner has not agreed in writing', { partner_agreed: null }, {}, 'partner_offer'],
    ['a claim has no source', { evidence: 'Notes: https://docs.example.com/1' }, {}, 'proof'],
    ['its path is cold', { warmth: 'cold' }, {}, 'relationship_path'],
    ['its author says that research is needed', {}, { needsResearch: true }, null],
  ])('with a reason when %s', (_, packet, others, component) => {
    const { result, sending, fixes } = outcome(factsWith(packet, others));
    expect([result, sending]).toEqual(['hand_off_now', 'with_a_reason']);
    expect(fixes.flatMap((one) => one.components)).toEqual(component === null ? [] : [component]);
  });
});

test.each<[ConflictCheck, boolean, string]>([
  ['cleared', false, 'yes'],
  ['will_be_asked', true, 'will_be_asked'],
  ['author_may_certify', true, 'yes'],
  ['author_may_certify', false, 'will_be_asked'],
  ['nobody_signs', true, 'no'],
])('a conflict check that is %s, with the author’s tick %s, is answered %s', (conflictCheck, isTicked, answer) => {
  const facts = factsWith({ conflict_checked: isTicked }, { conflictCheck });
  const { hard, handOff, keepBuilding } = gatesOf(facts, scorePacket(facts));
  expect([hard.at(-1)?.answer, handOff.at(-1)?.answer]).toEqual([answer, answer]);
  expect(keepBuilding.at(-1)?.answer).toBe(answer === 'no' ? 'yes' : 'no');
});
