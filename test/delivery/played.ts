import type { Decision } from '../../src/core/handoff/decision.ts';
import { Refusal, WrongInput } from '../../src/core/kernel/errors.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { CALENDAR, NOW, packetOf, sending, TIME } from '../support/packets.ts';
import { type Act, alex, BY_THE_CLOCK, OF_PEOPLE } from './acts.ts';

/** Plays a life of a handoff as it stands in the table, each act through the core. */

/** How a handoff begins: its account executive is asked; it goes to its conflict check first; or Slack does not say who is in it. */
const BEGINNINGS = {
  sent: () => send(sending(packetOf(), TIME)),
  'sent to its check': () => send({ ...sending(packetOf(), TIME), gate: { signer: alex.userId, calendar: CALENDAR } }),
  kept: () => send(sending(packetOf(), null)),
} satisfies Record<string, () => Decision>;
type Beginning = keyof typeof BEGINNINGS;

const CLOCK = 'time passes';
const SECONDS_APART = 6_000;
/** The clock may look and find that nothing is due yet. */
const LOOKS = 20;

/** Something that was done; `what` it is called in the history when it was noted there. */
export type Step = { act: Act; at: number; what: string | null };

/** Where a handoff has come to. */
type Place = {
  begins: Beginning;
  way: string[];
  steps: Step[];
  handoff: Handoff;
  history: HandoffEvent[];
  now: number;
};

/** The decision with which it begins, and what is done then. */
export type Played = { begins: Decision; steps: readonly Step[] };

/** A way as it stands in the table: "sent; Sam accepts; Sam takes it back". Throws when it leads nowhere. */
export function played(way: string): Played {
  const [begins = '', ...acts] = way.split('; ');
  let place = begun(begins);
  for (const act of acts) place = mustLead(next(place, act), way);
  return { begins: BEGINNINGS[place.begins](), steps: place.steps };
}

function mustLead(place: Place | null, way: string): Place {
  if (place === null) throw new Error(`This way leads nowhere: ${way}`);
  return place;
}

function begun(name: string): Place {
  const [begins] = beginnings().filter((one) => one === name);
  if (begins === undefined) throw new Error(`Nothing begins with: ${name}`);
  const { next: handoff, event } = BEGINNINGS[begins]();
  return { begins, way: [], steps: [], handoff, history: event ? [event] : [], now: NOW };
}

// Object.keys types keys as plain text.
const beginnings = () => Object.keys(BEGINNINGS) as Beginning[];

/** Null when it may not be, or changes nothing. */
function next(place: Place, what: string): Place | null {
  const { way } = place;
  const act = OF_PEOPLE[what];
  if (act) return done({ ...place, way: [...way, what] }, { act, name: what, now: place.now + SECONDS_APART });
  if (what !== CLOCK) return null;
  let ahead: Place | null = { ...place, way: [...way, what] };
  for (let looks = 0; looks < LOOKS && ahead?.history.length === place.history.length; looks += 1) ahead = later(ahead);
  return ahead;
}

function later(place: Place): Place | null {
  const { handoff, now } = place;
  const dueAt = 'nextActionAt' in handoff ? handoff.nextActionAt : null;
  const at = Math.max(dueAt ?? 0, now + SECONDS_APART);
  return dueAt === null ? null : done(place, { act: BY_THE_CLOCK, name: null, now: at });
}

/** What the clock brings has no name of its own. */
function done(place: Place, { act, name, now }: { act: Act; name: string | null; now: number }): Place | null {
  const { handoff, history, steps } = place;
  const decision = decided(act, handoff, { history, now });
  if (!decision) return null;
  const { event } = decision;
  return {
    ...place,
    handoff: { ...decision.next, version: handoff.version + 1 },
    history: event ? [...history, event] : history,
    now,
    steps: [...steps, { act, at: now, what: event && (name ?? event.kind) }],
  };
}

function decided(act: Act, handoff: Handoff, past: Parameters<Act>[1]): Decision | null {
  try {
    return act(handoff, past);
  } catch (error) {
    if (error instanceof Refusal || error instanceof WrongInput) return null;
    throw error;
  }
}
