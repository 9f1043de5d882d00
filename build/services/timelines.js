import { windowOf } from '../core/handoff.js';
import { ZONE_OF_LAST_RESORT, zoneOf } from '../core/member.js';
import { askedInRounds, timeline } from '../core/timeline.js';
export function createTimelines(deps) {
    const { findMember, calendars } = deps;
    /** The zone of an earlier round is not stored: the zone that this person has now is used. */
    const calendarOf = async (userId, handoff) => {
        const zone = windowOf(handoff)?.aeZone ?? ZONE_OF_LAST_RESORT;
        const member = userId === handoff.packet.ae ? null : await findMember(userId);
        return (await calendars.of(userId, member ? zoneOf(member) : zone)).calendar;
    };
    return {
        async of(handoff, history) {
            const [first, ...later] = askedInRounds(history, handoff.packet.ae);
            const calendarsOf = (asked) => Promise.all(asked.map((userId) => calendarOf(userId, handoff)));
            const [firstCalendar, laterCalendars] = await Promise.all([calendarOf(first, handoff), calendarsOf(later)]);
            return timeline(history, [firstCalendar, ...laterCalendars]);
        },
    };
}
