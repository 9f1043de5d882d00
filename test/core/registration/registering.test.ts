import { describe, expect, test } from 'vitest';
import { Refusal, WrongInput } from '../../../src/core/kernel/errors.ts';
import {
  endOf,
  extend,
  letEnd,
  nextRegistrationMoment,
  passRegistrationTime,
  refuseRegisteredTwice,
  register,
  withdraw,
} from '../../../src/core/registration/registering.ts';
import {
  type LiveRegistration,
  liveRegistration,
  type Registration,
} from '../../../src/core/registration/registration.ts';
import { NOW, OURS } from '../../support/packets.ts';
import { registered } from '../../support/registered.ts';

/** What becomes of a registration by itself: it is extended once, ends on its day, and nobody is surprised by that. */

const ALEX = { userId: 'U0ALEX', teamId: OURS };
const DAY_MS = 24 * 60 * 60_000;

const made = (days = 90): LiveRegistration => {
  const { id, teamId, partner, contactId, contact, contactRole, account, need, touchOn, evidence, zone } = registered();
  const plain = { id, teamId, partner, contactId, contact, contactRole, account, need, touchOn, evidence, zone };
  return register({ ...plain, registeredBy: 'U0ALEX', days, now: NOW }).next;
};
const live = (registration: Registration): LiveRegistration => {
  const one = liveRegistration(registration);
  if (!one) throw new Error('It is over.');
  return one;
};

/** What the clock brings until it is over, a minute after each moment at which something is due. */
function lifeOf(registration: Registration): string[] {
  const due = nextRegistrationMoment(registration);
  if (due === null) return [];
  const decision = passRegistrationTime(registration, due);
  if (!decision) throw new Error('Something was due, and nothing happened.');
  const { event } = decision;
  return [`${new Date(due).toISOString()} ${event.kind} ${event.detail ?? ''}`.trim(), ...lifeOf(decision.next)];
}

describe('the end of a registration', () => {
  test('is said thirty, fourteen and seven days before, in its partner’s morning, and comes when its last day is over', () => {
    expect(made().endsOn).toBe('2027-02-22');
    expect(lifeOf(made())).toEqual([
      '2027-01-23T14:00:00.000Z warned 30',
      '2027-02-08T14:00:00.000Z warned 14',
      '2027-02-15T14:00:00.000Z warned 7',
      '2027-02-23T05:00:00.000Z ended',
    ]);
  });

  test('is not said on the day of registering', () => {
    expect(lifeOf(made(30)).map((one) => one.split(' ').slice(1).join(' '))).toEqual([
      'warned 14',
      'warned 7',
      'ended',
    ]);
  });

  test('is said once after an absence, however much was due meanwhile', () => {
    const [, , , atEnd] = [0, 0, 0, endOf(made())];
    const late = passRegistrationTime(made(), atEnd - 3 * DAY_MS);
    expect(late?.event).toMatchObject({ kind: 'warned', detail: '7' });
    expect(late && lifeOf(late.next).length).toBe(1);
    expect(passRegistrationTime(made(), atEnd)?.next.state).toBe('ended');
    expect(passRegistrationTime(made(), atEnd - 60 * DAY_MS)).toBeNull();
  });

  test('is said no more once somebody lets it end, but it can still be extended', () => {
    const quiet = letEnd(made(), { by: ALEX, now: NOW });
    expect(quiet && lifeOf(quiet.next)).toEqual(['2027-02-23T05:00:00.000Z ended']);
    expect(quiet && letEnd(quiet.next, { by: ALEX, now: NOW }), 'twice is once').toBeNull();
    expect(quiet && lifeOf(extend(quiet.next, { by: ALEX, now: NOW }).next)).toHaveLength(4);
  });
});

describe('an extension', () => {
  test('adds thirty days, and the end is said anew before the new one', () => {
    const warned = passRegistrationTime(made(), endOf(made()) - 7 * DAY_MS)?.next ?? made();
    const extended = extend(warned, { by: ALEX, now: Date.parse('2027-02-15T15:00:00Z') });
    expect(live(extended.next).endsOn).toBe('2027-03-24');
    expect(extended.event).toMatchObject({ kind: 'extended', detail: '2027-03-24' });
    expect(lifeOf(extended.next).map((one) => one.split(' ').slice(1).join(' '))).toEqual([
      'warned 30',
      'warned 14',
      'warned 7',
      'ended',
    ]);
  });

  test('is possible once', () => {
    const extended = extend(made(), { by: ALEX, now: NOW }).next;
    expect(() => extend(extended, { by: ALEX, now: NOW })).toThrow(
      '<@U0ALEX> has extended this registration already: it holds until Wed 24 Mar 2027. Once is the most.',
    );
  });
});

test('what is over cannot be extended, let end or withdrawn, and says why', () => {
  const ended: Registration = { ...made(), state: 'ended', endedAt: NOW };
  const withdrawn = withdraw(made(), { by: ALEX, now: NOW, reason: 'A mistake.' }).next;
  for (const over of [ended, withdrawn]) {
    expect(() => extend(over, { by: ALEX, now: NOW })).toThrow(Refusal);
    expect(() => letEnd(over, { by: ALEX, now: NOW })).toThrow(Refusal);
    expect(() => withdraw(over, { by: ALEX, now: NOW, reason: 'x' })).toThrow(Refusal);
    expect(nextRegistrationMoment(over)).toBeNull();
    expect(passRegistrationTime(over, Number.MAX_SAFE_INTEGER / 2)).toBeNull();
  }
  expect(() => extend(withdrawn, { by: ALEX, now: NOW })).toThrow('<@U0ALEX> has withdrawn this registration.');
});

test('a partner has an account registered once', () => {
  const one = made();
  expect(() => refuseRegisteredTwice({ ...one, id: 'R9' }, [one], NOW)).toThrow(WrongInput);
  expect(() => refuseRegisteredTwice({ ...one, id: 'R9', partner: 'ferrous' }, [one], NOW)).not.toThrow();
});
