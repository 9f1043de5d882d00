import { combined } from '../blocks/notices/combined.ts';
import type { Message } from '../blocks/kit/kit.ts';
import { type DrawContext, drawNotice, drawSettled, standingLine } from '../blocks/notices/render.ts';
import { isChanging } from '../core/notices/changing-notices.ts';
import { isTelling, maySharePost } from '../core/notices/notice-rules.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import type { Outbox } from '../db/notices/outbox.ts';
import type { Destinations } from './destinations.ts';
import type { Readers } from './readers.ts';
import type { ReadingHours } from './reading-hours.ts';

/** What falls due for one person at one moment is one message: the first notice is sent, and carries the others. */
export type SharedMessages = ReturnType<typeof createSharedMessages>;

/** Within the blocks that Slack takes in one message (50). https://docs.slack.dev/reference/block-kit/blocks */
export const MOST_TOGETHER = 8;
const LOOKED_AT = 50;

/** What one notice of a message says; `message` is null when that is over. */
type Part = { position: number; context: DrawContext; message: Message | null };

/** Null when there is nothing left to say. What tells of something, or was said, is not left out, nor left standing with a question, once that is settled. */
function messageOf({ notice, ts, sentAt }: NoticeRow, context: DrawContext): Message | null {
  // It was said in a channel that the partner has left: it is said here as well while it asks for something.
  const wasSaidElsewhere = ts === null && sentAt !== null && isTelling(notice);
  if (wasSaidElsewhere) return isChanging(notice) ? drawNotice(notice, context) : null;
  const isToldAnyway = ts !== null || isTelling(notice);
  return drawNotice(notice, context) ?? (isToldAnyway ? drawSettled(notice, context) : null);
}

export function createSharedMessages(deps: {
  outbox: Pick<Outbox, 'carriedBy' | 'dueTogether'>;
  destinations: Pick<Destinations, 'contextOf'>;
  readers: Pick<Readers, 'check'>;
  readingHours: ReadingHours;
  now: () => EpochMs;
}) {
  const { outbox, destinations, readers, readingHours, now } = deps;

  /** What cannot go now goes by itself later. */
  const mayGoAlong = async (row: NoticeRow): Promise<boolean> => {
    const context = await destinations.contextOf(row);
    if (!context || !messageOf(row, context)) return false;
    const isChecked = await readers.check(row, context).then(
      () => true,
      () => false,
    );
    return isChecked && (await readingHours(row, context)) <= now();
  };

  const partOf = async (row: NoticeRow): Promise<Part | null> => {
    const context = await destinations.contextOf(row);
    return context && { position: row.position, context, message: messageOf(row, context) };
  };

  return {
    /** The message of a notice with all that it carries; null when nothing of it is left to say. */
    async draw(row: NoticeRow, context: DrawContext): Promise<Message | null> {
      const own = messageOf(row, context);
      const carried = await outbox.carriedBy(row.id);
      if (carried.length === 0) return own;
      const others = await Promise.all(carried.map((one) => partOf({ ...one, ts: row.ts })));
      const all = [{ position: row.position, context, message: own }, ...others];
      const parts = all.filter((part) => part !== null).toSorted((a, b) => a.position - b.position);
      if (parts.every(({ message }) => message === null)) return null;
      return combined(parts.map(({ context: about, message }) => message ?? standingLine(about)));
    },

    /** What goes along with this notice, which is to be posted for the first time. */
    async companionsOf(row: NoticeRow): Promise<NoticeRow[]> {
      if (row.ts !== null || row.claimedAt !== null || !maySharePost(row.notice)) return [];
      const companions: NoticeRow[] = [];
      for (const one of await outbox.dueTogether(row.conversation, now(), LOOKED_AT)) {
        if (companions.length + 1 >= MOST_TOGETHER) break;
        if (one.id !== row.id && (await mayGoAlong(one))) companions.push(one);
      }
      return companions;
    },
  };
}
