const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 10_000;
/** `isThere` is the probe: whether Slack answers. */
export function createCircuitBreaker({ isThere, elapsed, }) {
    let lastSuccessAt = Number.NEGATIVE_INFINITY;
    let isOpen = false;
    let isProbing = false;
    let probes = 0;
    let nextProbeAt = 0;
    return {
        /** Slack took something. */
        succeeded() {
            lastSuccessAt = elapsed();
        },
        /** When Slack last took something; -Infinity when it has not yet. */
        lastSuccessAt: () => lastSuccessAt,
        /** A call that began at `startedAt` got no answer. It is no outage when another call was answered since. */
        failed(startedAt) {
            if (isOpen || lastSuccessAt >= startedAt)
                return;
            isOpen = true;
            probes = 0;
            nextProbeAt = elapsed();
        },
        /** When to probe whether Slack is back; infinity while a probe is under way, null while Slack answers. */
        probeAt() {
            if (!isOpen)
                return null;
            return isProbing ? Number.POSITIVE_INFINITY : nextProbeAt;
        },
        async probe() {
            isProbing = true;
            try {
                isOpen = !(await isThere());
            }
            finally {
                isProbing = false;
                probes += 1;
                nextProbeAt = elapsed() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(probes - 1, 10));
            }
        },
    };
}
