import type { EpochMs } from '../core/time/instant.ts';

/**
 * Whether Slack answers at all. While it does not, nothing is sent: a harmless call probes it again and again, so that an outage
 * costs six calls a minute, leaves few messages in doubt, and is over for everybody as soon as Slack is back.
 */
export type CircuitBreaker = ReturnType<typeof createCircuitBreaker>;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 10_000;

/** `isThere` is the probe: whether Slack answers. */
export function createCircuitBreaker({ isThere, now }: { isThere: () => Promise<boolean>; now: () => EpochMs }) {
  let lastSuccessAt = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  let isProbing = false;
  let probes = 0;
  let nextProbeAt = 0;

  return {
    /** Slack took something. */
    succeeded(): void {
      lastSuccessAt = now();
    },

    /** When that was last; -Infinity when it never was. */
    lastSuccessAt: (): EpochMs => lastSuccessAt,

    /** A call that began at `startedAt` came to nothing. When others were answered since, it is no outage. */
    failed(startedAt: EpochMs): void {
      if (isOpen || lastSuccessAt >= startedAt) return;
      isOpen = true;
      probes = 0;
      nextProbeAt = now();
    },

    /** When to probe whether Slack is back, infinity while a probe is under way; null when there is no reason to. */
    probeAt(): EpochMs | null {
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
        nextProbeAt = now() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(probes - 1, 10));
      }
    },
  };
}
