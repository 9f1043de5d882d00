import { describe, expect, test } from 'vitest';
import { accept, decline, propose } from '../../../src/core/handoff/answering.ts';
import { WrongInput } from '../../../src/core/kernel/errors.ts';
import { answered, type Presser } from '../../../src/core/handoff/handoff.ts';
import { inWork } from '../../../src/core/outcome/taken-up.ts';
import { CALENDAR, maya, NOW, next, packetOf, priya, sam, windowIn } from '../../support/packets.ts';
import { checkTable, rowsByStanding, states, type Thing } from '../life-table.ts';
import { NEVER_ASKED } from '../outsiders.ts';

const { seller_move: move, seller_move_by: moveBy } = packetOf();
const LATER = NOW + 7_200_000;

const acceptAs =
  (by: Presser): Thing =>
  (handoff) =>
    accept(handoff, { by, move, moveBy, now: LATER });
const declineAs =
  (by: Presser): Thing =>
  (handoff) =>
    decline(handoff, { by, reason: 'bad_timing', note: null, betterAe: null, calendar: CALENDAR, now: LATER });
const proposeAs =
  (by: Presser): Thing =>
  (handoff) =>
    propose(handoff, { by, betterAe: 'U0OMAR', now: LATER });

const things: Record<string, Thing> = {
  'Sam accepts': acceptAs(sam),
  'Sam declines': declineAs(sam),
  'Sam names somebody better placed': proposeAs(sam),
  'Priya accepts': acceptAs(priya),
  'Priya declines': declineAs(priya),
  'Priya names somebody better placed': proposeAs(priya),
};

const thrice = (outcome: string) => [outcome, outcome, outcome];
const told = (ae: string) => `ae_card(${ae}) author_card(2) partner_card partner_decision(2)`;
const answeredBy = (ae: string) => [
  `accepted → accepted: ${told(ae)} ae_outside(${ae}:${ae}) ae_outside(U0MAYA:${ae})`,
  `declined → declined: ${told(ae)}`,
  `proposed → awaiting: ae_card(${ae}) intake_call(proposed:2)`,
];
const NOT_SAM = thrice('Only <@U0PRIYA> can answer this handoff. Nothing has changed.');
const NOT_PRIYA = thrice('Only <@U0SAM> can answer this handoff. Nothing has changed.');

describe('what an answer brings', () => {
  checkTable(
    things,
    rowsByStanding({
      'a draft': [...thrice('This handoff is not waiting for an answer. Nothing has changed.'), ...NOT_PRIYA],
      'with Sam': [...answeredBy('U0SAM'), ...NOT_PRIYA],
      'with Priya': [...NOT_SAM, ...answeredBy('U0PRIYA')],
      withdrawn: [...thrice('This handoff was withdrawn. Nothing has changed.'), ...NOT_PRIYA],
      'accepted by Sam': [...thrice('You have accepted this already (<when>). Nothing has changed.'), ...NOT_PRIYA],
      'accepted by Priya': [...NOT_SAM, ...thrice('You have accepted this already (<when>). Nothing has changed.')],
      'declined by Sam': [...thrice('You have declined this already (<when>). Nothing has changed.'), ...NOT_PRIYA],
      'declined by Sam for Priya': [
        ...thrice('You have declined this already (<when>). Nothing has changed.'),
        ...NOT_PRIYA,
      ],
      'closed after Sam declined': [
        ...thrice('You have declined this already (<when>). Nothing has changed.'),
        ...NOT_PRIYA,
      ],
    }),
  );
});

describe('an answer', () => {
  test('keeps what the account executive agreed to, and what they declined with', () => {
    expect(states['accepted with another move']).toMatchObject({
      agreedMove: 'Call Jonas myself.',
      agreedMoveBy: '2026-12-01',
      decidedBy: 'U0SAM',
    });
    expect(states.declined).toMatchObject({ declineReason: 'no_evidence', declineNote: 'The link is dead.' });
    expect(states['declined for a better one']).toMatchObject({ betterAe: 'U0PRIYA', stage: 'declined' });
    expect(states['re-routed and accepted']).toMatchObject({ decidedBy: 'U0PRIYA', stage: 'accepted' });
  });

  test('leaves nothing due but the clock of the moves, unless its author has to mend it', () => {
    for (const handoff of Object.values(states)) {
      const hasClock = inWork(handoff) || handoff.stage === 'declined';
      if (answered(handoff) && !hasClock) expect(handoff).not.toHaveProperty('nextActionAt');
    }
  });

  test.each(NEVER_ASKED)('of %s changes nothing, whatever state it is in', { tags: 'thorough' }, (_, by) => {
    for (const handoff of Object.values(states)) {
      const sentence = `Only <@${handoff.packet.ae}> can answer this handoff. Nothing has changed.`;
      for (const answer of [acceptAs(by), declineAs(by), proposeAs(by)]) {
        expect(() => answer(handoff)).toThrow(sentence);
      }
    }
  });
});

describe('a proposal', () => {
  test('changes nothing but who is proposed: the clock goes on', () => {
    const { awaiting } = states;
    expect(states.proposed).toEqual({ ...awaiting, window: { ...awaiting.window, proposedAe: 'U0PRIYA' } });
  });

  test('notes whom it names, and calls the intake owner anew each time', () => {
    const first = propose(states.awaiting, { by: sam, betterAe: 'U0PRIYA', now: LATER });
    const second = propose({ ...first.next, version: 2 }, { by: sam, betterAe: 'U0OMAR', now: LATER });
    expect(first.event).toEqual({ kind: 'proposed', actor: 'U0SAM', at: LATER, detail: 'U0PRIYA' });
    expect(first.notices.at(-1)).toEqual({ kind: 'intake_call', about: 'proposed', version: 2 });
    expect(second.notices.at(-1)).toEqual({ kind: 'intake_call', about: 'proposed', version: 3 });
    expect(windowIn(second.next).proposedAe).toBe('U0OMAR');
  });

  test('of oneself is refused', () => {
    expect(() => propose(states.awaiting, { by: sam, betterAe: sam.userId, now: LATER })).toThrow('That is you.');
  });

  test('of the author is refused, before an answer and in one: nobody answers their own handoff', () => {
    const betterAe = maya.userId;
    expect(() => propose(states.awaiting, { by: sam, betterAe, now: LATER })).toThrow(
      '<@U0MAYA> wrote this handoff and cannot answer it as well. Choose somebody else.',
    );
    const no = { by: sam, reason: 'wrong_owner', note: null, betterAe, calendar: CALENDAR, now: LATER } as const;
    const refusal = new WrongInput({
      better_ae: 'This person wrote the handoff and cannot answer it as well. Name somebody else.',
    });
    expect(() => decline(states.awaiting, no)).toThrow(refusal);
  });

  test('does not stand in the way of an answer', () => {
    expect(next(accept(states.proposed, { by: sam, move, moveBy, now: LATER })).stage).toBe('accepted');
  });
});
