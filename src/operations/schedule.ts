import { schedule } from 'node-cron';

const HOUSEKEEPING_MS = 5_000;

/** Starts the regular jobs. The rows say what is due, so a job that runs twice, late or not at all changes only when things happen. */
export function startSchedule(jobs: { everyMinute: () => void; everyFiveSeconds: () => void }): {
  stop: () => Promise<void>;
} {
  // The process runs in UTC, which has no repeated hour: node-cron misses an hour of ticks each autumn in zones that have one.
  const minutes = schedule('* * * * *', jobs.everyMinute, { suppressMissedWarning: true });
  // A plain interval: after a machine has slept, node-cron goes through every time that it missed, which would be too many here.
  const housekeeping = setInterval(jobs.everyFiveSeconds, HOUSEKEEPING_MS);
  return {
    async stop() {
      clearInterval(housekeeping);
      await minutes.destroy();
    },
  };
}
