import * as fc from 'fast-check';
import type { Presser } from '../../../src/core/handoff/handoff.ts';
import { MINUTE } from '../../oracle/wall.ts';
import { iris, maya, OURS, priya, sam } from '../../support/packets.ts';
import { look } from './clock.ts';
import { agrees, deskOf, dueAt, type Model, type Real } from './model.ts';

/** What can happen in a life: one step, after which everything must agree with the model. */

type Command = fc.Command<Model, Real>;

export const omar: Presser = { userId: 'U0OMAR', teamId: OURS };
/** Two of another company, who have the same ids as two of ours. */
const strangers = [sam, iris].map(({ userId }) => ({ userId, teamId: 'T0BRIGHTWATER' }));
export const AES = [sam, priya, omar, maya].map(({ userId }) => userId);
const closed = (day: string) => ({ from: day, to: day, name: null });
export const USUAL = deskOf({});
export const DESKS = [
  USUAL,
  deskOf({ closures: [closed('2026-11-26'), closed('2026-12-01')] }),
  deskOf({ opens_at: '11:00', closes_at: '19:00' }),
  deskOf({ workdays: [7, 1, 2, 3, 4] }),
];

/** Who presses: whose turn it is, or anybody, also somebody whose turn is over. */
export type Who = 'the account executive' | 'the intake owner' | 'the author' | Presser;
export const whoever = (right: Who): fc.Arbitrary<Who> =>
  fc.oneof(
    { arbitrary: fc.constant(right), weight: 3 },
    { arbitrary: fc.constantFrom<Who>(maya, sam, priya, iris, omar, ...strangers), weight: 2 },
  );

function presserOf(who: Who, model: Model): Presser {
  if (who === 'the account executive') return { userId: model.ae, teamId: OURS };
  if (who === 'the intake owner') return iris;
  return who === 'the author' ? maya : who;
}

/** One step, after which everything must agree. */
export function step(words: string, run: (model: Model, real: Real) => void): Command {
  return {
    check: () => true,
    toString: () => words,
    run: (model, real) => {
      run(model, real);
      agrees(model, real);
    },
  };
}

/** Somebody presses something. */
export function press(what: string, who: Who, run: (model: Model, real: Real, by: Presser) => void): Command {
  const name = typeof who === 'string' ? who : `${who.userId} of ${who.teamId}`;
  return step(`${name} ${what}`, (model, real) => run(model, real, presserOf(who, model)));
}

/** The bot looks at once, at each moment at which something is due, and at the end. */
export const passing = (days: number) =>
  fc.integer({ min: 0, max: days * 24 * 60 }).map((minutes) =>
    step(`${minutes} minutes pass`, (model, real) => {
      const until = real.now + minutes * MINUTE;
      look(model, real);
      for (let due = dueAt(real.handoff); due !== null && due > real.now && due <= until; ) {
        real.now = due;
        look(model, real);
        due = dueAt(real.handoff);
      }
      real.now = until;
      look(model, real);
    }),
  );

export const timePasses = passing(2);

export const botIsAway = fc.integer({ min: 1, max: 7 * 24 * 60 }).map((minutes) =>
  step(`${minutes} minutes pass while the bot is away`, (model, real) => {
    real.now += minutes * MINUTE;
    look(model, real, 'late');
  }),
);
