import type { EpochMs } from '../../time/instant.ts';
import { has, type Said } from './said.ts';
import { spokenTimeIn } from './spoken-time.ts';
import { anyOf } from './vocabulary.ts';

/** When something was, as it is said. Dates count in any order of day and month name; what has no year is the nearest such day. */
export type When = { isRecent: boolean; isOld: boolean; isAhead: boolean };

const RECENT_DAYS = 90;
const DAY_MS = 86_400_000;

const RECENTLY = anyOf('the other day, just now, a moment ago, 今日, 昨日, 今週, 先週, 今月, 先月, 毎週, 毎月, 毎日');

const LONG_AGO = anyOf(
  `months ago, formerly, in the past, once upon, back in, some time ago, long ago, early days, noch vom studium, de outros tempos, 昨年, 去年`,
);

/** In the order of the year. */
const MONTHS = [
  'jan january enero januar janner janvier janeiro gennaio januari',
  'feb february febrero februar fevrier fevereiro febbraio februari',
  'mar march marzo marz mars marco maart',
  'apr april abril avril aprile',
  'may mayo mai maio maggio mei',
  'jun june junio juni juin junho giugno',
  'jul july julio juli juillet julho luglio',
  'aug august agosto aout augustus',
  'sep sept september septiembre septembre setembro settembre',
  'oct october octubre oktober octobre outubro ottobre okt',
  'nov november noviembre novembre novembro',
  'dec december diciembre dezember decembre dezembro dicembre dez dic',
].map((names) => names.split(' '));

/** Words before a day, in the languages that have one. */
const ON = new Set(['on', 'by', 'for', 'until', 'am', 'vom', 'bis', 'le', 'du', 'el', 'dia', 'il', 'op', 'em', 'no']);

type Found = { day: number | null; month: number | null; year: number | null };

export function whenIn(text: Said, now: EpochMs): When {
  const days = datesIn(text.words).map((found) => (nearest(found, now) - now) / DAY_MS);
  const spoken = spokenTimeIn(text.words, text.isEnglish);
  const isRecent =
    has(text, RECENTLY) ||
    spoken.daysPast.some((past) => past <= RECENT_DAYS) ||
    days.some((away) => away <= 1 && away >= -RECENT_DAYS);
  const isLongAgo =
    has(text, LONG_AGO) ||
    spoken.daysPast.some((past) => past > RECENT_DAYS) ||
    days.some((away) => away < -RECENT_DAYS);
  return { isRecent, isOld: !isRecent && isLongAgo, isAhead: spoken.isAhead || days.some((away) => away > 1) };
}

function datesIn(words: string): Found[] {
  const tokens = words
    .replaceAll(/(\d+)年/g, ' $1 ')
    .replaceAll(/(\d+)月(?:(\d+)日)?/g, ' m$1 $2 ')
    .split(/ +/);
  return tokens.flatMap((token, at): Found[] => {
    const month = monthOf(token);
    const [before, after, second] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
    // "18 de noviembre".
    const day = dayIn(after) ?? dayIn(before) ?? (before === 'de' ? dayIn(tokens[at - 2]) : null);
    if (month !== null) {
      const year = yearIn(after) ?? yearIn(second) ?? yearIn(before);
      const isModal = token === 'may' && day === null && year === null;
      return isModal ? [] : [{ day, month, year }];
    }
    const alone = dayAlone(token, before, tokens[at - 2]) ?? dayAndMonth(token, after, second, before);
    if (alone !== null) return [alone];
    const year = yearIn(token);
    const isBesideMonth = [before, after, tokens[at - 2]].some((one) => one !== undefined && monthOf(one) !== null);
    return year === null || isBesideMonth ? [] : [inNumbers(year, after, second)];
  });
}

/** "On the 28th": the nearest such day. */
function dayAlone(token: string, the: string | undefined, before: string | undefined): Found | null {
  const isOrdinal = /^\d{1,2}(?:st|nd|rd|th)$/.test(token);
  const isSaidSo = the === 'the' && ON.has(before ?? '');
  return isOrdinal && isSaidSo ? { day: dayIn(token), month: null, year: null } : null;
}

/** "20/11/2026", or "20.11." behind a word like "on". */
function dayAndMonth(token: string, month = '', year = '', before = ''): Found | null {
  const isPair = /^\d{1,2}$/.test(token) && dayIn(token) !== null && /^(0?[1-9]|1[0-2])$/.test(month);
  const isDate = isPair && (yearIn(year) !== null || ON.has(before));
  return isDate ? { day: dayIn(token), month: Number(month) - 1, year: yearIn(year) } : null;
}

function inNumbers(year: number, month: string | undefined, day: string | undefined): Found {
  const isDate = /^(0?[1-9]|1[0-2])$/.test(month ?? '') && dayIn(day) !== null;
  return isDate ? { year, month: Number(month) - 1, day: dayIn(day) } : { year, month: null, day: null };
}

function monthOf(token: string): number | null {
  const written = /^m(\d{1,2})$/.exec(token)?.[1];
  if (written !== undefined) return Number(written) >= 1 && Number(written) <= 12 ? Number(written) - 1 : null;
  const at = MONTHS.findIndex((names) => names.includes(token));
  return at < 0 ? null : at;
}

function dayIn(token: string | undefined): number | null {
  const number = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token ?? '')?.[1];
  return number === undefined || Number(number) < 1 || Number(number) > 31 ? null : Number(number);
}

function yearIn(token: string | undefined): number | null {
  return /^20\d\d$/.test(token ?? '') ? Number(token) : null;
}

/** The nearest day to now that fits. A year alone is its last day, or now while it lasts; a day alone is in this month. */
function nearest({ day, month, year }: Found, now: EpochMs): EpochMs {
  if (month === null && year === null && day !== null) return new Date(now).setUTCDate(day);
  const thisYear = new Date(now).getUTCFullYear();
  if (month === null)
    return year === thisYear || year === null ? now - DAY_MS : Date.UTC(year, year < thisYear ? 11 : 0, 28);
  const inYear = (one: number) => Date.UTC(one, month, day ?? 28);
  if (year !== null) return inYear(year);
  const candidates = [thisYear - 1, thisYear, thisYear + 1].map(inYear);
  return candidates.reduce((best, one) => (Math.abs(one - now) < Math.abs(best - now) ? one : best));
}
