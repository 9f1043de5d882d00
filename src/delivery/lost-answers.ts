import { isChanging } from '../core/notices/changing-notices.ts';
import { AFTER_RESTORE, LATE_AT_MOST_MS } from '../core/notices/stuck-notices.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import type { Outbox } from '../db/notices/outbox.ts';
import type { Slack } from '../slack/web-api.ts';
import type { Destinations } from './destinations.ts';
import type { Patience } from './patience.ts';
import { FIRST_LOOK_MS, type Setbacks } from './setbacks.ts';

/**
 * Nobody knows whether Slack took a message: it is looked for by its key, three times within two minutes, and then sent again with the
 * same key. Whether the first turns up after all is watched by `second-copies.ts`.
 */
export type LostAnswers = ReturnType<typeof createLostAnswers>;

/** When it is looked for, in ms from its claim. */
const LOOKS_MS = [FIRST_LOOK_MS, 60_000, 120_000];
/**
 * Watched for so long also when it was claimed hours ago: a machine that slept, or whose clock was set, has counted time in which the
 * request may not have moved.
 */
const WATCHED_AT_LEAST_MS = 11 * 60_000;
/** How far before the claim a look begins: Slack goes by its own clock, and ours may be ahead of it, by a time zone at worst. */
const CLOCKS_APART_MS = 24 * 60 * 60_000;

/** From when on a message that was claimed at `claimedAt` is looked for, in Slack's time. */
export function lookedForSince(claimedAt: EpochMs | null, now: EpochMs): EpochMs {
  return Math.min(claimedAt ?? now, now) - CLOCKS_APART_MS;
}

export function createLostAnswers(deps: {
  outbox: Pick<Outbox, 'drop' | 'sent' | 'sendAgain' | 'carriedBy'>;
  slack: Pick<Slack, 'findPosted'>;
  destinations: Destinations;
  setbacks: Setbacks;
  patience: Pick<Patience, 'ageOf'>;
  /** Throws NotYet when Slack's limits do not allow a look yet. */
  spendLook: () => void;
  /** A message is sent again. */
  onSentAgain: () => void;
  now: () => EpochMs;
}) {
  const { outbox, slack, destinations, setbacks, patience, spendLook, onSentAgain, now } = deps;

  return {
    async resolve(row: NoticeRow): Promise<void> {
      if (row.ts !== null) return setbacks.changeAgain(row, 0, row.problem ?? '');
      const context = await destinations.contextOf(row);
      if (!context) return outbox.drop(row, now());
      const channel = await destinations.channelOf(row, context.partner);
      if (channel === null) return outbox.drop(row, now());
      const threadTs = await destinations.threadOf(row, context, channel);
      spendLook();
      const found = await slack.findPosted(channel, row.id, threadTs, lookedForSince(row.claimedAt, now()));
      if (found) {
        // Which revision Slack has is not known: what can change is drawn once more, any other post is done. After a restore it may say what
        // was decided otherwise since.
        const isOfBefore = row.problem === AFTER_RESTORE;
        const canChange = isOfBefore || isChanging(row.notice) || (await outbox.carriedBy(row.id)).length > 0;
        const revision = canChange ? -1 : row.revision;
        return outbox.sent(row.id, { ...found, now: now(), revision });
      }
      // Whatever sent it has ended long since: no copy of it is under way.
      if (row.problem === AFTER_RESTORE) return setbacks.later(row, 'queued', 0, 'not sent before the restore');
      const ageMs = patience.ageOf(row);
      const nextLook = LOOKS_MS.find((look) => look > ageMs);
      if (nextLook !== undefined)
        return setbacks.later(row, 'unknown', nextLook - ageMs, 'looked for and not found yet');
      const watchedMs = Math.max(LATE_AT_MOST_MS - ageMs, WATCHED_AT_LEAST_MS);
      await outbox.sendAgain(row, { channel, threadTs, until: now() + watchedMs }, now());
      onSentAgain();
    },
  };
}
