import type { HandoffContext } from '../blocks/handoff/handoff-context.ts';
import type { DrawContext } from '../blocks/notices/render.ts';
import { conversationFrom } from '../core/notices/conversations.ts';
import { type Handoff, windowOf } from '../core/handoff/handoff.ts';
import { type UserId, ZONE_OF_LAST_RESORT, zoneOf } from '../core/people/member.ts';
import type { Pace } from '../core/notices/notice-columns.ts';
import { paceOf } from '../core/notices/notice-rules.ts';
import { contactOf, type Partner, zoneOfPartner } from '../core/partner/partner.ts';
import { nextWorkingMoment } from '../core/time/business-time.ts';
import { type Calendar, dayOf, plainCalendar } from '../core/time/calendar.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { nextDaytime, nextDaytimeUpTo } from '../core/time/quiet-hours.ts';
import type { Timekeeping } from '../core/handoff/window.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import type { People } from '../slack/people.ts';
import { NotSaid } from './readers.ts';

/**
 * When a message may reach its reader: now, or when their day or their working hours begin. What is changed without a word to anybody does
 * not ask.
 */
export type ReadingHours = (
  row: NoticeRow,
  context: Pick<HandoffContext, 'about' | 'handoff' | 'partner'> | Exclude<DrawContext, HandoffContext>,
) => Promise<EpochMs>;

export function createReadingHours(deps: {
  people: Pick<People, 'known'>;
  /** When a person works in this zone, and the account executive of a handoff in that of its window. */
  calendars: {
    of: (userId: UserId, zone: string) => Promise<Timekeeping>;
    ofHandoff: (handoff: Handoff) => Promise<Timekeeping>;
    wantsCardsInHours: (userId: UserId) => Promise<boolean>;
  };
  now: () => EpochMs;
}): ReadingHours {
  const { people, calendars, now } = deps;

  const calendarOf = async (userId: UserId): Promise<Calendar> => {
    const member = people.known(userId, Infinity);
    if (member === null) throw new NotSaid('Where they are is not known.');
    return (await calendars.of(userId, zoneOf(member))).calendar;
  };

  const asAsked = async (userId: UserId): Promise<EpochMs> =>
    (await calendars.wantsCardsInHours(userId)) ? nextWorkingMoment(await calendarOf(userId), now()) : now();

  /** Delays are told before the promised day is over, if need be on a Saturday. Where nobody knows the partner's zone, at once. */
  const dayOfPartner = ({ zone }: Partner, handoff: Handoff): EpochMs => {
    if (zone === null) return now();
    const promised = windowOf(handoff)?.hearBy ?? dayOf(zone, now());
    return nextDaytimeUpTo(plainCalendar(zone), now(), promised);
  };

  /** Of somebody whose zone nobody knows, the account executive's clock is asked. */
  const workOfPartner = (partner: Partner, handoff: Handoff): EpochMs => {
    const userId = contactOf(handoff, partner)?.userId ?? null;
    const contact = userId === null ? null : people.known(userId, Infinity);
    const zone = zoneOfPartner(partner, contact, windowOf(handoff)?.aeZone ?? ZONE_OF_LAST_RESORT);
    return nextWorkingMoment(plainCalendar(zone), now());
  };

  const whenForPartner = (pace: Pace, partner: Partner, handoff: Handoff): EpochMs => {
    if (pace === 'at_once') return now();
    return pace === 'at_work' ? workOfPartner(partner, handoff) : dayOfPartner(partner, handoff);
  };

  const workOf = async (userId: UserId): Promise<EpochMs> => nextWorkingMoment(await calendarOf(userId), now());

  return async ({ notice, conversation: key }, context) => {
    const pace = paceOf(notice);
    const conversation = conversationFrom(key);
    // A channel has no day of its own: whoever is in it reads when they like.
    if (conversation.to === 'channel') return now();
    const ofHandoff = context.about === 'handoff' ? context : null;
    if (conversation.to === 'partner')
      return ofHandoff ? whenForPartner(pace, ofHandoff.partner, ofHandoff.handoff) : now();
    switch (pace) {
      case 'at_once':
        return now();
      case 'as_asked':
        return asAsked(conversation.userId);
      case 'at_work':
        if (!ofHandoff) return workOf(conversation.userId);
        return nextWorkingMoment((await calendars.ofHandoff(ofHandoff.handoff)).calendar, now());
      case 'by_day':
        return nextDaytime(await calendarOf(conversation.userId), now());
      default:
        return pace satisfies never;
    }
  };
}
