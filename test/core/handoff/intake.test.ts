import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/handoff/answering.ts';
import { WrongInput } from '../../../src/core/kernel/errors.ts';
import type { Presser } from '../../../src/core/handoff/handoff.ts';
import { extend, loseAe, mayTakeIn, reroute, withdraw } from '../../../src/core/handoff/intake.ts';
import {
  iris,
  maya,
  next,
  NOW,
  packetOf,
  passedOn,
  priya,
  sam,
  takenIn,
  TIME,
  waiting,
  windowIn,
} from '../../support/packets.ts';
import { checkTable, outcomeOf, rowsByStanding, states, type Thing } from '../life-table.ts';
import { namesakeOf, nobody } from '../outsiders.ts';

const LATER = NOW + 7_200_000;
const REASON = 'Sam is back on Monday.';

const rerouteBy =
  (by: Presser, ae: string): Thing =>
  (handoff) =>
    reroute(handoff, { ...takenIn, ...passedOn, by, ae, time: TIME, now: LATER });
const extendBy =
  (by: Presser): Thing =>
  (handoff) =>
    extend(handoff, { ...takenIn, by, days: 10, reason: REASON, time: TIME, now: LATER });
const withdrawBy =
  (by: Presser): Thing =>
  (handoff) =>
    withdraw(handoff, { ...takenIn, by, reason: REASON, now: LATER });

const things: Record<string, Thing> = {
  'it is re-routed to Priya': rerouteBy(iris, priya.userId),
  'it is re-routed to Sam': rerouteBy(iris, sam.userId),
  'it is re-routed to its author': rerouteBy(iris, maya.userId),
  'its window is extended': extendBy(iris),
  'it is withdrawn': withdrawBy(iris),
  'its account executive is gone': (handoff) => loseAe(handoff, LATER),
};

const HAVE_IT = 'They have it already. Choose somebody else, or extend the window.';
const OWN = 'The author cannot answer their own handoff. Choose somebody else.';
const told = (what: string) => `author_news(${what}:2) partner_card partner_news(${what}:2)`;
const goes = (from: string, to: string) =>
  `rerouted → awaiting: ae_card(${from}) ae_card(${to}) ae_news(rerouted:2:${from}) ${told('rerouted')}`;
const goesOn = (from: string, to: string) => `rerouted → awaiting: ae_card(${from}) ae_card(${to}) ${told('rerouted')}`;
const DECLINED = '<@U0SAM> has already declined this handoff. Nothing has changed.';
const after = (ae: string, round: number) => [
  OWN,
  `extended → awaiting: ae_card(${ae}) ae_news(extended:2:${ae}) ${told('extended')}`,
  `withdrawn → closed: ae_card(${ae}) ae_news(withdrawn:2:${ae}) ${told('withdrawn')}`,
  `ae_gone → awaiting: intake_call(ae_gone:${round})`,
];
const never = (refusal: string) => [refusal, refusal, refusal, refusal, refusal, 'nothing'];

describe('what the intake owner brings', () => {
  checkTable(
    things,
    rowsByStanding({
      'a draft': never('This handoff is not waiting for an answer. Nothing has changed.'),
      'with Sam': [goes('U0SAM', 'U0PRIYA'), HAVE_IT, ...after('U0SAM', 1)],
      'with Priya': [HAVE_IT, goes('U0PRIYA', 'U0SAM'), ...after('U0PRIYA', 2)],
      withdrawn: never('This handoff was withdrawn. Nothing has changed.'),
      'accepted by Sam': never('<@U0SAM> has already accepted this handoff. Nothing has changed.'),
      'accepted by Priya': never('<@U0PRIYA> has already accepted this handoff. Nothing has changed.'),
      'declined by Sam': never(DECLINED),
      'declined by Sam for Priya': [goesOn('U0SAM', 'U0PRIYA'), HAVE_IT, OWN, ...never(DECLINED).slice(3)],
      'closed after Sam declined': never(DECLINED),
    }),
  );
});

const STRANGERS: [string, Presser][] = [
  ['the account executive', sam],
  ['a colleague', priya],
  ['somebody of another company with the same id', namesakeOf(iris)],
  ['nobody in particular', nobody],
];

test.each([['the author', maya] as const, ...STRANGERS])(
  '%s takes nothing in, whatever state it is in',
  { tags: 'thorough' },
  (_, by) => {
    const sentence = 'Only the intake owner, <@U0IRIS>, can decide this. Nothing has changed.';
    for (const handoff of Object.values(states)) {
      expect(() => mayTakeIn(handoff, by, iris.userId)).toThrow(sentence);
      for (const thing of [rerouteBy(by, 'U0OMAR'), extendBy(by)]) {
        expect(() => thing(handoff)).toThrow(sentence);
      }
    }
  },
);

describe('whoever wrote it', () => {
  test('withdraws it as the intake owner does, in the same states, and is not told so themselves', () => {
    for (const [name, handoff] of Object.entries(states)) {
      const outcome = outcomeOf(handoff, withdrawBy(iris)).replace('author_news(withdrawn:2) ', '');
      expect(outcomeOf(handoff, withdrawBy(maya)), name).toBe(outcome);
    }
    expect(withdrawBy(maya)(states.lapsed)?.event).toMatchObject({
      kind: 'withdrawn',
      actor: 'U0MAYA',
      reason: REASON,
    });
  });

  test.each([...STRANGERS, ['a namesake of the author', namesakeOf(maya)] as const])(
    'and the intake owner alone: %s cannot withdraw it',
    (_, by) => {
      for (const handoff of Object.values(states)) {
        expect(() => withdrawBy(by)(handoff)).toThrow(
          'Only its author, <@U0MAYA>, and the intake owner, <@U0IRIS>, can withdraw this handoff. Nothing has changed.',
        );
      }
    },
  );
});

