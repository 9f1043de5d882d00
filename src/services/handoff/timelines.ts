import { type Handoff, windowOf } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { type Member, type UserId, ZONE_OF_LAST_RESORT, zoneOf } from '../../core/people/member.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { askedInRounds, type Timeline, timeline } from '../../core/handoff/timeline.ts';
import type { Calendars } from '../people/calendars.ts';

/** The history of a handoff in the working time of those who were asked, as their calendars are now. */
export type Timelines = ReturnType<typeof createTimelines>;

export function createTimelines(deps: {
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  calendars: Pick<Calendars, 'of'>;
}) {
  const { findMember, calendars } = deps;

  /** The zone of an earlier round is not stored: the zone that this person has now is used. */
  const calendarOf = async (userId: UserId, handoff: Handoff): Promise<Calendar> => {
    const zone = windowOf(handoff)?.aeZone ?? ZONE_OF_LAST_RESORT;
    const member = userId === handoff.packet.ae ? null : await findMember(userId);
    return (await calendars.of(userId, member ? zoneOf(member) : zone)).calendar;
  };

  return {
    async of(handoff: Handoff, history: HandoffEvent[]): Promise<Timeline> {
      const [first, ...later] = askedInRounds(history, handoff.packet.ae);
      const calendarsOf = (asked: UserId[]) => Promise.all(asked.map((userId) => calendarOf(userId, handoff)));
      const [firstCalendar, laterCalendars] = await Promise.all([calendarOf(first, handoff), calendarsOf(later)]);
      return timeline(history, [firstCalendar, ...laterCalendars]);
    },
  };
}
