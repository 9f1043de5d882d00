/**
 * Tells what stands still from what waits its turn. After an absence much is due at once, and it takes minutes until all of it is done:
 * as long as some of what waited at the last look is gone at the next one, the rest is on its way.
 */
export function createBacklog() {
    /** Null until the first look, and until the first after an absence. */
    let before = null;
    let isCatchingUp = false;
    return {
        /** Of what waits now, what stands still: it waited at the last look, and nothing that waited then is gone. */
        look(waiting) {
            const now = new Set(waiting);
            const earlier = before ?? now;
            const still = waiting.filter((one) => earlier.has(one));
            const isMoving = before === null || [...earlier].some((one) => !now.has(one));
            before = now;
            isCatchingUp = isMoving && still.length > 0;
            return isMoving ? [] : still;
        },
        /** Whether something has waited for more than one look and is on its way. */
        isCatchingUp: () => isCatchingUp,
        /** Nobody has looked for a while: what waits now may have had no time to move. */
        forget() {
            before = null;
        },
    };
}
