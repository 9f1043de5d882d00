import type { Decide } from '../../src/core/handoff/decision.ts';
import type { Handoff, Presser } from '../../src/core/handoff/handoff.ts';
import { type Calendar, dayOf } from '../../src/core/time/calendar.ts';
import type { EpochMs } from '../../src/core/time/instant.ts';
import type { Chance } from '../chance.ts';
import { AUTHOR, INTAKE_OWNER, ofOurs, STRANGER } from './cast.ts';

/** When something is done, and by whom: now and then by somebody whose press changes nothing. */

/** `version` is that of the calendar. */
export type Moment = { life: number; now: EpochMs; calendar: Calendar; version: number; chance: Chance };
export type Deeds = Record<string, (moment: Moment, handoff: Handoff) => Decide>;

const DAY_MS = 86_400_000;

export function whoAnswers({ packet }: Handoff, chance: Chance): Presser {
  return chance.oneIn(12) ? STRANGER : ofOurs(packet.ae);
}

export function whoMends(chance: Chance): Presser {
  return chance.oneIn(12) ? STRANGER : ofOurs(AUTHOR);
}

export function takenIn(chance: Chance) {
  return { by: chance.oneIn(12) ? STRANGER : ofOurs(INTAKE_OWNER), intakeOwner: INTAKE_OWNER };
}

export const inDays = (days: number, { zone }: Calendar, now: EpochMs) => dayOf(zone, now + days * DAY_MS);
