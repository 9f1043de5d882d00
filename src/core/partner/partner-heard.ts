import type { HandoffEvent } from '../handoff/history.ts';
import type { Notice } from '../notices/notice.ts';
import { isCard, isForPartner } from '../notices/notice-rules.ts';
import type { EpochMs } from '../time/instant.ts';

/** What a partner has really been sent. */

/** A notice as it stands: `ts` and `sentAt` are null until Slack has it. */
type Delivery = { notice: Notice; status: string; ts: string | null; sentAt: EpochMs | null };

/** When the posts in the partner's thread arrived, earliest first. A card that changes notifies nobody. */
export function toldAt(notices: readonly Delivery[]): EpochMs[] {
  return notices
    .filter(isPost)
    .flatMap(({ ts, sentAt }) => (ts === null || sentAt === null ? [] : [sentAt]))
    .toSorted((one, other) => one - other);
}

/** When a partner last read something, and how many days ago that is. */
export type Heard = { at: EpochMs; daysAgo: number };

/** Null before anything arrived. That it was received stands on the card, which is no post. */
export function lastHeard(history: readonly HandoffEvent[], notices: readonly Delivery[], now: EpochMs): Heard | null {
  const isOnCard = notices.some(({ notice, ts }) => notice.kind === 'partner_card' && ts !== null);
  const isReceived = ({ kind }: HandoffEvent) => kind === 'sent' || kind === 'check_asked';
  const received = isOnCard ? history.filter(isReceived).map(({ at }) => at) : [];
  const at = [...received, ...toldAt(notices)].at(-1);
  return at === undefined ? null : { at, daysAgo: Math.max(0, Math.floor((now - at) / DAY_MS)) };
}

const DAY_MS = 24 * 60 * 60_000;

/** A post to the partner that is still to arrive, or that waits for a person to mend something. */
export function isOnItsWay(delivery: Delivery): boolean {
  return isPost(delivery) && delivery.ts === null && delivery.status !== 'dropped';
}

const isPost = ({ notice }: Delivery): boolean => isForPartner(notice) && !isCard(notice);
