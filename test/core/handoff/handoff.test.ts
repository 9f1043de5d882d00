import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/handoff/answering.ts';
import {
  type Accepted,
  answered,
  awaiting,
  type Handoff,
  hasReplacedMove,
  isLate,
  lapsed,
  type Presser,
  windowOf,
} from '../../../src/core/handoff/handoff.ts';
import { ownerOf } from '../../../src/core/handoff/stages.ts';
import { mayAnswer } from '../../../src/core/handoff/may-answer.ts';
import { iris, NOW, next, packetOf, priya, type StateName, sam } from '../../support/packets.ts';
import { names, states } from '../life-table.ts';
import { NEVER_ASKED } from '../outsiders.ts';

const packet = packetOf();
const { deadlineAt } = states.awaiting.window;
const LATER = NOW + 7_200_000;

/** Fails the test when nobody was asked, or it was taken back: then there is no answer that could be late. */
function countsAsLate(handoff: Handoff): boolean {
  const asked = awaiting(handoff) ?? answered(handoff);
  if (!asked) throw new Error(`${handoff.id} is ${handoff.stage}.`);
  return isLate(asked);
}

function accepted(handoff: Handoff): Accepted {
  if (handoff.stage !== 'accepted') throw new Error(`${handoff.id} is ${handoff.stage}.`);
  return handoff;
}

describe('who owns it', () => {
  const owners: Record<StateName, string | null> = {
    kept: 'U0MAYA',
    refused: 'U0MAYA',
    withdrawn: null,
    'landed after a while': 'U0MAYA',
    awaiting: 'U0MAYA',
    'reminded tomorrow': 'U0MAYA',
    'reminded on the last day': 'U0MAYA',
    retimed: 'U0MAYA',
    proposed: 'U0MAYA',
    corrected: 'U0MAYA',
    lapsed: 'U0IRIS',
    escalated: 'U0IRIS',
    'promised again': 'U0IRIS',
    'reopened late': 'U0IRIS',
    'taken back': 'U0MAYA',
    extended: 'U0MAYA',
    're-routed': 'U0MAYA',
    're-routed and lapsed': 'U0IRIS',
    're-routed and accepted': 'U0PRIYA',
    'withdrawn by intake': null,
    'accepted late': 'U0SAM',
    'declined late': 'U0MAYA',
    accepted: 'U0SAM',
    'accepted with another move': 'U0SAM',
    'accepted and graded': 'U0SAM',
    'declined and graded': 'U0MAYA',
    working: 'U0SAM',
    'working with an opportunity': 'U0SAM',
    'not worth working': null,
    won: null,
    lost: null,
    'no deal': null,
    'accepted a moment ago': 'U0SAM',
    'declined a moment ago': 'U0MAYA',
    'accepted, the partner needs time': 'U0SAM',
    'accepted, nothing happened': 'U0SAM',
    'accepted, we have moved': 'U0SAM',
    'accepted, both silent': 'U0SAM',
    'accepted, both have moved': 'U0SAM',
    declined: 'U0MAYA',
    'declined for a better one': 'U0MAYA',
    'declined for a conflict': 'U0MAYA',
    parked: 'U0MAYA',
    woken: 'U0MAYA',
    'asked what becomes of it': 'U0MAYA',
    'told the partner': 'U0MAYA',
    'closed by its author': null,
    'closed by time': null,
    mended: null,
  };

  test.each(Object.entries(owners))('once it is %s: %s', (name, owner) => {
    expect(ownerOf(states[name as StateName], iris.userId)).toBe(owner);
  });

  test('is exactly one person until it is closed', () => {
    for (const name of names) expect(ownerOf(states[name], 'U0IRIS') === null).toBe(states[name].stage === 'closed');
  });
});

describe('who may answer', () => {
  test.each(NEVER_ASKED)('is never %s, whatever state it is in', (_, by) => {
    for (const handoff of Object.values(states)) {
      const sentence = `Only <@${handoff.packet.ae}> can answer this handoff. Nothing has changed.`;
      expect(() => mayAnswer(handoff, by)).toThrow(sentence);
    }
  });

  test('is the account executive that it is with, for as long as it waits', () => {
    for (const [name, handoff] of Object.entries(states)) {
      const ask = (by: Presser) => () => mayAnswer(handoff, by);
      const [asked, other] = handoff.packet.ae === sam.userId ? [sam, priya] : [priya, sam];
      if (handoff.stage === 'awaiting') expect(ask(asked), name).not.toThrow();
      else expect(ask(asked), name).toThrow('Nothing has changed.');
      expect(ask(other), name).toThrow(`Only <@${asked.userId}> can answer`);
    }
  });
});

describe('what a message asks of a handoff', () => {
  test('it lapsed when that deadline has passed unanswered, not while it runs, nor for the deadline of an earlier window', () => {
    expect(lapsed(states.lapsed, deadlineAt)).toBe(states.lapsed);
    expect(lapsed(states.awaiting, deadlineAt)).toBeNull();
    expect(lapsed(states.extended, deadlineAt)).toBeNull();
    expect(lapsed(states['accepted late'], deadlineAt)).toBeNull();
  });

  test('it was answered when it was accepted or declined, not when it was withdrawn', () => {
    expect(answered(states.accepted)).toBe(states.accepted);
    expect(answered(states.declined)).toBe(states.declined);
    expect(answered(states['withdrawn by intake'])).toBeNull();
  });

  test('it has no window before it has landed', () => {
    expect(windowOf(states.kept)).toBeNull();
    expect(windowOf(states.withdrawn)).toBeNull();
    expect(windowOf(states.awaiting)).toBe(states.awaiting.window);
  });
});

describe('late and replaced', () => {
  const late: StateName[] = [
    'lapsed',
    'escalated',
    'promised again',
    'reopened late',
    're-routed and lapsed',
    'accepted late',
    'declined late',
  ];

  const asked = names.filter((name) => awaiting(states[name]) ?? answered(states[name]));

  test.each(asked.map((name) => [name, late.includes(name)] as const))('%s counts as late: %j', (name, expected) => {
    expect(countsAsLate(states[name])).toBe(expected);
  });

  test('an answer in the last moment of the window is in time', () => {
    const answer = { by: sam, move: packet.seller_move, moveBy: packet.seller_move_by };
    expect(countsAsLate(next(accept(states.awaiting, { ...answer, now: deadlineAt })))).toBe(false);
    expect(countsAsLate(next(accept(states.awaiting, { ...answer, now: deadlineAt + 1 })))).toBe(true);
  });

  test('an answer after the first deadline is in time once the window was opened anew', () => {
    const answer = { move: packet.seller_move, moveBy: packet.seller_move_by, now: deadlineAt + 7_200_000 };
    expect(countsAsLate(next(accept(states.extended, { ...answer, by: sam })))).toBe(false);
    expect(countsAsLate(next(accept(states['re-routed'], { ...answer, by: priya })))).toBe(false);
  });

  test('another move or another day counts as replaced', () => {
    const acceptWith = (move: string, moveBy: string) =>
      hasReplacedMove(accepted(next(accept(states.awaiting, { by: sam, move, moveBy, now: LATER }))));
    expect(acceptWith(packet.seller_move, packet.seller_move_by)).toBe(false);
    expect(acceptWith('Something better.', packet.seller_move_by)).toBe(true);
    expect(acceptWith(packet.seller_move, '2026-12-02')).toBe(true);
  });
});
