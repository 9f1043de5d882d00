import type { DrawContext } from '../blocks/render.ts';
import { isChanging } from '../core/changing-notices.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices.ts';
import type { Outbox } from '../db/outbox.ts';
import type { Slack } from '../slack/web-api.ts';
import type { Destinations } from './destinations.ts';
import { DOUBT_MS } from './late-changes.ts';
import type { Patience } from './patience.ts';
import { GRACE_MS, type Setbacks } from './setbacks.ts';

/**
 * Nobody knows whether Slack took a message: it is looked for by its key, and sent again only when it cannot arrive any more, or a
 * person asks.
 */
export type LostAnswers = ReturnType<typeof createLostAnswers>;

/** A message that two looks did not find is in doubt, and a person is told. */
const TOLD_AFTER_MS = 2 * GRACE_MS;
/** How far before the claim a look begins: Slack goes by its own clock, and ours may be ahead of it, by a time zone at worst. */
const CLOCKS_APART_MS = 24 * 60 * 60_000;

export function createLostAnswers(deps: {
  outbox: Outbox;
  slack: Pick<Slack, 'findPosted'>;
  destinations: Destinations;
  setbacks: Setbacks;
  patience: Pick<Patience, 'ageOf'>;
  /** Throws NotYet when Slack's limits do not allow a look yet. */
  spendLook: () => void;
  now: () => EpochMs;
}) {
  const { outbox, slack, destinations, setbacks, patience, spendLook, now } = deps;

  /** How long it is in doubt, in ms from its claim. `resendFrom` is the claim itself once a person has asked for the message. */
  const doubtMs = ({ claimedAt, resendFrom }: NoticeRow): number =>
    Math.min((resendFrom ?? 0) - (claimedAt ?? 0), DOUBT_MS);

  const lookAgain = async (row: NoticeRow, { intakeOwner }: DrawContext): Promise<void> => {
    const waited = Math.max(patience.ageOf(row), GRACE_MS);
    const waitMs = Math.min(waited, doubtMs(row) - patience.ageOf(row));
    if (waited < TOLD_AFTER_MS) return setbacks.later(row, 'unknown', waitMs, 'looked for once and not found');
    return outbox.doubt(row, now() + waitMs, intakeOwner, now());
  };

  return {
    async resolve(row: NoticeRow): Promise<void> {
      if (row.ts !== null) return setbacks.changeAgain(row, 0, row.problem ?? '');
      const context = await destinations.contextOf(row);
      if (!context) return outbox.drop(row, now());
      const channel = await destinations.channelOf(row, context.partner);
      const threadTs = await destinations.threadOf(row, context.handoff, channel);
      const since = Math.min(row.claimedAt ?? now(), now()) - CLOCKS_APART_MS;
      spendLook();
      const found = await slack.findPosted(channel, row.id, threadTs, since);
      if (found) {
        // Which revision Slack has is not known: what can change is drawn once more, any other post is done.
        const revision = isChanging(row.notice) ? -1 : row.revision;
        return outbox.sent(row.id, { ...found, now: now(), revision });
      }
      if (patience.ageOf(row) >= doubtMs(row)) return setbacks.later(row, 'queued', 0, 'looked for and not found');
      return lookAgain(row, context);
    },
  };
}
