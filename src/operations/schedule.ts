const MINUTE_MS = 60_000;
const HOUSEKEEPING_MS = 5_000;
/** A timer may ring a little before its moment: then this minute's work is done already. */
const TOO_SOON_MS = 1_000;

/**
 * Starts the regular jobs. The rows say what is due, so a job that runs twice, late or not at all changes only when things happen. Each
 * minute's timer is set anew: a minute later at most the next one rings, whatever the clock was set to meanwhile.
 */
export function startSchedule(jobs: { now: () => number; everyMinute: () => void; everyFiveSeconds: () => void }): {
  stop: () => void;
} {
  let minutes: NodeJS.Timeout;
  const waitForMinute = (): void => {
    const left = MINUTE_MS - (jobs.now() % MINUTE_MS);
    minutes = setTimeout(ring, left < TOO_SOON_MS ? left + MINUTE_MS : left);
  };
  const ring = (): void => {
    waitForMinute();
    jobs.everyMinute();
  };
  waitForMinute();
  const housekeeping = setInterval(jobs.everyFiveSeconds, HOUSEKEEPING_MS);
  return {
    stop() {
      clearInterval(housekeeping);
      clearTimeout(minutes);
    },
  };
}
