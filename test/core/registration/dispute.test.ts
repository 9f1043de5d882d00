import { describe, expect, test } from 'vitest';
import { withDispute } from '../../../src/core/registration/account-claims.ts';
import {
  type Dispute,
  disputeAfter,
  nextDisputeMoment,
  type OpenDispute,
  passDisputeTime,
  rule,
} from '../../../src/core/registration/dispute.ts';
import { Refusal } from '../../../src/core/kernel/errors.ts';
import { endOf, passRegistrationTime, withdraw } from '../../../src/core/registration/registering.ts';
import { type LiveRegistration, liveRegistration } from '../../../src/core/registration/registration.ts';
import { CALENDAR, NOW, OURS } from '../../support/packets.ts';
import { registered } from '../../support/registered.ts';

/** Two partners claim one account on one day: what is asked of whom, when, and what comes of it. */

const IRIS = { userId: 'U0IRIS', teamId: OURS };
const OPENING = { id: 'D1', adjudicator: { userId: 'U0IRIS', calendar: CALENDAR }, now: NOW };
const ours = registered({ id: 'R1' });
const theirs = registered({ id: 'R2', partner: 'ferrous', registeredAt: NOW + 1 });
const third = registered({ id: 'R3', partner: 'third', registeredAt: NOW + 2 });

function begun(live: LiveRegistration[] = [ours, theirs]): { dispute: OpenDispute; claims: LiveRegistration[] } {
  const decision = disputeAfter(live, null, OPENING, NOW);
  if (decision?.dispute?.state !== 'open') throw new Error('There is nothing to decide.');
  return { dispute: decision.dispute, claims: decision.decisions.flatMap(({ next }) => liveRegistration(next) ?? []) };
}
const told = (decision: ReturnType<typeof disputeAfter>) =>
  decision?.decisions.flatMap(({ next: { id }, event, notices }) => [
    `${id} ${event.kind}`,
    ...notices.filter(({ kind }) => kind !== 'partner_registration').map(({ kind }) => `${id} ${kind}`),
  ]);

describe('a dispute', () => {
  test('begins when the rule does not say who is first, and asks about the newest', () => {
    const decision = disputeAfter([ours, theirs], null, OPENING, NOW);
    expect(told(decision)).toEqual(['R1 disputed', 'R2 disputed', 'R2 dispute_call']);
    expect(begun().dispute).toMatchObject({ adjudicator: 'U0IRIS', hearBy: '2026-11-27' });
    expect(new Date(begun().dispute.decideBy).toISOString()).toBe('2026-11-26T22:00:00.000Z');
  });

  test('does not begin when the rule says it, or one registration is all there is', () => {
    for (const live of [[ours], [ours, registered({ id: 'R2', startsOn: '2026-11-25' })], []])
      expect(disputeAfter(live, null, OPENING, NOW)).toBeNull();
  });

  test('does not begin without somebody who decides: what was typed is sent once more', () => {
    expect(() => disputeAfter([ours, theirs], null, null, NOW)).toThrow(Refusal);
  });

  test('takes in a third claim, and goes on when one of three is withdrawn', () => {
    const { dispute, claims } = begun();
    const joined = disputeAfter([...claims, third], dispute, OPENING, NOW);
    expect(told(joined)).toEqual(['R1 disputed', 'R2 disputed', 'R3 disputed']);
    const all = joined?.decisions.flatMap(({ next }) => liveRegistration(next) ?? []) ?? [];
    expect(disputeAfter(all.slice(1), dispute, OPENING, NOW)).toBeNull();
    expect(told(disputeAfter(all.slice(2), dispute, OPENING, NOW))).toEqual(['R3 dispute_moot']);
  });

  test('is moot once a claim is withdrawn and one is left', () => {
    const { dispute, claims } = begun();
    const [first, second] = claims;
    if (!first || !second) throw new Error('Two claims were expected.');
    const gone = withdraw(first, { by: IRIS, now: NOW, reason: 'A mistake.' });
    const saved = withDispute(gone, { live: claims, dispute }, null, NOW);
    expect(saved.dispute?.state).toBe('moot');
    expect(saved.decisions.map(({ next, event }) => `${next.id} ${event.kind}`)).toEqual([
      'R1 withdrawn',
      'R2 dispute_moot',
    ]);
  });
});

test('claims that end together ask nobody on the way', () => {
  const first = registered({ id: 'R0', partner: 'first', touchOn: '2026-11-01' });
  const end = endOf(first);
  const decision = passRegistrationTime(first, end);
  if (!decision) throw new Error('Nothing has ended.');
  expect(withDispute(decision, { live: [first, ours, theirs], dispute: null }, null, end).dispute).toBeNull();
});

const withdrawn = (one: LiveRegistration) => withdraw(one, { by: IRIS, now: NOW, reason: 'A mistake.' });

