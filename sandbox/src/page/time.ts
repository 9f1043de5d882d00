/** Dates as a person in `zone` reads them. Instants are epoch milliseconds; the language is US English, as in Slack's default. */
type Options = Intl.DateTimeFormatOptions;

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(at: number, zone: string, options: Options): string {
  const key = `${zone} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options });
  formatters.set(key, formatter);
  return formatter.format(at);
}

/** Slack knows no zone of some accounts; they are shown UTC. */
export const zoneOf = (person: { tz: string | null }) => person.tz ?? 'UTC';

export const timeOfDay = (at: number, zone: string) => format(at, zone, { hour: 'numeric', minute: '2-digit' });
export const timeWithSeconds = (at: number, zone: string) =>
  format(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
export const weekdayAndDate = (at: number, zone: string) =>
  format(at, zone, { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });
export const zoneAbbreviation = (at: number, zone: string) =>
  format(at, zone, { timeZoneName: 'short', hour: 'numeric' }).replace(/^.*[AP]M /, '');

/** The calendar day, as a key that is equal for two instants of one day. */
export const dayKey = (at: number, zone: string) =>
  format(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' });

/** A message's `ts` as an instant. */
export const instantOf = (ts: string) => Number(ts) * 1000;

/** "Today", "Yesterday" or the date, as the dividers between messages say it. */
export function dayName(at: number, now: number, zone: string): string {
  return relativeDay(at, now, zone) ?? ordinal(at, zone, { weekday: 'long', month: 'long' }, now);
}

function relativeDay(at: number, now: number, zone: string): string | null {
  const day = 86_400_000;
  if (dayKey(at, zone) === dayKey(now, zone)) return 'Today';
  if (dayKey(at, zone) === dayKey(now - day, zone)) return 'Yesterday';
  return dayKey(at, zone) === dayKey(now + day, zone) ? 'Tomorrow' : null;
}

/** "Monday, November 9th", with the year when it is far from `now`. */
function ordinal(at: number, zone: string, options: Options, now: number): string {
  const number = Number(format(at, zone, { day: 'numeric' }));
  const teen = number % 100 >= 11 && number % 100 <= 13;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  const name = format(at, zone, { ...options, day: 'numeric' });
  return `${name}${suffix}${isFar(at, now) ? `, ${format(at, zone, { year: 'numeric' })}` : ''}`;
}

/** Slack leaves the year out of dates less than six months away. */
const isFar = (at: number, now: number) => Math.abs(at - now) > 182 * 86_400_000;

/** Fills the tokens of a `<!date^…>`: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export function fillDateFormat(pattern: string, at: number, now: number, zone: string): string {
  const dates: Record<string, () => string> = {
    date_num: () => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at),
    date_slash: () => format(at, zone, { month: '2-digit', day: '2-digit', year: 'numeric' }),
    date: () => ordinal(at, zone, { month: 'long' }, now),
    date_short: () =>
      format(at, zone, { month: 'short', day: 'numeric', ...(isFar(at, now) && { year: 'numeric' as const }) }),
    date_long: () => ordinal(at, zone, { weekday: 'long', month: 'long' }, now),
    time: () => timeOfDay(at, zone),
    time_secs: () => format(at, zone, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    ago: () => ago(at, now),
  };
  return pattern.replaceAll(/\{(\w+)\}/g, (token: string, name: string, offset: number) => {
    const pretty = name.endsWith('_pretty') ? relativeDay(at, now, zone) : null;
    if (pretty) return offset === 0 ? pretty : pretty.toLowerCase();
    return dates[name.replace(/_pretty$/, '').replace('day_divider', 'date_long')]?.() ?? token;
  });
}

/** "3 minutes ago", "in 2 hours". */
export function ago(at: number, now: number): string {
  const minutes = Math.round((at - now) / 60_000);
  const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
  if (Math.abs(minutes) < 1) return 'just now';
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 60 * 24) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
}
