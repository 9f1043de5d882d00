import { LATE_AT_MOST_MS } from '../core/notices/stuck-notices.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices/notices.ts';

/**
 * A change of a card whose answer was lost may be taken much later, and put what was true then over what is true now. A card can be
 * drawn twice without harm: so it is drawn once more until nothing can be taken late.
 */

/** After the change whose answer was lost: most late ones are seconds late. */
const DRAWN_AGAIN_AFTER_MS = [60_000, 10 * 60_000, LATE_AT_MOST_MS];

/** When the card is to be drawn once more, and how long (`until`) an earlier change of it may be taken late. */
export type DrawnAgain = { at: EpochMs; until: EpochMs };

/** For a card that Slack has just taken; null when no earlier change of it is in doubt. */
export function drawnAgain({ ts, resendFrom }: NoticeRow, now: EpochMs): DrawnAgain | null {
  if (ts === null || resendFrom === null || resendFrom <= now) return null;
  // It says more when the clock was set back since.
  const until = Math.min(resendFrom, now + LATE_AT_MOST_MS);
  const moments = DRAWN_AGAIN_AFTER_MS.map((after) => until - LATE_AT_MOST_MS + after);
  return { at: moments.find((moment) => moment > now) ?? until, until };
}
