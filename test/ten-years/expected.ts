import { type Deed, type Script, tickAt } from './script.ts';
import { HOUR, type Wall } from './wall.ts';
import type { WorkingDay } from './working-days.ts';

/**
 * What should become of a handoff, told by somebody who has the list of working days in front of them and walks it with a
 * finger. Slow, and without a line of the bot's own.
 */

/** One thing that is done, in epoch ms. */
export type Done = { what: What; at: number };
/** `due` is the moment that the rules name, `at` the tick at which the bot can do it first. */
export type Happening = Done & { due: number };
export type What =
  | 'lands'
  | 'halfway'
  | 'asked_for'
  | 'last_day'
  | 'last_hours'
  | 'lapses'
  | 'escalates'
  | 'retimed'
  | Deed['what'];

export function isReminder(what: What): boolean {
  return what === 'halfway' || what === 'asked_for' || what === 'last_day' || what === 'last_hours';
}

/** A window as it should be. */
export type Window = { landsAt: number; deadlineAt: number; escalatesAt: number; usual: Moment[] };
type Moment = { what: 'halfway' | 'asked_for' | 'last_day' | 'last_hours'; at: number };

const LAST_HOURS = 2 * HOUR;

/** The window of `length` business days of somebody who works on `days`. */
export function windowOf(days: readonly WorkingDay[], wall: Wall, landsAt: number, length: number): Window {
  const landingDay = wall.dayOf(landsAt);
  const first = days.findIndex(({ day }) => day > landingDay);
  const last = days[first + length - 1];
  const next = days[first + length];
  if (first < 1 || !last || !next) throw new RangeError('The window ends beyond the days that are known.');
  // The landing day itself, when it is worked, and all that follow up to the last.
  const counted = days.slice(first - 1, first + length);
  const deadlineAt = last.to;
  return { landsAt, deadlineAt, escalatesAt: next.to, usual: usualReminders(counted, landsAt, deadlineAt, wall) };
}

function usualReminders(counted: WorkingDay[], landsAt: number, deadlineAt: number, wall: Wall): Moment[] {
  const spans = counted
    .map(({ from, to }) => ({ from: Math.max(from, landsAt), to: Math.min(to, deadlineAt) }))
    .filter(({ from, to }) => to > from);
  const all = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  const lastSpan = spans.at(-1);
  if (!lastSpan) return [];
  // A last day of which the clocks skip every hour has no morning: the day before is the last one then.
  const lastDay = counted.find(({ to }) => to === lastSpan.to);
  const lastMorning = lastDay?.from ?? lastSpan.from;
  const found: Moment[] = [];
  const half = workedFor(spans, Math.floor(all / 2));
  // On the landing day the card itself is that day's message; half the window falls there only when the clocks lengthen that day.
  const isAnotherDay = half < lastMorning && wall.dayOf(half) !== wall.dayOf(landsAt);
  if (isAnotherDay) found.push({ what: 'halfway', at: half });
  if (lastMorning > landsAt) found.push({ what: 'last_day', at: lastMorning });
  const lastCall = lastSpan.to - LAST_HOURS;
  if (lastCall > lastMorning && lastCall > landsAt) found.push({ what: 'last_hours', at: lastCall });
  return found;
}

/** The moment at which `ms` milliseconds were worked; at the end of a day it is the next morning. */
function workedFor(spans: readonly { from: number; to: number }[], ms: number): number {
  let left = ms;
  for (const { from, to } of spans) {
    if (left < to - from) return from + left;
    left -= to - from;
  }
  return Infinity;
}

type State = {
  window: Window;
  /** What was due up to here has been said, or passed over. */
  saidUpTo: number;
  notBefore: number | null;
  isLastDayOnly: boolean;
  isDecided: boolean;
  lapsedAt: number | null;
  isEscalated: boolean;
};

/** All that should happen to the handoff of `script`, in order, and the windows that it has. */
export function expectedLife(
  script: Script,
  days: readonly WorkingDay[],
  wall: Wall,
): { happenings: Happening[]; windows: Window[] } {
  const { outages } = script;
  const state: State = {
    window: windowOf(days, wall, script.landsAt, script.days),
    saidUpTo: script.landsAt,
    notBefore: null,
    isLastDayOnly: false,
    isDecided: false,
    lapsedAt: null,
    isEscalated: false,
  };
  const windows = [state.window];
  const happenings: Happening[] = [{ what: 'lands', at: script.landsAt, due: script.landsAt }];
  const deeds = [...script.deeds];
  let now = script.landsAt;
  while (!isOver(state, deeds)) {
    const tick = nextTick(state, days, wall, now, outages);
    const deed = deeds[0];
    if (deed && deed.at < tick) {
      deeds.shift();
      now = Math.max(now, deed.at);
      if (!mayBeDone(deed, state)) continue;
      happenings.push({ what: deed.what, at: deed.at, due: deed.at });
      doDeed(deed, state, days, wall);
      if (deed.what === 'extends') windows.push(state.window);
    } else {
      now = tick;
      const happening = onTick(state, days, wall, tick);
      if (happening) happenings.push(happening);
    }
  }
  return { happenings, windows };
}