describe('a ruling', () => {
  const facts = {
    by: IRIS,
    deciders: { adjudicator: 'U0IRIS', escalationContact: 'U0MAYA' },
    reason: 'Lena was there first.',
    now: NOW,
  };

  test('puts one first and the others behind; then nobody is asked again', () => {
    const { dispute, claims } = begun();
    const ruling = rule(dispute, claims, { ...facts, winner: 'R1' });
    expect(told(ruling)).toEqual(['R1 upheld', 'R1 dispute_outcome', 'R2 behind', 'R2 dispute_outcome']);
    const after = ruling.decisions.flatMap(({ next }) => liveRegistration(next) ?? []);
    expect(disputeAfter(after, null, OPENING, NOW)).toBeNull();
    const anew = disputeAfter([...after, third], null, { ...OPENING, id: 'D2' }, NOW);
    expect(told(anew), 'a third claim on that day opens it anew, for all').toContain('R1 disputed');
    expect(anew?.decisions.map(({ next }) => [next.dispute, next.ruling])).toEqual(Array(3).fill(['D2', null]));
  });

  test('counts no more once the one that came first is over: the other is first now', () => {
    const { dispute, claims } = begun();
    const after = rule(dispute, claims, { ...facts, winner: 'R1' }).decisions.flatMap(
      ({ next }) => liveRegistration(next) ?? [],
    );
    const [winner, other] = after;
    if (!winner || !other) throw new Error('Two claims were expected.');
    const gone = withdrawn(winner);
    const { decisions } = withDispute(gone, { live: after, dispute: null }, null, NOW);
    expect(decisions.map(({ next, event }) => `${next.id} ${event.kind}`)).toEqual(['R1 withdrawn', 'R2 risen']);
    expect(decisions[1]?.next).toMatchObject({ state: 'live', ruling: null });
  });

  test('may put none first; then nobody is asked again either', () => {
    const { dispute, claims } = begun();
    const ruling = rule(dispute, claims, { ...facts, winner: null });
    const after = ruling.decisions.flatMap(({ next }) => liveRegistration(next) ?? []);
    expect(after.map((one) => one.ruling)).toEqual(['set_aside', 'set_aside']);
    expect(disputeAfter(after, null, OPENING, NOW)).toBeNull();
  });

  test('is the adjudicator’s alone, and once their time is over the escalation contact’s too; once, about claims that are in it', () => {
    const { dispute, claims } = begun();
    const decide = (changes: Partial<Parameters<typeof rule>[2]>, of: Dispute = dispute) =>
      rule(of, claims, { ...facts, winner: 'R1', ...changes });
    expect(() => decide({ by: { ...IRIS, userId: 'U0MAYA' } })).toThrow('Only <@U0IRIS> can decide this.');
    expect(() => decide({ by: { ...IRIS, teamId: 'T0FERROUS' } })).toThrow('Only <@U0IRIS> can decide this.');
    const late = { ...dispute, escalatedAt: NOW };
    const maya = { ...IRIS, userId: 'U0MAYA' };
    expect(decide({ by: maya }, late).dispute).toMatchObject({ state: 'ruled', ruledBy: 'U0MAYA' });
    expect(() => decide({ by: { ...IRIS, userId: 'U0SAM' } }, late)).toThrow('Only <@U0IRIS> and <@U0MAYA> can decide');
    const alone = { adjudicator: 'U0IRIS', escalationContact: null };
    expect(() => decide({ by: maya, deciders: alone }, late)).toThrow('Only <@U0IRIS> can decide this.');
    expect(() => decide({ winner: 'R9' })).toThrow('not in the dispute any more');
    expect(() => decide({}, decide({}).dispute)).toThrow('You have decided this already.');
    expect(() => decide({}, { ...dispute, state: 'moot', endedAt: NOW })).toThrow('nothing left to decide');
  });
});

describe('the clock', () => {
  const { dispute, claims } = begun();
  const pass = (of: Dispute, now: number, escalationTo: string | null = 'U0MAYA') =>
    passDisputeTime(of, claims, { escalationTo, calendar: CALENDAR, now });

  test('reminds once as the last day begins, then tells somebody else once, and promises the partners another day', () => {
    expect(new Date(nextDisputeMoment(dispute) ?? 0).toISOString()).toBe('2026-11-26T14:00:00.000Z');
    expect(pass(dispute, dispute.remindAt - 1)).toBeNull();
    const reminded = pass(dispute, dispute.remindAt);
    expect(told(reminded)).toEqual(['R1 dispute_reminded', 'R2 dispute_reminded', 'R2 dispute_reminder']);
    if (!reminded) throw new Error('Nobody is reminded.');
    expect(nextDisputeMoment(reminded.dispute)).toBe(dispute.decideBy);
    const escalated = pass(reminded.dispute, dispute.decideBy);
    expect(told(escalated)).toEqual(['R1 dispute_escalated', 'R2 dispute_escalated', 'R2 dispute_escalation']);
    expect(escalated?.dispute.hearBy).toBe('2026-11-30');
    expect(escalated && nextDisputeMoment(escalated.dispute)).toBeNull();
    expect(escalated && pass(escalated.dispute, dispute.decideBy + 1e9)).toBeNull();
  });

  test('reminds nobody of what is over, and tells nobody when nobody is named', () => {
    expect(told(pass(dispute, dispute.decideBy))).toContain('R2 dispute_escalation');
    expect(told(pass(dispute, dispute.decideBy, null))).toEqual(['R1 dispute_escalated', 'R2 dispute_escalated']);
  });
});
