// Days that are typed one a line, as administrators list closures: "2026-12-24 to 2026-12-31 Winter break".
import * as z from 'zod';
import { shiftDay } from './calendar.ts';
import { cut, tidy } from '../kernel/text.ts';

/** Civil days from `from` to `to`, both included. `name` is people's own. */
export type DaySpan = { from: string; to: string; name: string | null };

/** Slack's limit for one text field. https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const MAX_LIST = 3000;
/** After this many days the calendar knows no public holidays, and a window might find no business day. */
export const DAYS_AHEAD = 2 * 365;
const MAX_NAME = 75;
const MAX_SPAN_DAYS = 31;
const LINE = /^(\d{4}-\d\d-\d\d)(?:\s*(?:to|until|-|–|—)\s*(\d{4}-\d\d-\d\d))?(?:[\s,:]+(.*))?$/i;

/** True for a day that exists: 2026-02-30 does not. */
export function isDay(text: unknown): boolean {
  return z.iso.date().safeParse(text).success;
}

/** Reads one span a line; null is an empty field. `today` is a civil day: no span may end more than two years after it. */
export function dayListSchema(today: string) {
  return z
    .string()
    .nullable()
    .transform((text, context) => {
      const lines = tidy(text ?? '')
        .split('\n')
        .map(tidy)
        .filter((line) => line !== '');
      const read = lines.map((line) => readLine(line, today));
      const fault = read.find((entry) => typeof entry === 'string');
      if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
      const spans = read.filter((entry) => typeof entry !== 'string').toSorted((a, b) => (a.from < b.from ? -1 : 1));
      if (writeDayList(spans).length > MAX_LIST) {
        const message = `Keep the list to ${MAX_LIST} characters: take out what is long over.`;
        context.addIssue({ code: 'custom', message });
      }
      return spans;
    });
}

/** The spans as they are typed; reads back as the same spans. */
export function writeDayList(spans: readonly DaySpan[]): string {
  return spans
    .map(({ from, to, name }) => `${from}${to === from ? '' : ` to ${to}`}${name === null ? '' : ` ${name}`}`)
    .join('\n');
}

/** Of a line, without what its days are called. */
export function daysOfLine(line: string): string {
  const [, from, to = from] = LINE.exec(tidy(line)) ?? [];
  return from === undefined ? line : `${from} ${to}`;
}

/** Each day of the span, in order. */
export function daysOf({ from, to }: Pick<DaySpan, 'from' | 'to'>): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = shiftDay(day, 1)) days.push(day);
  return days;
}

/** The span, or the sentence that says what is wrong with the line. */
function readLine(line: string, today: string): DaySpan | string {
  const [, from = '', to = from, words = ''] = LINE.exec(line) ?? [];
  if (from === '') return `“${cut(line, 40)}” is no day. Write one a line, for example: 2026-12-24 Winter break`;
  const unreal = [from, to].find((day) => !isDay(day));
  if (unreal !== undefined) return `There is no ${unreal}. Write year, month, day: 2026-12-24`;
  if (to < from) return `${from} to ${to} ends before it begins.`;
  if (to > shiftDay(from, MAX_SPAN_DAYS - 1))
    return `${from} to ${to} is longer than a month. Check the years, or write it in parts.`;
  if (to > shiftDay(today, DAYS_AHEAD)) return `${to} is more than two years ahead. Add it later.`;
  const name = tidy(words);
  if (name.length > MAX_NAME) return `Keep each name to ${MAX_NAME} characters.`;
  return { from, to, name: name || null };
}
