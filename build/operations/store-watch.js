import { StoreTrouble } from '../core/errors.js';
/** A disk that is full to the brim takes one thing and refuses the next: it is well again when it has refused nothing for so long. */
const QUIET_MS = 30_000;
const WORDS = {
    busy: 'Another program holds the database: nothing can be saved until it lets go',
    full: 'The disk of the database is full: nothing can be saved until there is room, then the bot goes on by itself',
    failing: 'The disk of the database fails, or may not be written to: nothing can be saved until it answers again',
    damaged: 'The database is damaged: start the bot again, and it says what to restore',
};
export function createStoreWatch(deps) {
    const { now, log } = deps;
    const told = new Set();
    let lastAt = Number.NEGATIVE_INFINITY;
    return {
        /** The database took nothing; `code` is its own word for it. */
        failed(trouble, code) {
            lastAt = now();
            if (told.has(trouble))
                return;
            told.add(trouble);
            log[trouble === 'busy' ? 'warn' : 'error']({ trouble, code }, WORDS[trouble]);
        },
        /** False from the first thing that could not be saved until all is saved again. */
        isWell: () => told.size === 0,
        /** To be called every five seconds. `mustTakeWrites` tries to save something; `catchUp` does what was left undone meanwhile. */
        async look(mustTakeWrites, catchUp) {
            if (told.size === 0)
                return;
            try {
                await mustTakeWrites(now());
                if (now() - lastAt < QUIET_MS)
                    return;
                await catchUp();
            }
            catch (error) {
                // It was told when it began.
                if (error instanceof StoreTrouble)
                    return;
                throw error;
            }
            told.clear();
            log.info({}, 'The database takes everything again');
        },
    };
}
