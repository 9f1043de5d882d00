/**
 * Whether Slack answers at all. While it does not, nothing is sent: a harmless call asks for it again and again, so that an outage
 * costs six calls a minute, leaves few messages in doubt, and is over for everybody as soon as Slack is back.
 */
export type Outage = ReturnType<typeof createOutage>;

const FIRST_LOOK_MS = 2_000;
const LONGEST_BETWEEN_LOOKS_MS = 10_000;

export function createOutage({ isThere, now }: { isThere: () => Promise<boolean>; now: () => number }) {
  let lastAnswerAt = Number.NEGATIVE_INFINITY;
  let isSuspected = false;
  let isLooking = false;
  let looks = 0;
  let nextLookAt = 0;

  return {
    /** Slack took something. */
    answered(): void {
      lastAnswerAt = now();
    },

    /** When that was last (epoch ms); -Infinity when it never was. */
    lastAnswerAt: (): number => lastAnswerAt,

    /** A call that began at `startedAt` (epoch ms) came to nothing. When others were answered since, it is no outage. */
    unanswered(startedAt: number): void {
      if (isSuspected || lastAnswerAt >= startedAt) return;
      isSuspected = true;
      looks = 0;
      nextLookAt = now();
    },

    /** When to look whether Slack is back (epoch ms), infinity while we look; null when there is no reason to. */
    lookAt(): number | null {
      if (!isSuspected) return null;
      return isLooking ? Number.POSITIVE_INFINITY : nextLookAt;
    },

    async look(): Promise<void> {
      isLooking = true;
      try {
        isSuspected = !(await isThere());
      } finally {
        isLooking = false;
        looks += 1;
        nextLookAt = now() + Math.min(LONGEST_BETWEEN_LOOKS_MS, FIRST_LOOK_MS * 2 ** Math.min(looks - 1, 10));
      }
    },
  };
}
