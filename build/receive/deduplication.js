/** An event that nobody acknowledged comes again after five minutes. https://docs.slack.dev/apis/events-api#retries */
const KEPT_MS = 60 * 60_000;
export function createDeduplication(deps) {
    const { inbound, now, meters } = deps;
    const seen = new Map();
    let unsaved = [];
    return {
        /** To be called before anything is received: what the last process saw counts too. */
        async recall() {
            for (const { id, at } of await inbound.since(now() - KEPT_MS))
                seen.set(id, at);
        },
        /** False the first time for each id. Does not wait: a change saves its id in its own transaction, the other ids follow by `save`. */
        isDuplicate(id) {
            if (seen.has(id)) {
                meters.requestRepeated();
                return true;
            }
            seen.set(id, now());
            return false;
        },
        /** It has been worked on. Only from now on may `save` write its id: a change that found its own id saved would be refused. */
        done(id) {
            unsaved.push({ id, at: seen.get(id) ?? now() });
        },
        /** Saves the ids of what was worked on since the last time, and forgets those that are too old to come again. */
        async save() {
            const forgetBefore = now() - KEPT_MS;
            for (const [id, at] of seen)
                if (at < forgetBefore)
                    seen.delete(id);
            if (unsaved.length === 0)
                return;
            const batch = unsaved;
            unsaved = [];
            await inbound.save(batch, forgetBefore).catch((error) => {
                unsaved = [...batch, ...unsaved];
                throw error;
            });
        },
    };
}
