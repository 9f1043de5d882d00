import * as fc from 'fast-check';
import { expect } from 'vitest';
import { passCheckTime } from '../../src/core/conflict-check/check-clock.ts';
import {
  clear,
  isPartOf,
  passCheck,
  mayPassCheck,
  returnToAuthor,
} from '../../src/core/conflict-check/conflict-check.ts';
import { creditAtSending } from '../../src/core/credit/credit.ts';
import type { Decision } from '../../src/core/handoff/decision.ts';
import { Refusal, WrongInput } from '../../src/core/kernel/errors.ts';
import { checking, type Handoff, type Presser, returned, windowOf } from '../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import { reroute, stillCounts, withdraw } from '../../src/core/handoff/intake.ts';
import { passReturned, sendReturned } from '../../src/core/conflict-check/returning.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { ownerOf } from '../../src/core/handoff/stages.ts';
import type { Day } from '../../src/core/time/instant.ts';
import { passTime } from '../../src/core/handoff/window.ts';
import {
  CALENDAR as calendar,
  iris,
  maya,
  NOW,
  OURS,
  packetOf,
  priya,
  sam,
  sending,
  TIME,
} from '../support/packets.ts';

/** A conflict check lives through whatever people and time do to it. Beside it stands no more than the rules. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const [alex, robin] = ['U0ALEX', 'U0ROBIN'].map((userId): Presser => ({ userId, teamId: OURS }));
const PEOPLE = [maya, sam, priya, iris, alex, robin].flatMap((person) => person ?? []);
/** Of another company, with the same ids as two of ours. */
const STRANGERS = ['U0ALEX', iris.userId].map((userId) => ({ userId, teamId: 'T0BRIGHTWATER' }));
const ANSWERS = {
  found_resellers: 'None.',
  found_competitors: 'None.',
  found_compensation: 'Full quota.',
  found_credit: 'Sourced.',
};
const intakeOwner = iris.userId;

type Real = { handoff: Handoff; now: number; history: HandoffEvent[]; promised: Day | null; seen: Map<string, number> };
type Model = object;
type Command = fc.Command<Model, Real>;

/** Whoever is asked first and is no part of it, as the service asks them. */
function signerOf(handoff: Pick<Handoff, 'author' | 'packet'>): string {
  return ['U0ALEX', 'U0ROBIN', intakeOwner].find((userId) => !isPartOf(handoff, userId)) ?? '';
}

/** The day by which its partner hears; null when none is promised any more. */
const dayFor = (handoff: Handoff) =>
  checking(handoff)?.check.hearBy ?? returned(handoff)?.check.hearBy ?? windowOf(handoff)?.hearBy ?? null;

/** Does it, unless the core refuses; tells whether it was done. */
function does(real: Real, decide: () => Decision | null): boolean {
  try {
    const decision = decide();
    if (!decision) return false;
    const [before, after] = [dayFor(real.handoff), dayFor(decision.next)];
    const isShown = decision.notices.some(({ kind }) => kind === 'partner_card');
    if (before !== null && after !== null && before !== after && !isShown)
      expect.fail(`the partner’s card says ${before}, and it hears by ${after}`);
    real.handoff = { ...decision.next, version: real.handoff.version + 1 };
    if (decision.event) real.history.push(decision.event);
    const kind = decision.event?.kind ?? 'not noted';
    real.seen.set(kind, (real.seen.get(kind) ?? 0) + 1);
    return true;
  } catch (error) {
    if (error instanceof Refusal || error instanceof WrongInput) return false;
    throw error;
  }
}

const step = (words: string, run: (real: Real) => void): Command => ({
  check: () => true,
  toString: () => words,
  run: (_, real) => {
    run(real);
    holds(real);
  },
});
const who = fc.oneof(
  { arbitrary: fc.constant('whose turn it is' as const), weight: 3 },
  { arbitrary: fc.constantFrom<Presser>(...PEOPLE, ...STRANGERS), weight: 2 },
);
const press = (what: string, run: (real: Real, by: Presser) => void) =>
  who.map((drawn) =>
    step(`${typeof drawn === 'string' ? drawn : `${drawn.userId} of ${drawn.teamId}`} ${what}`, (real) => {
      const open = checking(real.handoff);
      const turn = { userId: open?.check.signer ?? real.handoff.author, teamId: OURS };
      run(real, typeof drawn === 'string' ? turn : drawn);
    }),
  );