describe('a re-routed handoff', () => {
  const escalated = waiting(states.escalated);
  const now = (escalated.window.escalatedAt ?? 0) + 1;
  const window = { ...escalated.window, proposedAe: priya.userId, remindsOnLastDayOnly: true };
  const moved = reroute({ ...escalated, window }, { ...takenIn, ...passedOn, ae: priya.userId, time: TIME, now });

  test('begins a new round with a window of its own and nothing of the old one', () => {
    expect(windowIn(moved.next)).toMatchObject({
      round: 2,
      landedAt: now,
      lengthDays: 3,
      deadlineAt: Date.parse('2026-12-03T17:00:00-05:00'),
      remindedAt: now,
      lapsedAt: null,
      escalatedAt: null,
      proposedAe: null,
      snoozedUntil: null,
      remindsOnLastDayOnly: false,
    });
    expect(moved.next.packet).toEqual({ ...packetOf(), ae: priya.userId });
  });

  test('notes who asked whom, and why', () => {
    const event = { kind: 'rerouted', actor: 'U0IRIS', at: now, detail: 'U0PRIYA', reason: passedOn.reason };
    expect(moved.event).toEqual({ ...event, hearBy: windowIn(moved.next).hearBy });
  });

  test('is no longer the earlier one’s to answer, not even late', () => {
    const answer = { move: 'Call.', moveBy: '2026-12-04', now: now + 1 };
    expect(() => accept(moved.next, { ...answer, by: sam })).toThrow('Only <@U0PRIYA> can answer this handoff.');
    expect(next(accept(moved.next, { ...answer, by: priya }))).toMatchObject({
      stage: 'accepted',
      decidedBy: 'U0PRIYA',
    });
  });

  test('has the window that was asked for, also after one that was extended', () => {
    const longer = next(extend(states.awaiting, { ...takenIn, days: 9, reason: REASON, time: TIME, now: LATER }));
    expect(windowIn(next(rerouteBy(iris, priya.userId)(longer))).lengthDays).toBe(3);
  });
});

describe('an extended handoff', () => {
  test('has that many business days from today, and the same account executive in the same round', () => {
    const now = Date.parse('2026-11-28T12:00:00-05:00');
    const decision = extend(states.escalated, { ...takenIn, days: 4, reason: REASON, time: TIME, now });
    expect(windowIn(decision.next)).toMatchObject({
      round: 1,
      lengthDays: 4,
      landedAt: now,
      deadlineAt: Date.parse('2026-12-03T17:00:00-05:00'),
      lapsedAt: null,
      escalatedAt: null,
    });
    expect(decision.next.packet.ae).toBe('U0SAM');
    const { hearBy } = windowIn(decision.next);
    expect(decision.event).toEqual({ kind: 'extended', actor: 'U0IRIS', at: now, reason: REASON, hearBy });
  });

  test('lasts longer than before: the same day again is no more time', () => {
    const again = { ...takenIn, days: 3, reason: REASON, time: TIME, now: LATER };
    expect(() => extend(states.awaiting, again)).toThrow(
      new WrongInput({ days: 'They have that long already. Give them more business days.' }),
    );
    expect(windowIn(extend(states.awaiting, { ...again, days: 4 }).next).lengthDays).toBe(4);
  });

  test('keeps the wish to hear on the last day only', () => {
    expect(windowIn(next(extendBy(iris)(states['reminded on the last day']))).remindsOnLastDayOnly).toBe(true);
  });
});

describe('a re-routed handoff', () => {
  test('is the same packet with another account executive, in a window that is one round later', () => {
    const { lapsed } = states;
    const rerouted = next(reroute(lapsed, { ...takenIn, ...passedOn, ae: 'U0PRIYA', time: TIME, now: LATER }));
    expect(rerouted.packet).toEqual({ ...lapsed.packet, ae: 'U0PRIYA' });
    expect(windowIn(rerouted)).toMatchObject({ round: 2, landedAt: LATER, lapsedAt: null });
  });
});

describe('a withdrawn handoff', () => {
  test('is closed without a decision, and nothing is due any more', () => {
    const withdrawn = states['withdrawn by intake'];
    expect(withdrawn).toMatchObject({ stage: 'closed', outcome: 'withdrawn' });
    for (const key of ['decidedBy', 'declineReason', 'nextActionAt']) expect(withdrawn).not.toHaveProperty(key);
  });

  test('keeps its reason in the history alone', () => {
    const decision = withdrawBy(iris)(states.lapsed);
    expect(decision?.event).toEqual({ kind: 'withdrawn', actor: 'U0IRIS', at: LATER, reason: REASON });
    expect(JSON.stringify([decision?.next, decision?.notices])).not.toContain(REASON);
  });
});

describe('an account executive who is gone', () => {
  test('changes nothing by itself: a person decides', () => {
    expect(loseAe(states.awaiting, LATER)?.next).toEqual(states.awaiting);
  });

  test('is called out once in each round', () => {
    const calls = [states.awaiting, states.extended, states['re-routed']].map(
      (handoff) => loseAe(handoff, LATER)?.notices[0],
    );
    const call = { kind: 'intake_call', about: 'ae_gone' };
    expect(calls).toEqual([1, 1, 2].map((round) => ({ ...call, round })));
  });
});
