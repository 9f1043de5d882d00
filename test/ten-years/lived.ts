import { accept, decline } from '../../src/core/handoff/answering.ts';
import type { Decision } from '../../src/core/handoff/decision.ts';
import { WrongInput } from '../../src/core/kernel/errors.ts';
import { awaiting, draft, type Handoff, running } from '../../src/core/handoff/handoff.ts';
import { extend } from '../../src/core/handoff/intake.ts';
import { noticeKey } from '../../src/core/notices/notice-rules.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { dialDown, passTime, type Timekeeping } from '../../src/core/handoff/window.ts';
import { packetOf, sam, sending, takenIn, windowIn } from '../support/packets.ts';
import type { Done, What } from './expected.ts';
import { type Deed, type Script, tickAt } from './script.ts';
import { DAY } from '../oracle/wall.ts';

/** What became of one handoff. */
export type Life = {
  done: Done[];
  /** The deadline of each of its windows, in order. */
  deadlines: number[];
  /** Who was told, as the keys of the notices, in order. */
  notices: string[];
};

/** More minutes than any reminder is held in vain. */
const PATIENCE = 100_000;

/** Plays the script through the core, asked as the bot asks it: at the tick that follows what the handoff calls its next moment. */
export function live(script: Script, time: Timekeeping): Life {
  const { landsAt, outages } = script;
  const life: Life = { done: [], deadlines: [], notices: [] };
  const keep = (what: What, at: number, { next, notices }: Decision, version: number): Handoff => {
    life.done.push({ what, at });
    if (what === 'lands' || what === 'extends') life.deadlines.push(windowIn(next).deadlineAt);
    life.notices.push(...notices.map(noticeKey));
    return { ...next, version };
  };
  const packet = packetOf({ window_days: script.days });
  let handoff = keep('lands', landsAt, send({ ...sending(packet, time), now: landsAt }), 1);
  const deeds = [...script.deeds];
  let now = landsAt;
  let asked = 0;
  while (deeds.length > 0 || nextActionOf(handoff) !== null) {
    const nextActionAt = nextActionOf(handoff);
    const tick = nextActionAt === null ? Infinity : tickAt(Math.max(nextActionAt, now + 1), outages);
    const deed = deeds[0];
    if (deed && deed.at < tick) {
      deeds.shift();
      now = deed.at;
      const decision = mayBeDone(deed, handoff) ? doDeed(deed, handoff, time) : null;
      if (decision) handoff = keep(deed.what, now, decision, handoff.version + 1);
    } else {
      now = tick;
      const decision = passTime(handoff, time.calendar, now);
      if (decision) {
        handoff = keep(whatOf(decision), now, decision, handoff.version + 1);
        // After a lapse that came late the escalation may be due already.
        if (whatOf(decision) !== 'lapses') nothingIsDue(handoff, time, now);
      } else if ((asked += 1) > PATIENCE) {
        throw new Error(`Something is due, and is never done: ${JSON.stringify(script)}`);
      }
    }
  }
  nothingIsDue(handoff, time, now);
  nothingIsDue(handoff, time, now + 30 * DAY);
  return life;
}

/** When something is due for it; null when nothing is, but that a partner is promised another day from time to time. */
function nextActionOf(handoff: Handoff): number | null {
  const isEscalated = (awaiting(handoff)?.window.escalatedAt ?? null) !== null;
  return isEscalated ? null : ((draft(handoff) ?? awaiting(handoff))?.nextActionAt ?? null);
}

/** A tick that comes twice changes nothing, nor does one after the end. */
function nothingIsDue(handoff: Handoff, { calendar }: Timekeeping, now: number): void {
  const again = passTime(handoff, calendar, now);
  if (again && again.event?.kind !== 'promised_again') throw new Error(`Done and done again: ${JSON.stringify(again)}`);
}

/** Whether the buttons are still there. */
export function mayBeDone({ what }: Deed, handoff: Handoff): boolean {
  const isAboutReminders = what === 'reminds tomorrow' || what === 'reminds on the last day';
  return (isAboutReminders ? running(handoff) : awaiting(handoff)) !== null;
}

/** Null when it is refused: more time must be more than there was. */
function doDeed(deed: Deed, handoff: Handoff, time: Timekeeping): Decision | null {
  const { at: now, what } = deed;
  const { seller_move: move, seller_move_by: moveBy } = handoff.packet;
  switch (what) {
    case 'accepts':
      return accept(handoff, { by: sam, move, moveBy, now });
    case 'declines':
      return decline(handoff, {
        by: sam,
        reason: 'bad_timing',
        note: null,
        betterAe: null,
        calendar: time.calendar,
        now,
      });
    case 'extends':
      return unlessWrong(() => extend(handoff, { ...takenIn, days: deed.days, reason: 'A big customer.', time, now }));
    case 'reminds tomorrow':
      return dialDown(handoff, { by: sam, until: 'tomorrow', calendar: time.calendar, now });
    case 'reminds on the last day':
      return dialDown(handoff, { by: sam, until: 'last_day', calendar: time.calendar, now });
    default:
      return what satisfies never;
  }
}

function unlessWrong(decide: () => Decision): Decision | null {
  try {
    return decide();
  } catch (error) {
    if (error instanceof WrongInput) return null;
    throw error;
  }
}

/** What time brought, read from what people are told. */
function whatOf({ notices }: Decision): What {
  const kinds = notices.map(({ kind }) => kind);
  if (kinds.includes('lapse_ae')) return 'lapses';
  if (kinds.includes('escalation')) return 'escalates';
  const [said] = notices;
  if (kinds.length === 1 && said?.kind === 'reminder') return said.reminder;
  throw new Error(`Nobody knows what this is: ${JSON.stringify(notices)}`);
}
