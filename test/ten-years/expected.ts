import {
  escalationOf,
  isAtWork,
  type Moment,
  usualReminders,
  type Window,
  windowOf,
  workedBetween,
  type WorkingDay,
} from '../oracle/business-time.ts';
import { MINUTE, type Wall } from '../oracle/wall.ts';
import { type Deed, type Script, tickAt } from './script.ts';

/** What should become of a handoff, by the rules and the one oracle of business time; without a line of the bot's own. */

/** One thing that is done, in epoch ms. */
export type Done = { what: What; at: number };
/** `due` is the moment that the rules name, `at` the tick at which the bot can do it first. */
export type Happening = Done & { due: number };
export type What = 'lands' | Moment['what'] | 'lapses' | 'escalates' | 'retimed' | Deed['what'];

/** When the account executive works: up to `at` as in `before`, then as in `after`; windows are counted anew at `countedAt`. */
export type Desk = {
  wall: Wall;
  before: readonly WorkingDay[];
  change: { at: number; countedAt: number; after: readonly WorkingDay[] } | null;
};

export function isReminder(what: What): boolean {
  return what === 'halfway' || what === 'asked_for' || what === 'last_day' || what === 'last_hours';
}

type State = {
  days: readonly WorkingDay[];
  window: Window;
  /** What was due up to here has been said, or passed over. */
  saidUpTo: number;
  /** The last reminder, or the opening of the window. */
  remindedAt: number;
  notBefore: number | null;
  isLastDayOnly: boolean;
  isDecided: boolean;
  lapsedAt: number | null;
  isEscalated: boolean;
};

/** All that should happen to the handoff of `script`, in order, and the deadline of each window that it has. */
export function expectedLife(script: Script, desk: Desk): { happenings: Happening[]; deadlines: number[] } {
  const { landsAt, outages } = script;
  const { wall, change } = desk;
  const days = change && landsAt > change.at ? change.after : desk.before;
  const window = windowOf(days, wall, landsAt, script.days);
  const state: State = {
    days,
    window,
    saidUpTo: landsAt,
    remindedAt: landsAt,
    notBefore: null,
    isLastDayOnly: false,
    isDecided: false,
    lapsedAt: null,
    isEscalated: false,
  };
  const closed: number[] = [];
  const happenings: Happening[] = [{ what: 'lands', at: landsAt, due: landsAt }];
  const deeds = [...script.deeds];
  let countsAt = change && landsAt <= change.at ? change.countedAt : Infinity;
  let now = landsAt;
  while (!isOver(state, deeds)) {
    const tick = Math.min(nextTick(state, wall, now, outages), countsAt);
    const deed = deeds[0];
    if (deed && deed.at < tick) {
      deeds.shift();
      now = deed.at;
      if (change && now > change.at) state.days = change.after;
      if (!mayBeDone(deed, state, wall)) continue;
      happenings.push({ what: deed.what, at: now, due: now });
      if (deed.what === 'extends') closed.push(state.window.deadlineAt);
      doDeed(deed, state, wall);
    } else {
      now = tick;
      if (change && now === countsAt) {
        countsAt = Infinity;
        if (isCountedAnew(state, change.after, wall, now)) happenings.push({ what: 'retimed', at: now, due: now });
      }
      const happening = onTick(state, wall, now);
      if (happening) happenings.push(happening);
    }
  }
  return { happenings, deadlines: [...closed, state.window.deadlineAt] };
}

function isOver({ isDecided, isEscalated }: State, deeds: Deed[]): boolean {
  return isDecided || (isEscalated && deeds.length === 0);
}

