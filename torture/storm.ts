import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import type { People } from './people.ts';

/** People, Slack and the calendar, all at once, whether the bot lives or not. */
export type Storm = {
  /** Ends it; resolves when the last act is over. */
  calm: () => Promise<void>;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How far the clock jumps at once: seconds within which a late post arrives, looks after a grace, nights, a weekend. */
const JUMPS = [
  ...[5, 10, 20, 30, 45, 61, 61, 61, 121].map((seconds) => seconds * SECOND),
  10 * MINUTE,
  HOUR,
  HOUR,
  20 * HOUR,
];
const WEEKEND = 66 * HOUR;
const JUMPS_TO_ONE_WEEKEND = 40;
const ACTS_AT_ONCE = 6;
/** In each life of the bot, as far as a start tells how long that is. */
const SECONDS_IN_A_START = 10;
const JUMPS_IN_A_START = 1.5;
const FAULTS_IN_A_START = 3;
const CLOCKS_SET_IN_A_START = 0.3;
const ACTS_IN_A_START = 12;

export function startStorm(deps: {
  people: People;
  faults: Faults;
  chance: Chance;
  pass: (ms: number) => void;
  /** Somebody sets the clocks of the machines. */
  setClocks: () => void;
  /** A weekend has passed at once. */
  onWeekend: () => void;
  /** How long the bot takes to start (ms): everything goes by that, so that a busy machine changes nothing but the time it takes. */
  startMs: () => number;
}): Storm {
  const { people, faults, chance, pass, setClocks, onWeekend, startMs } = deps;
  let isBlowing = true;

  const jump = (): void => {
    const isWeekend = chance.oneIn(JUMPS_TO_ONE_WEEKEND);
    pass(isWeekend ? WEEKEND : chance.pick(JUMPS));
    if (isWeekend) onWeekend();
  };
  // A dead bot makes half of this fail, and that is what it is for: what counts is what is true in the end.
  const act = () => people.act().catch((error: unknown) => process.env.TORTURE_TALK && console.error(error));

  const blow = async (gust: () => unknown, timesInAStart: number): Promise<void> => {
    while (isBlowing) {
      await gust();
      await new Promise((resolve) => setTimeout(resolve, (2 * chance.next() * startMs()) / timesInAStart));
    }
  };
  const blowing = [
    // Limits are kept by the second, and a form must open within three.
    blow(() => pass(SECOND), SECONDS_IN_A_START),
    blow(jump, JUMPS_IN_A_START),
    blow(faults.order, FAULTS_IN_A_START),
    blow(setClocks, CLOCKS_SET_IN_A_START),
    ...Array.from({ length: ACTS_AT_ONCE }, () => blow(act, ACTS_IN_A_START)),
  ];

  return {
    async calm() {
      isBlowing = false;
      await Promise.all(blowing);
    },
  };
}
