import { windowOf } from '../core/handoff.js';
import { ZONE_OF_LAST_RESORT, zoneOf } from '../core/member.js';
export function createAuthorCalendar(deps) {
    return async (handoff) => {
        const author = await deps.findMember(handoff.author);
        const zone = author ? zoneOf(author) : (windowOf(handoff)?.aeZone ?? ZONE_OF_LAST_RESORT);
        return (await deps.calendars.of(handoff.author, zone)).calendar;
    };
}
