import type { ElapsedMs } from '../core/time/instant.ts';

/**
 * Stops delivery while Slack does not answer at all. Meanwhile a harmless call probes Slack, ten seconds apart at most: an outage
 * costs about six calls a minute and leaves few messages in doubt, and all conversations go on as soon as Slack is back.
 */
export type CircuitBreaker = ReturnType<typeof createCircuitBreaker>;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 10_000;

/** `isThere` is the probe: whether Slack answers. */
export function createCircuitBreaker({
  isThere,
  elapsed,
}: {
  isThere: () => Promise<boolean>;
  elapsed: () => ElapsedMs;
}) {
  let lastSuccessAt = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  let isProbing = false;
  let probes = 0;
  let nextProbeAt = 0;

  return {
    /** Slack took something. */
    succeeded(): void {
      lastSuccessAt = elapsed();
    },

    /** When Slack last took something; -Infinity when it has not yet. */
    lastSuccessAt: (): ElapsedMs => lastSuccessAt,

    /** A call that began at `startedAt` got no answer. It is no outage when another call was answered since. */
    failed(startedAt: ElapsedMs): void {
      if (isOpen || lastSuccessAt >= startedAt) return;
      isOpen = true;
      probes = 0;
      nextProbeAt = elapsed();
    },

    /** When to probe whether Slack is back; infinity while a probe is under way, null while Slack answers. */
    probeAt(): ElapsedMs | null {
      if (!isOpen) return null;
      return isProbing ? Number.POSITIVE_INFINITY : nextProbeAt;
    },

    async probe(): Promise<void> {
      isProbing = true;
      try {
        isOpen = !(await isThere());
      } finally {
        isProbing = false;
        probes += 1;
        nextProbeAt = elapsed() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(probes - 1, 10));
      }
    },
  };
}
