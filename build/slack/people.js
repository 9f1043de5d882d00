const COUNTS_MS = 60_000;
const KEPT_AT_MOST = 2000;
export function createPeople(options) {
    const { lookUp, onFailure, elapsed, patienceMs = 1500 } = options;
    /** In the order in which they were looked up. */
    const kept = new Map();
    /** Look-ups that have begun and are not answered. One that was forgotten meanwhile is not in here, and its answer is not kept. */
    const underWay = new Map();
    const keep = (userId, member) => {
        kept.delete(userId);
        kept.set(userId, { member, at: elapsed() });
        const [oldest] = kept.keys();
        if (kept.size > KEPT_AT_MOST && oldest !== undefined)
            kept.delete(oldest);
    };
    const known = (userId, withinMs = COUNTS_MS) => {
        const entry = kept.get(userId);
        return entry && elapsed() - entry.at < withinMs ? entry.member : null;
    };
    const begin = (userId) => {
        const asked = lookUp(userId)
            .then((member) => {
            if (underWay.get(userId) === asked)
                keep(userId, member);
            return member;
        })
            .finally(() => {
            if (underWay.get(userId) === asked)
                underWay.delete(userId);
        });
        underWay.set(userId, asked);
        return asked;
    };
    const ask = async (userId) => known(userId) ?? underWay.get(userId) ?? begin(userId);
    const askPatiently = (userId) => ask(userId).catch((error) => {
        onFailure(error, userId);
        return null;
    });
    return {
        async find(userId) {
            return known(userId) ?? withinPatience(askPatiently(userId), patienceMs);
        },
        ask,
        known,
        forget(userId) {
            kept.delete(userId);
            underWay.delete(userId);
        },
    };
}
async function withinPatience(asked, patienceMs) {
    let timer;
    const impatience = new Promise((resolve) => {
        timer = setTimeout(() => resolve(null), patienceMs);
    });
    return Promise.race([asked, impatience]).finally(() => clearTimeout(timer));
}
