import type { BusinessTime } from '../../core/time/business-time.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { roughMinutes } from '../../core/time/time-left.ts';
import { bare, type Mrkdwn, mrkdwn } from './mrkdwn.ts';

/** Moments and durations in words, the same on every machine; days: `core/time/day-words.ts`. */

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;

/** "Thu 26 Nov 2026, 17:00 (New York time)"; `zone` is an IANA zone. For where Slack cannot show it in the reader's own. */
export function momentWords(at: EpochMs, zone: string): string {
  return `${format(at, zone, { ...DAY, year: 'numeric' })}, ${clockWords(at, zone)} (${zoneWords(zone)})`;
}

/** "Thu 26 Nov 17:00", for the notification of somebody who lives in `zone`. */
export function shortMomentWords(at: EpochMs, zone: string): string {
  return `${format(at, zone, DAY)} ${clockWords(at, zone)}`;
}

/** "17:00". */
export function clockWords(at: EpochMs, zone: string): string {
  return format(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** The moment in the reader's own zone. https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export function momentForReader(at: EpochMs, fallbackZone: string): Mrkdwn {
  const seconds = Math.floor(at / 1000);
  return mrkdwn`<!date^${seconds}^{date_short_pretty} at {time}|${bare(momentWords(at, fallbackZone))}>`;
}

/** Working time as "1 business day, 3 h 20 min", down to the minute that is over. */
export function businessTimeWords({ days, ms }: BusinessTime): string {
  const minutes = Math.floor(ms / 60_000);
  const dayPart = days === 0 ? [] : [`${days} business ${days === 1 ? 'day' : 'days'}`];
  const rest = durationWords(minutes);
  return minutes === 0 && days > 0 ? dayPart.join() : [...dayPart, rest].join(', ');
}

/** "3 h 20 min", "3 h", "20 min", "0 min". */
export function durationWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

const PLAIN_WORDS: Record<number, string> = {
  0: 'Less than a minute',
  1: 'One minute',
  30: 'Half an hour',
  60: 'One working hour',
  90: 'An hour and a half',
  120: 'Two working hours',
};

/** Working time that is left, as "Two working hours left", "1 h 45 min left", "20 minutes left". */
export function leftWords(ms: number): string {
  const minutes = roughMinutes(ms);
  return `${PLAIN_WORDS[minutes] ?? (minutes < 60 ? `${minutes} minutes` : durationWords(minutes))} left`;
}

/** "New York time". */
export function zoneWords(zone: string): string {
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return city === 'UTC' ? 'UTC' : `${city} time`;
}

// Creating a formatter costs more than using it a hundred times; there are two for each zone.
const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: EpochMs, zone: string, parts: Intl.DateTimeFormatOptions): string {
  const key = `${zone} ${JSON.stringify(parts)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: zone });
  formats.set(key, known);
  return known.format(at).replace(',', '');
}
