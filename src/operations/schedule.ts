import { schedule } from 'node-cron';

const HOUSEKEEPING_MS = 5_000;

/** When to ask what is due. The rows answer: a line that fires twice, late, or not at all changes nothing but the moment. */
export function startSchedule(jobs: { everyMinute: () => void; everyFiveSeconds: () => void }): {
  stop: () => Promise<void>;
} {
  // The process runs in UTC, which has no repeated hour: node-cron misses an hour of ticks each autumn in zones that have one.
  const minutes = schedule('* * * * *', jobs.everyMinute, { suppressMissedWarning: true });
  // A plain interval: after a machine has slept, node-cron goes through every slot that it missed, and of these there are too many.
  const housekeeping = setInterval(jobs.everyFiveSeconds, HOUSEKEEPING_MS);
  return {
    async stop() {
      clearInterval(housekeeping);
      await minutes.destroy();
    },
  };
}
