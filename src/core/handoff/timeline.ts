import { type HandoffEvent, isReopenedAnew } from './history.ts';
import type { UserId } from '../people/member.ts';
import { TOLD } from '../outcome/outcome-notices.ts';
import { type BusinessTime, inBusinessDays, workingTimeBetween } from '../time/business-time.ts';
import type { Calendar } from '../time/calendar.ts';
import type { EpochMs } from '../time/instant.ts';

/** An event of the history. `round` is the round after it. */
export type TimelineEntry = HandoffEvent & {
  round: number;
  /** The window before the event: how much of its working time had passed, and whether it was over. Null before the first window. */
  window: { taken: BusinessTime; isOver: boolean } | null;
};

/** `calendar` is that of the last account executive. */
export type Timeline = { entries: TimelineEntry[]; calendar: Calendar };

type Running = { seenAt: EpochMs; ms: number; isOver: boolean; hasLapsed: boolean };

const OPENS_A_WINDOW = new Set<HandoffEvent['kind']>(['sent', 'cleared', 'rerouted', 'extended']);
/** Somebody is asked, whom `detail` names. */
const ASKS = new Set<HandoffEvent['kind']>(['sent', 'cleared', 'rerouted']);
/** The window is long over, and says nothing about these. */
const AFTER_THE_WINDOW = new Set<HandoffEvent['kind']>([
  'worth_working',
  ...TOLD,
  'credit_corrected',
  'credit_disputed',
  'credit_kept',
]);
const CLOSES_THE_WINDOW = new Set<HandoffEvent['kind']>([
  'lapsed',
  'accepted',
  'declined',
  'withdrawn',
  'check_renewed',
]);

/** The account executive of each round, in order; `ae` is the present one, and the first one where the history does not name them. */
export function askedInRounds(history: readonly HandoffEvent[], ae: UserId): [UserId, ...UserId[]] {
  const isFirst = ({ kind }: HandoffEvent) => kind === 'sent' || kind === 'cleared';
  const first = history.find(isFirst);
  const others = history.filter((event) => event !== first && ASKS.has(event.kind));
  return [first?.detail ?? ae, ...others.flatMap(({ detail }) => detail ?? [])];
}

/** The history with the working time that had passed at each event. `calendars`: one for each round, the first round's first. */
export function timeline(history: readonly HandoffEvent[], calendars: readonly [Calendar, ...Calendar[]]): Timeline {
  const last = calendars.at(-1) ?? calendars[0];
  let round = 1;
  let running: Running | null = null;
  const entries = history.map((event): TimelineEntry => {
    const counted = AFTER_THE_WINDOW.has(event.kind) ? null : running;
    const window = counted && passed(counted, event, calendars[round - 1] ?? last);
    if (event.kind === 'rerouted' || (running !== null && ASKS.has(event.kind))) round += 1;
    if (OPENS_A_WINDOW.has(event.kind) || isReopenedAnew(event))
      running = { seenAt: event.at, ms: 0, isOver: false, hasLapsed: false };
    return { ...event, round, window };
  });
  return { entries, calendar: last };
}

/** Counts from one event to the next, so that a long history counts each day once. */
function passed(running: Running, { kind, at }: HandoffEvent, calendar: Calendar): TimelineEntry['window'] {
  running.ms += workingTimeBetween(calendar, running.seenAt, at);
  running.seenAt = Math.max(running.seenAt, at);
  // An answer still belongs to the window that it ends; a window that lapsed was over before that event.
  const isOver = running.isOver || kind === 'lapsed';
  running.hasLapsed ||= kind === 'lapsed';
  // An answer that was taken back has not ended it.
  running.isOver = kind === 'reopened' ? running.hasLapsed : isOver || CLOSES_THE_WINDOW.has(kind);
  return { taken: inBusinessDays(calendar, running.ms), isOver };
}
