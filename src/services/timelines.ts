import type { Calendar } from '../core/time/calendar.ts';
import type { Handoff } from '../core/handoff.ts';
import type { HandoffEvent } from '../core/history.ts';
import { type Account, ZONE_OF_LAST_RESORT, zoneOf } from '../core/member.ts';
import { askedInRounds, type Timeline, timeline } from '../core/timeline.ts';
import type { Timekeeping } from '../core/window.ts';

/** The history of a handoff in the working time of those who were asked, as their calendars are now. */
export function createTimelines(deps: {
  /** Null when Slack does not answer in time. */
  findAccount: (userId: string) => Promise<Account | null>;
  calendars: { of: (userId: string, zone: string) => Promise<Timekeeping> };
}) {
  const { findAccount, calendars } = deps;

  /** The zone in which an earlier round was counted is not kept: it is the one that they have now. */
  const calendarOf = async (userId: string, { packet, aeZone }: Handoff): Promise<Calendar> => {
    const kept = aeZone ?? ZONE_OF_LAST_RESORT;
    const account = userId === packet.ae ? null : await findAccount(userId);
    return (await calendars.of(userId, account ? zoneOf(account) : kept)).calendar;
  };

  return {
    async of(handoff: Handoff, history: HandoffEvent[]): Promise<Timeline> {
      const [first, ...later] = askedInRounds(history, handoff.packet.ae);
      const calendarsOf = (asked: string[]) => Promise.all(asked.map((userId) => calendarOf(userId, handoff)));
      const [firstCalendar, laterCalendars] = await Promise.all([calendarOf(first, handoff), calendarsOf(later)]);
      return timeline(history, [firstCalendar, ...laterCalendars]);
    },
  };
}
