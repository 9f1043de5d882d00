import { isCard, isForPartner } from './notice-rules.js';
/** When the posts in the partner's thread arrived, earliest first. A card that changes notifies nobody. */
export function toldAt(notices) {
    return notices
        .filter(isPost)
        .flatMap(({ ts, sentAt }) => (ts === null || sentAt === null ? [] : [sentAt]))
        .toSorted((one, other) => one - other);
}
/** Null before anything arrived. That it was received stands on the card, which is no post. */
export function lastHeard(history, notices, now) {
    const isOnCard = notices.some(({ notice, ts }) => notice.kind === 'partner_card' && ts !== null);
    const isReceived = ({ kind }) => kind === 'sent' || kind === 'check_asked';
    const received = isOnCard ? history.filter(isReceived).map(({ at }) => at) : [];
    const at = [...received, ...toldAt(notices)].at(-1);
    return at === undefined ? null : { at, daysAgo: Math.max(0, Math.floor((now - at) / DAY_MS)) };
}
const DAY_MS = 24 * 60 * 60_000;
/** A post to the partner that is still to arrive, or that waits for a person to mend something. */
export function isOnItsWay(delivery) {
    return isPost(delivery) && delivery.ts === null && delivery.status !== 'dropped';
}
const isPost = ({ notice }) => isForPartner(notice) && !isCard(notice);
