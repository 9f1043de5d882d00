import type { ElapsedMs } from '../core/time/instant.ts';

/**
 * While nothing is sent, nothing shows that Slack does not take the bot's token any more: somebody has uninstalled the app, or revoked the token. So it is
 * asked now and then, and the process ends with the reason instead of looking well until somebody waits for a message.
 */

/** Slack took nothing for so long: then it is asked, and so often again. */
const IDLE_MS = 5 * 60_000;

export function createTokenWatch(deps: {
  /** When Slack last took a message; -Infinity when it has not yet. */
  lastTakenAt: () => ElapsedMs;
  /** In a word why Slack refuses the token; null while it does not, or does not answer. */
  refusal: () => Promise<string | null>;
  /** Called with that word. */
  onRefused: (code: string) => void;
  elapsed: () => ElapsedMs;
}) {
  const { lastTakenAt, refusal, onRefused, elapsed } = deps;
  // It was asked at the start.
  let askedAt = elapsed();

  return {
    /** To be called each minute. */
    async look(): Promise<void> {
      if (elapsed() - Math.max(askedAt, lastTakenAt()) < IDLE_MS) return;
      askedAt = elapsed();
      const code = await refusal();
      if (code !== null) onRefused(code);
    },
  };
}
