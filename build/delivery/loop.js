import { setImmediate as yieldToOthers } from 'node:timers/promises';
const LONGEST_WAIT_MS = 60_000;
export function createDeliveryLoop(deps) {
    const { delivery, now, elapsed, onError } = deps;
    let running = null;
    const underWay = new Set();
    let isWanted = false;
    let nextDue = null;
    let isStopped = false;
    let timer;
    const run = async () => {
        while (isWanted && !isStopped) {
            isWanted = false;
            try {
                const begun = await delivery.startDue();
                nextDue = begun.nextDue;
                for (const one of begun.started)
                    follow(one);
                if (nextDue !== null)
                    wakeIn(nextDue - elapsed());
            }
            catch (error) {
                onError(error);
                wakeIn(LONGEST_WAIT_MS);
            }
        }
    };
    const follow = (one) => {
        const followed = one.catch(onError).finally(() => {
            underWay.delete(followed);
            nudge();
        });
        underWay.add(followed);
    };
    const wakeIn = (ms) => {
        clearTimeout(timer);
        if (isStopped)
            return;
        timer = setTimeout(nudge, Math.min(Math.max(ms, 0), LONGEST_WAIT_MS));
    };
    /** There may be something to deliver. Begins after a yield, so that an acknowledgement that is due is written first. */
    const nudge = () => {
        isWanted = true;
        running ??= yieldToOthers()
            .then(run)
            .finally(() => {
            running = null;
            if (isWanted && !isStopped)
                nudge();
        });
    };
    return {
        nudge,
        /** Resolves when everything that it was nudged for is delivered, or has to wait. */
        async idle() {
            while (running || underWay.size > 0)
                await (running ?? Promise.race(underWay));
        },
        /** How many deliveries wait for an answer from Slack; null while a run is beginning more. */
        underWay: () => (running ? null : underWay.size),
        /** When the next notice is due by the clock as it is set, as far as the last run saw; null when nothing waits. */
        nextDue: () => (nextDue === null ? null : now() + nextDue - elapsed()),
        /** Begins nothing new. What is under way goes on; `idle` waits for it. */
        stop() {
            isStopped = true;
            clearTimeout(timer);
        },
    };
}
