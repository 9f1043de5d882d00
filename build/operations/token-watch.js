/**
 * While nothing is sent, nothing shows that Slack does not take the bot's token any more: somebody has uninstalled the app, or revoked the token. So it is
 * asked now and then, and the process ends with the reason instead of looking well until somebody waits for a message.
 */
/** Slack took nothing for so long: then it is asked, and so often again. */
const IDLE_MS = 5 * 60_000;
export function createTokenWatch(deps) {
    const { lastTakenAt, refusal, onRefused, elapsed } = deps;
    // It was asked at the start.
    let askedAt = elapsed();
    return {
        /** To be called each minute. */
        async look() {
            if (elapsed() - Math.max(askedAt, lastTakenAt()) < IDLE_MS)
                return;
            askedAt = elapsed();
            const code = await refusal();
            if (code !== null)
                onRefused(code);
        },
    };
}
