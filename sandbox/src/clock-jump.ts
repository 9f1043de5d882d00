import { Temporal } from 'temporal-polyfill';

/**
 * The instant (epoch milliseconds) that a jump of the page's clock leads to: `next_morning` is the next 09:00 in the zone,
 * `next_business_day` the same wall-clock time on the next Monday-to-Friday day. Throws RangeError for other words.
 */
export function jumpTarget(jump: string, now: number, zone: string): number {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  switch (jump) {
    case 'minute':
      return now + 60_000;
    case 'hour':
      return now + 3_600_000;
    case 'next_morning':
      return nextMorning(here).epochMilliseconds;
    case 'next_business_day':
      return nextBusinessDay(here).epochMilliseconds;
    default:
      throw new RangeError(`The clock cannot jump to ${jump}.`);
  }
}

function nextMorning(here: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const morning = here.withPlainTime('09:00');
  return Temporal.ZonedDateTime.compare(morning, here) > 0 ? morning : here.add({ days: 1 }).withPlainTime('09:00');
}

function nextBusinessDay(here: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const next = here.add({ days: 1 });
  return next.dayOfWeek <= 5 ? next : nextBusinessDay(next);
}
