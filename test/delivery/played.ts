import type { Decision } from '../../src/core/handoff/decision.ts';
import { Refusal, WrongInput } from '../../src/core/kernel/errors.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { CALENDAR, NOW, packetOf, sending, TIME } from '../support/packets.ts';
import { type Act, alex, BY_THE_CLOCK, OF_PEOPLE } from './acts.ts';

/** Plays the life of a handoff, act by act, through the core. */

/** How a handoff begins: its account executive is asked; it goes to its conflict check first; or Slack does not say who is in it. */
const BEGINNINGS = {
  sent: () => send(sending(packetOf(), TIME)),
  'sent to its check': () => send({ ...sending(packetOf(), TIME), gate: { signer: alex.userId, calendar: CALENDAR } }),
  kept: () => send(sending(packetOf(), null)),
} satisfies Record<string, () => Decision>;
type Beginning = keyof typeof BEGINNINGS;

export const CLOCK = 'time passes';
const SECONDS_APART = 6_000;
/** The clock may look and find that nothing is due yet. */
const LOOKS = 20;

/** One act. `isNoted`: the history keeps it, and it is no reminder. */
export type Step = { act: Act; at: number; isNoted: boolean };

/** An event, by the name of its act; what the clock brings has the name of its kind. */
export type Noted = { name: string; kind: HandoffEvent['kind'] };

/** A handoff, and the way that has led to it. */
export type Life = {
  begins: Beginning;
  way: readonly string[];
  steps: readonly Step[];
  /** Its last event that is no reminder. */
  last: Noted;
  handoff: Handoff;
  history: readonly HandoffEvent[];
  now: number;
};

/** The decision that it begins with, and the acts that follow. */
export type Played = { begins: Decision; steps: readonly Step[] };

/** A way as it stands in the table: "sent; Sam accepts; Sam takes it back". Throws when it leads nowhere. */
export function played(way: readonly string[]): Played {
  const [begins, ...acts] = way;
  let life = beginnings().find((one) => one.begins === begins) ?? null;
  for (const act of acts) life = life && next(life, act);
  if (life === null) throw new Error(`This way leads nowhere: ${way.join('; ')}`);
  return { begins: BEGINNINGS[life.begins](), steps: life.steps };
}

export function beginnings(): Life[] {
  // Object.keys types keys as plain text.
  const names = Object.keys(BEGINNINGS) as Beginning[];
  return names.map((begins) => {
    const { next: handoff, event } = BEGINNINGS[begins]();
    if (event === null) throw new Error(`The history keeps nothing of it: ${begins}`);
    const last = { name: begins, kind: event.kind };
    return { begins, way: [begins], steps: [], last, handoff, history: [event], now: NOW };
  });
}

/** Null when the act is refused, or the history keeps nothing of it. */
export function next(life: Life, name: string): Life | null {
  const way = [...life.way, name];
  if (name === CLOCK) return nextByClock({ ...life, way });
  const act = OF_PEOPLE[name];
  const after = act ? done({ ...life, way }, { act, name, now: life.now + SECONDS_APART }) : null;
  return isNotedLast(after) ? after : null;
}

function nextByClock(life: Life): Life | null {
  let ahead: Life | null = life;
  for (let looks = 0; looks < LOOKS && ahead !== null; looks += 1) {
    ahead = later(ahead);
    if (isNotedLast(ahead)) return ahead;
  }
  return null;
}

const isNotedLast = (life: Life | null): boolean => Boolean(life?.steps.at(-1)?.isNoted);

function later(life: Life): Life | null {
  const { handoff, now } = life;
  const dueAt = 'nextActionAt' in handoff ? handoff.nextActionAt : null;
  if (dueAt === null) return null;
  return done(life, { act: BY_THE_CLOCK, name: null, now: Math.max(dueAt, now + SECONDS_APART) });
}

function done(life: Life, { act, name, now }: { act: Act; name: string | null; now: number }): Life | null {
  const { handoff, history, steps } = life;
  const decision = decided(act, handoff, { history, now });
  if (!decision) return null;
  const { event } = decision;
  return {
    ...life,
    last: event && !isReminder(event) ? { name: name ?? event.kind, kind: event.kind } : life.last,
    handoff: { ...decision.next, version: handoff.version + 1 },
    history: event ? [...history, event] : history,
    now,
    steps: [...steps, { act, at: now, isNoted: event !== null && !isReminder(event) }],
  };
}

/** These repeat a question: the clock goes on until something else is due. */
export const REMINDERS: readonly HandoffEvent['kind'][] = ['reminded', 'check_reminded'];

const isReminder = ({ kind }: HandoffEvent): boolean => REMINDERS.includes(kind);

function decided(act: Act, handoff: Handoff, past: Parameters<Act>[1]): Decision | null {
  try {
    return act(handoff, past);
  } catch (error) {
    if (error instanceof Refusal || error instanceof WrongInput) return null;
    throw error;
  }
}
