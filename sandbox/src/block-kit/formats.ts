export type Format = keyof typeof FORMATS;

type Check = { test: (value: string) => boolean; message: string };

function pattern(expression: RegExp, message: string): Check {
  return { test: (value) => expression.test(value), message };
}

const FORMATS = {
  url: { test: (value: string) => URL.canParse(value), message: 'must be a valid URL' },
  https_url: { test: isHttpsUrl, message: 'must be a valid https URL' },
  date: { test: isDate, message: 'must be a date in the format YYYY-MM-DD' },
  time: pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the format HH:mm'),
  timezone: { test: isTimezone, message: 'must be an IANA timezone' },
  decimal: pattern(/^-?\d+(\.\d+)?$/, 'must be a number written as a string'),
  color: pattern(/^#?[0-9a-fA-F]{6}$/, 'must be a hex color'),
  file_id: pattern(/^F[A-Z0-9]{8,}$/, 'invalid file id'),
  user_id: pattern(/^[UW][A-Z0-9]+$/, 'invalid user id'),
  usergroup_id: pattern(/^S[A-Z0-9]+$/, 'invalid usergroup id'),
  team_id: pattern(/^T[A-Z0-9]+$/, 'invalid team id'),
  channel_id: pattern(/^[CG][A-Z0-9]+$/, 'invalid channel id'),
} satisfies Record<string, Check>;

/** What is wrong with the value as that format, or null when nothing is. */
export function formatFault(format: Format, value: string): string | null {
  const check = FORMATS[format];
  return check.test(value) ? null : check.message;
}

function isHttpsUrl(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:';
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return false;
  }
  const midnight = new Date(`${value}T00:00:00Z`);
  // February 30 rolls over into March, so a real day is one that survives the round trip.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(value);
}

function isTimezone(value: string): boolean {
  try {
    // Only the constructor knows the aliases too; the list of supported zones lacks even UTC.
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
