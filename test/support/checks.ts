import { passCheckTime } from '../../src/core/conflict-check/check-clock.ts';
import type { CheckAnswers } from '../../src/core/conflict-check/clearing.ts';
import { clear, passCheck, returnToAuthor } from '../../src/core/conflict-check/conflict-check.ts';
import { type Awaiting, type Checking, checking, type Handoff } from '../../src/core/handoff/handoff.ts';
import { reroute, withdraw } from '../../src/core/handoff/intake.ts';
import type { Packet } from '../../src/core/packet/packet.ts';
import { passReturned } from '../../src/core/conflict-check/returning.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { CALENDAR, everyState, maya, next, NOW, OURS, passedOn, priya, sending, takenIn, TIME } from './packets.ts';

/** A handoff in every state of its conflict check. */

export const alex = { userId: 'U0ALEX', teamId: OURS };
const HOUR = 3_600_000;
const LATER = NOW + HOUR;
export const TIMES = { signer: CALENDAR, ae: CALENDAR };

export const ANSWERS: CheckAnswers = {
  found_resellers: 'No other partner has registered this account.',
  found_competitors: 'No other partner works on it with us.',
  found_compensation: 'Nothing changes for quota and commission.',
  found_credit: 'Brightwater Consulting: partner-sourced.',
};

/** It was sent, and Alex is to sign. */
export function sentToCheck(packet: Packet, now = NOW): Checking {
  return inCheck(next(send({ ...sending(packet, TIME), gate: { signer: alex.userId, calendar: CALENDAR }, now })));
}

/** Its open check; fails the test when there is none. */
export function inCheck(handoff: Handoff): Checking {
  const open = checking(handoff);
  if (!open) throw new Error(`${handoff.id} is ${handoff.stage}.`);
  return open;
}

export const signed = { by: alex, intakeOwner: takenIn.intakeOwner, now: LATER };

/** A handoff in every state that it can be in, those of its conflict check as well. */
export function allStates(packet: Packet) {
  const states = everyState(packet);
  return { ...states, ...everyCheck(packet, states.awaiting) };
}

export function everyCheck(packet: Packet, awaiting: Awaiting) {
  const open = sentToCheck(packet);
  const { deadlineAt } = open.check;
  const lapsed = next(passCheckTime(open, TIMES, deadlineAt));
  const { nextActionAt } = inCheck(lapsed);
  const returned = next(
    returnToAuthor(open, { ...signed, reason: 'Ferrous has registered it: ask them.', calendar: CALENDAR }),
  );
  const asked = 'nextActionAt' in returned ? returned.nextActionAt : null;
  const passed = { by: null, signer: 'U0ROBIN', calendar: CALENDAR, ae: CALENDAR, now: LATER };
  const gate = { signer: alex.userId, calendar: CALENDAR };
  const elsewhere = { ...takenIn, ...passedOn, ae: priya.userId, time: TIME, gate, now: LATER };
  return {
    checking: open,
    'check lapsed': lapsed,
    'check escalated': next(passCheckTime(lapsed, TIMES, nextActionAt ?? deadlineAt)),
    'check passed on': next(passCheck(open, passed)),
    'check asked for anew': next(reroute(awaiting, elsewhere)),
    cleared: next(clear(open, { ...signed, answers: ANSWERS, time: TIME, history: [] })),
    certified: next(
      send({ ...sending(packet, TIME), gate: { clearing: { by: maya.userId, at: NOW, answers: null, rule: null } } }),
    ),
    returned,
    'asked what becomes of it once returned': next(passReturned(returned, CALENDAR, asked ?? NOW)),
    'withdrawn in its check': next(
      withdraw(open, { ...takenIn, by: maya, reason: 'The customer has decided.', now: LATER }),
    ),
  };
}
