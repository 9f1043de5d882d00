import type { Chance } from '../chance.ts';
import type { Faults } from './faults.ts';
import type { People } from '../people/people.ts';

/** People, Slack and the calendar, all at once, whether the bot lives or not. */
export type Storm = {
  /** Ends it; resolves when the last act is over. */
  calm: () => Promise<void>;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How far the clock jumps at once: seconds within which a late post arrives, looks after a grace, an hour; and nights, a weekend, a holiday. */
const SHORT_JUMPS = [...[5, 10, 20, 30, 45, 61, 61, 61, 121].map((seconds) => seconds * SECOND), 10 * MINUTE, HOUR];
const WEEKEND = 66 * HOUR;
const LONG_JUMPS = [4 * HOUR, ...Array.from({ length: 12 }, () => 14 * HOUR), 24 * HOUR, WEEKEND, WEEKEND];
const HOLIDAY = 12 * 24 * HOUR;
const LONG_JUMPS_TO_A_HOLIDAY = 60;
const ACTS_AT_ONCE = 5;
/** Most people see that the bot is not there, and wait. */
const ACTS_IN_VAIN_ONE_IN = 10;
/** What people do moves the calendar and brings faults, so that a slow machine brings as many to a day as a fast one. */
const ACTS_TO_A_JUMP = 3;
const ACTS_TO_A_FAULT = 3;
const ACTS_TO_A_CLOCK = 20;
/** As far as a start tells how long that is. */
const SECONDS_IN_A_START = 10;
const ACTS_IN_A_START = 12;
/** Time stands still for most who wait for a form, which must open within three seconds. */
const HURRIED_ONE_IN = 10;

export function startStorm(deps: {
  people: People;
  faults: Faults;
  chance: Chance;
  pass: (ms: number) => void;
  /** Somebody sets the clocks of the machines. */
  setClocks: () => void;
  /** A weekend has passed at once. */
  onWeekend: () => void;
  /** The calendar is behind: a day should have gone by. */
  isBehind: () => boolean;
  /** How long the bot takes to start (ms): all that goes by time goes by that, so that a busy machine changes nothing but the time it takes. */
  startMs: () => number;
  /** Whether the bot can be reached. */
  isThere: () => boolean;
}): Storm {
  const { people, faults, chance, pass, setClocks, onWeekend, isBehind, startMs, isThere } = deps;
  let isBlowing = true;

  const jump = (): void => {
    if (isHeld()) return;
    if (!isBehind()) return pass(chance.pick(SHORT_JUMPS));
    if (chance.oneIn(LONG_JUMPS_TO_A_HOLIDAY)) return pass(HOLIDAY);
    const ms = chance.pick(LONG_JUMPS);
    pass(ms);
    if (ms === WEEKEND) onWeekend();
  };
  const isHeld = (): boolean => people.isAnybodyWaiting() && !chance.oneIn(HURRIED_ONE_IN);
  const second = (): void => {
    if (!isHeld()) pass(SECOND);
  };

  // A dead bot makes half of this fail, and that is what it is for: what counts is what is true in the end.
  const act = async (): Promise<void> => {
    if (!isThere() && !chance.oneIn(ACTS_IN_VAIN_ONE_IN)) return;
    await people
      .act()
      .catch((error: unknown) => process.env.TORTURE_TALK && console.error(String(error).slice(0, 150)));
    if (chance.oneIn(ACTS_TO_A_JUMP)) jump();
    if (chance.oneIn(ACTS_TO_A_FAULT)) faults.order();
    if (chance.oneIn(ACTS_TO_A_CLOCK)) setClocks();
  };

  const blow = async (gust: () => unknown, timesInAStart: number): Promise<void> => {
    while (isBlowing) {
      await gust();
      await new Promise((resolve) => setTimeout(resolve, (2 * chance.next() * startMs()) / timesInAStart));
    }
  };
  const blowing = [
    // Limits are kept by the second.
    blow(second, SECONDS_IN_A_START),
    ...Array.from({ length: ACTS_AT_ONCE }, () => blow(act, ACTS_IN_A_START)),
  ];

  return {
    async calm() {
      isBlowing = false;
      await Promise.all(blowing);
    },
  };
}
