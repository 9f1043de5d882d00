import { conversationFrom } from '../core/notices/conversations.ts';
import type { Handoff } from '../core/handoff/handoff.ts';
import type { Moment } from '../core/handoff/moment.ts';
import { isCard, isTelling } from '../core/notices/notice-rules.ts';
import { type TakenBack, takenBackAround } from '../core/handoff/taken-back.ts';
import type { NumberedEvent } from '../db/handoff/handoff-history.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import type { Store } from '../db/store.ts';

/** As of which moment a notice is drawn, and whether it is left out because what it tells was taken back before anything of it was read. */
export type Moments = ReturnType<typeof createMoments>;

export function createMoments({ store }: { store: Pick<Store, 'numberedHistory' | 'momentAfter' | 'outbox'> }) {
  /** What Slack may have taken counts as read: of the two mistakes the other one would be worse. */
  const mayHaveBeenRead = async ({ id, ts, status, claimedAt }: NoticeRow): Promise<boolean> => {
    const isInDoubt = status === 'claimed' || status === 'unknown' || (status === 'dead_letter' && claimedAt !== null);
    // It shares the fate of another one, which may be in doubt.
    return ts !== null || isInDoubt || status === 'carried' || (await store.outbox.isWatched(id));
  };

  /** Of an answer a card says nothing: when it is changed, nobody is notified. */
  const tellsOf = ({ what, from, to }: TakenBack, { notice, event }: NoticeRow, numbered: readonly NumberedEvent[]) => {
    // From before that was kept.
    if (event === null) return !(what === 'answer' && isCard(notice));
    const place = numbered.findIndex(({ id }) => id === event);
    return isCard(notice) ? what === 'handoff' && place <= to : from <= place && place <= to;
  };

  const isUnread = async (back: TakenBack, row: NoticeRow, numbered: readonly NumberedEvent[]): Promise<boolean> => {
    const all = row.handoffId === null ? [] : await store.outbox.of(row.handoffId);
    const theirs = all.filter((one) => one.conversation === row.conversation && tellsOf(back, one, numbered));
    for (const one of theirs) if (await mayHaveBeenRead(one)) return false;
    return true;
  };

  const isLeftOut = async (row: NoticeRow, now: Moment, numbered: readonly NumberedEvent[]): Promise<boolean> => {
    const place = numbered.findIndex(({ id }) => id === row.event);
    const conversation = conversationFrom(row.conversation);
    if (row.ts !== null || place < 0 || conversation.to === 'channel') return false;
    const reader = conversation.to === 'person' ? conversation.userId : null;
    for (const back of takenBackAround(now, place, reader)) if (await isUnread(back, row, numbered)) return true;
    return false;
  };

  return {
    /** `handoff` is the one that the notice is about, as it is now. */
    async of(row: NoticeRow, handoff: Handoff): Promise<{ told: Moment; now: Moment; isLeftOut: boolean }> {
      const numbered = await store.numberedHistory(handoff.id);
      const now = { handoff, history: numbered.map(({ event }) => event) };
      const kept = isTelling(row.notice) && row.event !== null ? await store.momentAfter(row.event) : null;
      return { told: kept ?? now, now, isLeftOut: await isLeftOut(row, now, numbered) };
    },
  };
}