/** Whether this presser may sign it, by the rules alone. */
function signs({ handoff }: Real, by: Presser): boolean {
  const open = checking(handoff);
  if (!open || by.teamId !== OURS) return false;
  const isAsked = by.userId === open.check.signer || (open.check.lapsedAt !== null && by.userId === intakeOwner);
  return isAsked && by.userId !== handoff.author && by.userId !== handoff.packet.ae;
}

const clears = press('clears it', (real, by) => {
  const mayBe = signs(real, by);
  const { now, handoff } = real;
  const done = does(real, () => clear(handoff, { by, intakeOwner, answers: ANSWERS, time: TIME, history: [], now }));
  expect(done, 'cleared').toBe(mayBe);
});

const returns = press('returns it', (real, by) => {
  const mayBe = signs(real, by);
  const { now, handoff } = real;
  const done = does(real, () => returnToAuthor(handoff, { by, intakeOwner, reason: 'Not yet.', calendar, now }));
  expect(done, 'returned').toBe(mayBe);
});

const passesOn = fc
  .tuple(fc.constantFrom<Presser>(iris, iris, ...PEOPLE, ...STRANGERS), fc.constantFrom(...PEOPLE))
  .map(([by, { userId: signer }]) =>
    step(`${by.userId} of ${by.teamId} asks ${signer} to sign`, (real) => {
      const { handoff, now } = real;
      const open = checking(handoff);
      const isTheirs = open !== null && open.check.lapsedAt !== null && by.userId === intakeOwner && by.teamId === OURS;
      const mayBe = isTheirs && signer !== open.check.signer && ![handoff.author, handoff.packet.ae].includes(signer);
      const done = does(real, () =>
        passCheck(mayPassCheck(handoff, by, intakeOwner), { by, signer, calendar, ae: calendar, now }),
      );
      expect(done, 'passed on').toBe(mayBe);
    }),
  );

let words = 0;
const mends = fc.tuple(fc.constantFrom<Presser>(maya, maya, ...PEOPLE), fc.constantFrom(sam, priya)).map(([by, ae]) =>
  step(`${by.userId} mends it for ${ae.userId}`, (real) => {
    const { handoff, now } = real;
    words += 1;
    const packet = { ...handoff.packet, ae: ae.userId, conflict_note: `Settled, as they wrote in mail ${words}.` };
    const gate = { signer: signerOf({ author: handoff.author, packet }), calendar };
    const mended = {
      packet,
      contactId: 'lena',
      credit: creditAtSending(packet, now),
      gate,
      time: TIME,
      history: real.history,
      now,
    };
    const mayBe = handoff.stage === 'returned' && by.userId === handoff.author;
    expect(
      does(real, () => sendReturned(handoff, { by, ...mended })),
      'mended',
    ).toBe(mayBe);
  }),
);

const withdraws = fc.constantFrom<Presser>(...PEOPLE, ...STRANGERS).map((by) =>
  step(`${by.userId} of ${by.teamId} withdraws it`, (real) => {
    const { handoff, now } = real;
    const isTheirs = [handoff.author, intakeOwner].includes(by.userId) && by.teamId === OURS;
    const done = does(real, () => withdraw(handoff, { by, intakeOwner, reason: 'It is over.', now }));
    expect(done, 'withdrawn').toBe(isTheirs && handoff.stage !== 'closed');
  }),
);

/** Once what was found is too old, it is signed anew before the next one is asked. */
const reroutes = fc.constantFrom(sam, priya).map((ae) =>
  step(`the intake owner re-routes it to ${ae.userId}`, (real) => {
    const { handoff, now } = real;
    const isOld = !stillCounts(handoff, ae.userId, calendar, now);
    const packet = { ...handoff.packet, ae: ae.userId };
    const gate = isOld ? { gate: { signer: signerOf({ ...handoff, packet }), calendar } } : {};
    const command = { by: iris, intakeOwner, ae: ae.userId, days: 3, reason: 'Away.', time: TIME, history: [], now };
    // The partner is told the new day with it, whichever it is.
    if (does(real, () => reroute(handoff, { ...command, ...gate }))) real.promised = null;
  }),
);

