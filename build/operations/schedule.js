import { schedule } from 'node-cron';
const HOUSEKEEPING_MS = 5_000;
/** A minute, and one look of the housekeeping more, so that this never rings beside node-cron. */
const SILENCE_MS = 65_000;
/**
 * Starts the regular jobs. The rows say what is due, so a job that runs twice, late or not at all changes only when things happen. node-cron
 * rings at moments of the machine's clock, and is silent until they come again when that was set back: then the housekeeping rings for it.
 */
export function startSchedule({ elapsed, everyMinute, everyFiveSeconds }) {
    let rangAt = elapsed();
    const ring = () => {
        rangAt = elapsed();
        everyMinute();
    };
    let minutes;
    // Not at once: nobody's start has to wait until time zones are loaded.
    const soon = setImmediate(() => {
        // The process runs in UTC, which has no repeated hour: node-cron misses an hour of minutes each autumn in zones that have one.
        minutes = schedule('* * * * *', ring, { suppressMissedWarning: true });
    });
    const housekeeping = setInterval(() => {
        everyFiveSeconds();
        if (elapsed() - rangAt > SILENCE_MS)
            ring();
    }, HOUSEKEEPING_MS);
    return {
        async stop() {
            clearInterval(housekeeping);
            clearImmediate(soon);
            await minutes?.destroy();
        },
    };
}
