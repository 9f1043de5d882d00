import { StoreTrouble } from '../core/errors.js';
const TRIED_EVERY_MS = 5_000;
export function createUnwritten(deps) {
    const { mustTakeWrites, now, elapsed } = deps;
    let waitsUntil = null;
    const kept = [];
    /** Delivery waits from now on. Returns until when. */
    const wait = () => (waitsUntil = elapsed() + TRIED_EVERY_MS);
    const writeKept = async () => {
        for (let write = kept.shift(); write; write = kept.shift()) {
            await write().catch((error) => {
                if (write && error instanceof StoreTrouble)
                    kept.unshift(write);
                throw error;
            });
        }
    };
    return {
        wait,
        /** Writes down what Slack has answered, now or as soon as the database takes it. */
        async write(outcome) {
            try {
                await outcome();
            }
            catch (error) {
                if (!(error instanceof StoreTrouble))
                    throw error;
                kept.push(outcome);
                wait();
            }
        },
        /**
         * Null when delivery may go on, and all that was kept is written down; otherwise when to ask again. Tries at most once in five seconds
         * whether something can be saved, and throws StoreTrouble when not.
         */
        async blockedUntil() {
            if (waitsUntil === null || waitsUntil > elapsed())
                return waitsUntil;
            await mustTakeWrites(now());
            await writeKept();
            waitsUntil = null;
            return null;
        },
    };
}