/** Of all ticks those at which anything could happen. */
function nextTick(state: State, wall: Wall, now: number, outages: Script['outages']): number {
  const { days, window, lapsedAt, isEscalated } = state;
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

function onTick(state: State, wall: Wall, tick: number): Happening | null {
  const { days, window, lapsedAt, isEscalated } = state;
  if (lapsedAt !== null) {
    if (isEscalated || tick < window.escalatesAt) return null;
    state.isEscalated = true;
    return { what: 'escalates', at: tick, due: window.escalatesAt };
  }
  if (tick >= window.deadlineAt) {
    state.lapsedAt = tick;
    return { what: 'lapses', at: tick, due: window.deadlineAt };
  }
  if (!isAtWork(days, tick)) return null;
  // In the last minute nobody is reminded any more.
  if (workedBetween(days, tick, window.deadlineAt) < MINUTE) return null;
  const moments = wanted(state, wall);
  const latest = moments.findLast(({ at }) => at > state.saidUpTo && at <= tick);
  if (!latest) return null;
  Object.assign(state, { saidUpTo: tick, remindedAt: tick });
  return { what: latest.what, at: tick, due: latest.at };
}

/** The reminders that the account executive wants to hear: no second one on a day, but for the last call. */
function wanted({ window, remindedAt, notBefore, isLastDayOnly }: State, wall: Wall): Moment[] {
  const isOnDayOf = (moment: number | null, at: number) => moment !== null && wall.dayOf(at) === wall.dayOf(moment);
  const wished = window.usual.filter(({ what, at }) => {
    if (what === 'last_hours') return !(isLastDayOnly && window.usual.some((moment) => moment.what === 'last_day'));
    if (at > remindedAt && isOnDayOf(remindedAt, at)) return false;
    return what === 'last_day' || !(isLastDayOnly || isOnDayOf(notBefore, at));
  });
  if (notBefore === null) return wished;
  const later = wished.filter(({ at }) => at >= notBefore);
  const isSaidAnyway = notBefore >= window.deadlineAt || later.some(({ at }) => at === notBefore);
  if (isSaidAnyway) return later;
  // It takes the place of the next one, unless that is one that it has put off, or the only one that is left.
  const ahead = window.usual.filter(({ at }) => at > remindedAt).length;
  const takesPlace = later.length > 1 && later.length >= ahead;
  return [{ what: 'asked_for', at: notBefore }, ...later.slice(takesPlace ? 1 : 0)];
}

/**
 * The account executive works on other days from now on. True when the deadline moves: never into the past, and never
 * once it has passed.
 */
function isCountedAnew(state: State, after: readonly WorkingDay[], wall: Wall, now: number): boolean {
  const { window, lapsedAt, saidUpTo } = state;
  const isDue = wanted(state, wall).some(({ at }) => at > saidUpTo && at <= now);
  state.days = after;
  if (lapsedAt !== null) {
    const escalatesAt = escalationOf(after, wall, window.deadlineAt);
    if (escalatesAt > now) state.window = { ...window, escalatesAt };
    return false;
  }
  // What was due stays due; what the new days would have had before now is passed over.
  if (!isDue) state.saidUpTo = now;
  const { landsAt, length, deadlineAt } = window;
  const counted = windowOf(after, wall, landsAt, length);
  const hasMoved = counted.deadlineAt !== deadlineAt && counted.deadlineAt > now;
  const escalatesAt = escalationOf(after, wall, deadlineAt);
  state.window = hasMoved ? counted : { ...window, escalatesAt, usual: usualReminders(after, landsAt, deadlineAt) };
  return hasMoved;
}

function mayBeDone(deed: Deed, { isDecided, lapsedAt, window, days }: State, wall: Wall): boolean {
  if (deed.what === 'extends' && windowOf(days, wall, deed.at, deed.days).deadlineAt <= window.deadlineAt) return false;
  const needsOpenWindow = deed.what === 'reminds tomorrow' || deed.what === 'reminds on the last day';
  return !isDecided && !(needsOpenWindow && lapsedAt !== null);
}

function doDeed(deed: Deed, state: State, wall: Wall): void {
  const today = wall.dayOf(deed.at);
  switch (deed.what) {
    case 'accepts':
    case 'declines':
      state.isDecided = true;
      break;
    case 'reminds tomorrow':
      state.notBefore = state.days.find(({ day }) => day > today)?.from ?? null;
      state.saidUpTo = deed.at;
      break;
    case 'reminds on the last day':
      Object.assign(state, { notBefore: null, isLastDayOnly: true, saidUpTo: deed.at });
      break;
    case 'extends':
      state.window = windowOf(state.days, wall, deed.at, deed.days);
      Object.assign(state, { saidUpTo: deed.at, remindedAt: deed.at, notBefore: null });
      Object.assign(state, { lapsedAt: null, isEscalated: false });
      break;
    default:
      deed satisfies never;
  }
}