const passing = (days: number) =>
  fc.integer({ min: 1, max: days * 24 * 60 }).map((minutes) =>
    step(`${minutes} minutes pass`, (real) => {
      const until = real.now + minutes * MINUTE;
      for (let due = dueAt(real); due !== null && due <= until; due = dueAt(real)) {
        real.now = Math.max(real.now + 1, due);
        look(real);
      }
      real.now = Math.max(real.now, until);
      look(real);
    }),
  );
const dueAt = ({ handoff, now }: Real) => {
  const at = 'nextActionAt' in handoff ? handoff.nextActionAt : null;
  return at !== null && at > now ? at : null;
};

function look(real: Real): void {
  for (let looks = 0; looks < 8; looks += 1) {
    const { handoff, now } = real;
    const isDone = does(
      real,
      () =>
        passCheckTime(handoff, { signer: calendar, ae: calendar }, now) ??
        passReturned(handoff, calendar, now) ??
        passTime(handoff, calendar, now),
    );
    holds(real);
    if (!isDone) return;
  }
  expect.fail('there is always something due');
}

/** What holds after each step, whatever it was. */
function holds(real: Real): void {
  const { handoff, history } = real;
  const owner = ownerOf(handoff, intakeOwner);
  expect(owner === null, 'it has one owner until it is closed').toBe(handoff.stage === 'closed');
  const open = checking(handoff);
  if (open && isPartOf(handoff, open.check.signer)) expect.fail('its author or account executive is to sign');
  expect(isOpenIn(history), 'its history knows of an open check').toBe(open !== null);
  // Nothing is promised any more.
  if (handoff.stage === 'closed') return;
  const hearBy = dayFor(handoff) ?? real.promised;
  if (real.promised !== null && hearBy !== null && hearBy < real.promised)
    expect.fail(`the partner was promised ${real.promised}, and now ${hearBy}`);
  real.promised = hearBy ?? real.promised;
}

const BEGINS = new Set<HandoffEvent['kind']>(['check_asked', 'check_renewed', 'check_passed']);
const ENDS = new Set<HandoffEvent['kind']>(['cleared', 'returned', 'withdrawn', 'check_passed']);
const ONCE = new Set<HandoffEvent['kind']>(['check_reminded', 'check_lapsed', 'check_escalated']);

/** Whether a check is open after this history; fails when two were at once, one ended twice, or was reminded of twice. */
function isOpenIn(history: readonly HandoffEvent[]): boolean {
  let said: Set<string> | null = null;
  for (const { kind } of history) {
    if (kind === 'cleared' && said === null) expect.fail('cleared, and nothing was to be cleared');
    if (ENDS.has(kind)) said = null;
    if (BEGINS.has(kind) && said !== null) expect.fail(`${kind}, and one was open`);
    if (BEGINS.has(kind)) said = new Set();
    if (!ONCE.has(kind)) continue;
    if (said === null || said.has(kind)) expect.fail(`${kind} twice, or of no check`);
    said.add(kind);
  }
  return said !== null;
}

const life = fc.commands(
  [
    clears,
    returns,
    returns,
    passesOn,
    passesOn,
    mends,
    mends,
    withdraws,
    reroutes,
    passing(2),
    passing(2),
    passing(12),
  ],
  { maxCommands: 20, size: 'max' },
);
/** Any minute of four weeks, at night and over weekends too. */
const start = fc.integer({ min: 0, max: 28 * 24 * 60 }).map((minutes) => NOW - 14 * DAY + minutes * MINUTE);

/** Cleared at once, and so long ago that what was found counts no more. */
function grewOld(real: Real, by: Presser): void {
  does(real, () => clear(real.handoff, { by, intakeOwner, answers: ANSWERS, time: TIME, history: [], now: real.now }));
  real.now += 20 * DAY;
  look(real);
}

/** Leads so many checks through random lives, and tells how often each kind of event came about. */
export function leadChecks(howMany: number): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  const born = (now: number, isOld: boolean): { model: Model; real: Real } => {
    const packet = packetOf();
    const signer = signerOf({ author: maya.userId, packet });
    const { next, event } = send({ ...sending(packet, TIME), gate: { signer, calendar }, now });
    const real: Real = { handoff: next, now, history: event ? [event] : [], promised: null, seen };
    if (isOld) grewOld(real, { userId: signer, teamId: OURS });
    return { model: {}, real };
  };
  const lives = fc.property(life, start, fc.boolean(), (commands, now, isOld) =>
    fc.modelRun(() => born(now, isOld), commands),
  );
  fc.assert(lives, { numRuns: howMany });
  return seen;
}
