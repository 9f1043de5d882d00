import { type Handoff, windowOf } from '../../core/handoff/handoff.ts';
import { type Member, type UserId, ZONE_OF_LAST_RESORT, zoneOf } from '../../core/people/member.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { Calendars } from '../people/calendars.ts';

/** When the author of a handoff works: in their own zone, or in the account executive's while Slack does not say theirs. */
export type AuthorCalendar = (handoff: Handoff) => Promise<Calendar>;

export function createAuthorCalendar(deps: {
  calendars: Pick<Calendars, 'of'>;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
}): AuthorCalendar {
  return async (handoff) => {
    const author = await deps.findMember(handoff.author);
    const zone = author ? zoneOf(author) : (windowOf(handoff)?.aeZone ?? ZONE_OF_LAST_RESORT);
    return (await deps.calendars.of(handoff.author, zone)).calendar;
  };
}
