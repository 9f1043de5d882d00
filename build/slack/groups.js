const COUNTS_MS = 60_000;
/** Far more than a workspace names for its roles. */
const KEPT_AT_MOST = 100;
export function createGroups(options) {
    const { lookUpGroup, lookUpGroups, onFailure, elapsed } = options;
    const people = keptForAMinute(lookUpGroup, elapsed);
    const list = keptForAMinute(lookUpGroups, elapsed);
    const orUnknown = (asked) => asked.catch((error) => {
        onFailure(error);
        return 'unknown';
    });
    return {
        peopleOf: (groupId) => orUnknown(people(groupId)),
        all: () => orUnknown(list('')),
    };
}
/** Whoever asks while a look-up is under way gets its answer. One that fails is not kept. */
function keptForAMinute(lookUp, elapsed) {
    const kept = new Map();
    return (key) => {
        const known = kept.get(key);
        if (known && elapsed() - known.since < COUNTS_MS)
            return known.answer;
        const answer = lookUp(key);
        const entry = { answer, since: elapsed() };
        kept.delete(key);
        kept.set(key, entry);
        const [oldest] = kept.keys();
        if (kept.size > KEPT_AT_MOST && oldest !== undefined)
            kept.delete(oldest);
        answer.catch(() => {
            if (kept.get(key) === entry)
                kept.delete(key);
        });
        return answer;
    };
}