function isOver({ isDecided, isEscalated }: State, deeds: Deed[]): boolean {
  return isDecided || (isEscalated && deeds.length === 0);
}

/** Of all ticks those at which anything could happen. */
function nextTick(
  state: State,
  days: readonly WorkingDay[],
  wall: Wall,
  now: number,
  outages: Script['outages'],
): number {
  const { window, lapsedAt, isEscalated } = state;
  const mornings = days
    .filter(({ to }) => to > now)
    .slice(0, 3)
    .map(({ from }) => from);
  const moments =
    lapsedAt === null
      ? [...wanted(state, wall).map(({ at }) => at), ...mornings, window.deadlineAt, ...outages.map(({ to }) => to)]
      : [isEscalated ? Infinity : Math.max(window.escalatesAt, lapsedAt + 1)];
  const ticks = moments.map((at) => tickAt(at, outages)).filter((tick) => tick > now);
  return Math.min(...ticks);
}

function onTick(state: State, days: readonly WorkingDay[], wall: Wall, tick: number): Happening | null {
  const { window, lapsedAt } = state;
  if (lapsedAt !== null) {
    if (tick < window.escalatesAt) return null;
    state.isEscalated = true;
    return { what: 'escalates', at: tick, due: window.escalatesAt };
  }
  if (tick >= window.deadlineAt) {
    state.lapsedAt = tick;
    return { what: 'lapses', at: tick, due: window.deadlineAt };
  }
  if (!days.some(({ from, to }) => from <= tick && tick < to)) return null;
  const moments = wanted(state, wall);
  const latest = moments.findLast(({ at }) => at > state.saidUpTo && at <= tick);
  if (!latest) return null;
  const isToday = ({ at }: Moment) => wall.dayOf(at) === wall.dayOf(tick);
  // One a day: what is late by a day waits when today has one of its own to come.
  if (!isToday(latest) && moments.some((moment) => moment.what === 'halfway' && moment.at > tick && isToday(moment))) {
    return null;
  }
  state.saidUpTo = tick;
  return { what: latest.what, at: tick, due: latest.at };
}

/** The reminders that the account executive wants to hear. */
function wanted({ window, notBefore, isLastDayOnly }: State, wall: Wall): Moment[] {
  const { usual, deadlineAt } = window;
  if (isLastDayOnly && notBefore === null) return usual.filter(({ what }) => what !== 'halfway');
  if (notBefore === null) return usual;
  const later = usual.filter(({ what, at }) => {
    const isSecondOfItsDay = what === 'halfway' && wall.dayOf(at) === wall.dayOf(notBefore);
    return at >= notBefore && !isSecondOfItsDay && !(what === 'halfway' && isLastDayOnly);
  });
  const isSaidAnyway = notBefore >= deadlineAt || later.some(({ at }) => at === notBefore);
  return isSaidAnyway ? later : [{ what: 'asked_for', at: notBefore }, ...later];
}

function mayBeDone(deed: Deed, { isDecided, lapsedAt }: State): boolean {
  const needsOpenWindow = deed.what === 'reminds tomorrow' || deed.what === 'reminds on the last day';
  return !isDecided && !(needsOpenWindow && lapsedAt !== null);
}

function doDeed(deed: Deed, state: State, days: readonly WorkingDay[], wall: Wall): void {
  const today = wall.dayOf(deed.at);
  switch (deed.what) {
    case 'accepts':
    case 'declines':
      state.isDecided = true;
      break;
    case 'reminds tomorrow':
      state.notBefore = days.find(({ day }) => day > today)?.from ?? null;
      state.saidUpTo = deed.at;
      break;
    case 'reminds on the last day':
      Object.assign(state, { notBefore: null, isLastDayOnly: true, saidUpTo: deed.at });
      break;
    case 'extends':
      state.window = windowOf(days, wall, deed.at, deed.days);
      Object.assign(state, { saidUpTo: deed.at, notBefore: null, lapsedAt: null, isEscalated: false });
      break;
    default:
      deed satisfies never;
  }
}
