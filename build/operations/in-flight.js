/** Remembers work that has begun and not ended, so that nothing is cut off when the bot is asked to stop. */
export function createInFlight() {
    const work = new Set();
    /** Resolves with the work, or after `ms` at the latest. */
    const within = async (waited, ms) => {
        let timer;
        const patience = new Promise((resolve) => {
            timer = setTimeout(resolve, ms);
        });
        await Promise.race([waited.then(() => undefined), patience]).finally(() => clearTimeout(timer));
    };
    const allDone = async () => {
        while (work.size > 0)
            await Promise.all(work);
    };
    return {
        within,
        track(begun) {
            const settled = begun.catch(() => undefined).finally(() => work.delete(settled));
            work.add(settled);
            return begun;
        },
        /** Resolves when nothing is under way any more, or after `ms` at the latest. */
        settle: (ms) => within(allDone(), ms),
    };
}
