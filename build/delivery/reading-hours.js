import { conversationFrom } from '../core/conversations.js';
import { windowOf } from '../core/handoff.js';
import { ZONE_OF_LAST_RESORT, zoneOf } from '../core/member.js';
import { paceOf } from '../core/notice-rules.js';
import { contactOf, zoneOfPartner } from '../core/partner.js';
import { nextWorkingMoment } from '../core/time/business-time.js';
import { dayOf, plainCalendar } from '../core/time/calendar.js';
import { nextDaytime, nextDaytimeUpTo } from '../core/time/quiet-hours.js';
import { NotSaid } from './readers.js';
export function createReadingHours(deps) {
    const { people, calendars, now } = deps;
    const calendarOf = async (userId) => {
        const member = people.known(userId, Infinity);
        if (member === null)
            throw new NotSaid('Where they are is not known.');
        return (await calendars.of(userId, zoneOf(member))).calendar;
    };
    const asAsked = async (userId) => (await calendars.wantsCardsInHours(userId)) ? nextWorkingMoment(await calendarOf(userId), now()) : now();
    /** Delays are told before the promised day is over, if need be on a Saturday. Where nobody knows the partner's zone, at once. */
    const dayOfPartner = ({ zone }, handoff) => {
        if (zone === null)
            return now();
        const promised = windowOf(handoff)?.hearBy ?? dayOf(zone, now());
        return nextDaytimeUpTo(plainCalendar(zone), now(), promised);
    };
    /** Of somebody whose zone nobody knows, the account executive's clock is asked. */
    const workOfPartner = (partner, handoff) => {
        const userId = contactOf(handoff, partner)?.userId ?? null;
        const contact = userId === null ? null : people.known(userId, Infinity);
        const zone = zoneOfPartner(partner, contact, windowOf(handoff)?.aeZone ?? ZONE_OF_LAST_RESORT);
        return nextWorkingMoment(plainCalendar(zone), now());
    };
    const whenForPartner = (pace, partner, handoff) => {
        if (pace === 'at_once')
            return now();
        return pace === 'at_work' ? workOfPartner(partner, handoff) : dayOfPartner(partner, handoff);
    };
    const workOf = async (userId) => nextWorkingMoment(await calendarOf(userId), now());
    return async ({ notice, conversation: key }, context) => {
        const pace = paceOf(notice);
        const conversation = conversationFrom(key);
        // A channel has no day of its own: whoever is in it reads when they like.
        if (conversation.to === 'channel')
            return now();
        const ofHandoff = 'handoff' in context ? context : null;
        if (conversation.to === 'partner')
            return ofHandoff ? whenForPartner(pace, ofHandoff.partner, ofHandoff.handoff) : now();
        switch (pace) {
            case 'at_once':
                return now();
            case 'as_asked':
                return asAsked(conversation.userId);
            case 'at_work':
                if (!ofHandoff)
                    return workOf(conversation.userId);
                return nextWorkingMoment((await calendars.ofHandoff(ofHandoff.handoff)).calendar, now());
            case 'by_day':
                return nextDaytime(await calendarOf(conversation.userId), now());
            default:
                return pace;
        }
    };
}
