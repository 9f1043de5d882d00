import type { ElapsedMs } from '../core/time/instant.ts';

/**
 * The address that comes with each press of a button in a message: through it that message can be replaced five times within
 * thirty minutes, beyond the limit of `chat.update`. Kept in memory only and never logged, because whoever has it can write there.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export type ResponseUrls = ReturnType<typeof createResponseUrls>;

/** Where a message stands. */
type Place = { channel: string; ts: string };
type Entry = { url: string; pressedAt: ElapsedMs; usesLeft: number };

/** One of the five uses is left for an answer in words. */
const USES = 4;
/** A minute less than Slack allows, because the call takes time too. */
const LIFETIME_MS = 29 * 60_000;
const KEPT_AT_MOST = 2000;

export function createResponseUrls(elapsed: () => ElapsedMs) {
  const entries = new Map<string, Entry>();
  const keyOf = ({ channel, ts }: Place) => `${channel} ${ts}`;
  const isAlive = ({ pressedAt, usesLeft }: Entry) => usesLeft > 0 && elapsed() - pressedAt < LIFETIME_MS;

  const forget = (place: Place): void => {
    entries.delete(keyOf(place));
  };

  return {
    /** A press came from the message at this place. The newest press counts; when there are too many, the oldest are forgotten. */
    remember(place: Place, url: string): void {
      forget(place);
      entries.set(keyOf(place), { url, pressedAt: elapsed(), usesLeft: USES });
      for (const [oldest] of entries) {
        if (entries.size <= KEPT_AT_MOST) return;
        entries.delete(oldest);
      }
    },

    /** True while the message at this place can be replaced through a press. */
    has(place: Place): boolean {
      const entry = entries.get(keyOf(place));
      return entry !== undefined && isAlive(entry);
    },

    /** The address for one use; null when there is none any more. */
    use(place: Place): string | null {
      const entry = entries.get(keyOf(place));
      if (!entry || !isAlive(entry)) return null;
      entry.usesLeft -= 1;
      return entry.url;
    },

    /** Slack refused it. */
    forget,
  };
}
