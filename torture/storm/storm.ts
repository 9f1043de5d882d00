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
/** Ten business days are over in it: after so many without a word a partner is owed one. */
const HOLIDAY = 16 * 24 * HOUR;
const LONG_JUMPS_TO_A_HOLIDAY = 40;
const ACTS_AT_ONCE = 5;
/** Most people see that the bot is not there, and wait. */
const ACTS_IN_VAIN_ONE_IN = 10;
/** What people do moves the calendar and brings faults, so that a slow machine brings as many to a day as a fast one. */
const ACTS_TO_A_JUMP = 3;
const ACTS_TO_A_FAULT = 5;
const ACTS_TO_A_CLOCK = 20;
/** As far as a start tells how long that is. A form must open within three of these seconds, and each lets one message into a conversation. */
const SECONDS_IN_A_START = 4;
const ACTS_IN_A_START = 12;
/** Before the clock jumps the bot gets so many steps in which to say what is due: Slack lets a message a second into a conversation. */
const STEPS_BEFORE_A_JUMP = 15;
/** A partner's channel takes one message a second for all its deals: before a night it is to hold what people can press there. */
const STEPS_BEFORE_A_NIGHT = 20;
/** Who dies meanwhile is waited for, but for one time in so many: then the night passes without the bot. Nobody waits for ever. */
const NIGHT_WITHOUT_ONE_IN = 5;
const LOOKS_FOR_THE_BOT = 100;
const STEP_MS = 1_300;
/** What goes to a partner waits for look-ups of all whom it names, and these for those of the people who read: Slack allows about one a second. */
const STEP_TO_A_NIGHT_MS = 4_000;
const STEPS_IN_A_START = 30;
/** What the bot has asked of Slack meanwhile is answered before the next step towards a night, if it takes no longer than this part of a start. */
const LONGEST_ANSWER = 1 / 6;
/** Who has pressed sees the form open before the clock moves on, but for one in so many; and nobody waits for ever. */
const HURRIED_ONE_IN = 10;
const LOOKS_FOR_WHO_WAITS = 30;

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
  /** Resolves when Slack and the bot have nothing more to tell each other now. */
  settled: () => Promise<void>;
}): Storm {
  const { people, faults, chance, pass, setClocks, onWeekend, isBehind, startMs, isThere, settled } = deps;
  let isBlowing = true;

  const jump = (): void => {
    if (!isBehind()) return pass(chance.pick(SHORT_JUMPS));
    if (chance.oneIn(LONG_JUMPS_TO_A_HOLIDAY)) return pass(HOLIDAY);
    const ms = chance.pick(LONG_JUMPS);
    pass(ms);
    if (ms === WEEKEND) onWeekend();
  };
  const sleep = (starts: number) => new Promise<void>((resolve) => setTimeout(resolve, starts * startMs()));

  const letItSay = async (isNight: boolean, mayBeGone: boolean): Promise<void> => {
    const steps = isNight ? STEPS_BEFORE_A_NIGHT : STEPS_BEFORE_A_JUMP;
    for (let step = 0, look = 0; step < steps && look < steps + LOOKS_FOR_THE_BOT; look += 1) {
      if (isThere()) {
        pass(isNight ? STEP_TO_A_NIGHT_MS : STEP_MS);
        step += 1;
      } else if (mayBeGone) return;
      await sleep(1 / STEPS_IN_A_START);
      if (isNight) await Promise.race([settled(), sleep(LONGEST_ANSWER)]);
    }
  };
  const moveOn = async (): Promise<void> => {
    const looks = chance.oneIn(HURRIED_ONE_IN) ? 0 : LOOKS_FOR_WHO_WAITS;
    for (let look = 0; look < looks && people.isAnybodyWaiting(); look += 1) await sleep(1 / STEPS_IN_A_START);
    await letItSay(isBehind(), chance.oneIn(NIGHT_WITHOUT_ONE_IN));
    jump();
  };
  /** Nobody begins anything meanwhile. */
  let movingOn: Promise<void> | null = null;

  // A dead bot makes half of this fail, and that is what it is for: what counts is what is true in the end.
  const act = async (): Promise<void> => {
    await movingOn;
    if (!isThere() && !chance.oneIn(ACTS_IN_VAIN_ONE_IN)) return;
    await people
      .act()
      .catch((error: unknown) => process.env.TORTURE_TALK && console.error(String(error).slice(0, 150)));
    if (chance.oneIn(ACTS_TO_A_JUMP)) movingOn ??= moveOn().finally(() => (movingOn = null));
    if (chance.oneIn(ACTS_TO_A_FAULT)) faults.order();
    if (chance.oneIn(ACTS_TO_A_CLOCK)) setClocks();
  };

  const blow = async (gust: () => unknown, timesInAStart: number): Promise<void> => {
    while (isBlowing) {
      await gust();
      await sleep((2 * chance.next()) / timesInAStart);
    }
  };
  const blowing = [
    blow(() => pass(SECOND), SECONDS_IN_A_START),
    ...Array.from({ length: ACTS_AT_ONCE }, () => blow(act, ACTS_IN_A_START)),
  ];

  return {
    async calm() {
      isBlowing = false;
      await Promise.all(blowing);
      await movingOn;
    },
  };
}
