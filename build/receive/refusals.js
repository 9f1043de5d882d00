const SAID_EVERY_MS = 60_000;
/** So long health shows it. */
const SHOWN_FOR_MS = 10 * 60_000;
const SENTENCES = {
    secret: 'A request was refused: it is not signed with SLACK_SIGNING_SECRET. If Slack sends it, copy the signing secret anew (Basic Information)',
    clock: 'A request was refused: by the clock of this machine it was signed more than five minutes ago or ahead. If Slack sends it, set the clock right (NTP)',
};
/** `elapsed` goes on evenly, in ms. */
export function createRefusals({ elapsed, log }) {
    let count = 0;
    let saidAt = null;
    let last = null;
    return {
        /** `offSeconds`: how far from now it was signed; negative: ahead. */
        refused(reason, offSeconds) {
            count += 1;
            last = { reason, at: elapsed() };
            if (saidAt !== null && elapsed() - saidAt < SAID_EVERY_MS)
                return;
            log.warn({ reason, offSeconds, refused: count }, SENTENCES[reason]);
            saidAt = elapsed();
            count = 0;
        },
        /** One that Slack has signed got in: what was refused before was not Slack's, or is mended. */
        admitted() {
            last = null;
        },
        /** Why the newest was refused; null when none was within ten minutes, or one got in since. */
        lately() {
            return last !== null && elapsed() - last.at < SHOWN_FOR_MS ? last.reason : null;
        },
    };
}
/** How long before `now` (epoch ms) it was signed, in whole seconds; 0 when it does not say it. */
export function ageOf(timestamp, now) {
    return /^\d{1,12}$/.test(timestamp) ? Math.round(now / 1000) - Number(timestamp) : 0;
}
