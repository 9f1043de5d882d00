import type { Chance } from '../../torture/chance.ts';
import type { WorkingDay } from '../oracle/business-time.ts';
import { DAY, HOUR, MINUTE, type Wall } from '../oracle/wall.ts';

/** What befalls one handoff: when it lands, what people do, and when the bot is away. Instants in epoch milliseconds. */
export type Script = {
  landsAt: number;
  /** Length of the window in business days. */
  days: number;
  deeds: Deed[];
  /** From `from` until before `to` the minute's tick does not come, and nobody can press anything. Ascending, apart. */
  outages: readonly Outage[];
};

export type Deed = { at: number } & (
  | { what: 'reminds tomorrow' | 'reminds on the last day' | 'accepts' | 'declines' }
  | { what: 'extends'; days: number }
);
export type Outage = { from: number; to: number };

const LONGEST_WINDOW = 10;

/** The tick at which the bot sees what is due at `at`: the next whole minute, once it is there again. */
export function tickAt(at: number, outages: readonly Outage[]): number {
  const tick = Math.ceil(at / MINUTE) * MINUTE;
  const outage = outages.find(({ from, to }) => from <= tick && tick < to);
  return outage ? Math.ceil(outage.to / MINUTE) * MINUTE : tick;
}

/** Anything between two instants, as chance has it. `days` are the account executive's. */
export function writeScript(
  chance: Chance,
  { wall, days }: { wall: Wall; days: readonly WorkingDay[] },
  { from: first, to: last }: { from: number; to: number },
  /** Those of the bot; without them this handoff has outages of its own. */
  known?: readonly Outage[],
): Script {
  const landsAt = landing(chance, wall, days, first, last);
  const length = 1 + chance.upTo(LONGEST_WINDOW);
  const day = days.findIndex(({ from }) => from > landsAt);
  const lapsesAt = days[day + length]?.to ?? landsAt;
  const within = () => landsAt + Math.floor(chance.next() * (lapsesAt - landsAt) * 1.3);
  const outages = known ?? (chance.oneIn(3) ? outagesFrom(chance, within, 1 + chance.upTo(2)) : []);
  const deeds = chance.oneIn(3) ? [] : Array.from({ length: 1 + chance.upTo(3) }, () => deed(chance, within()));
  return { landsAt: through(landsAt, outages), days: length, deeds: inOrder(deeds, outages), outages };
}

/** At any hour of any day, and now and then where counting is hard. */
function landing(chance: Chance, wall: Wall, days: readonly WorkingDay[], first: number, last: number): number {
  const anywhere = first + Math.floor(chance.next() * (last - first));
  const within = (at: number) => Math.min(Math.max(at, first), last);
  if (chance.oneIn(4) && wall.changes.length > 0) {
    const change = chance.pick(wall.changes);
    return within(change + chance.pick([-1, 0, 1, -HOUR / 2, HOUR / 2, Math.floor((chance.next() - 0.7) * 4 * DAY)]));
  }
  if (chance.oneIn(6)) {
    const { from, to } = chance.pick(days);
    return within(chance.pick([from - 1, from, from + 1, to - 1, to, to + 1]));
  }
  const leapDay = Date.UTC(new Date(anywhere).getUTCFullYear(), 1, 29);
  const isLeapYear = new Date(leapDay).getUTCMonth() === 1;
  return isLeapYear && chance.oneIn(4) ? within(leapDay - Math.floor((chance.next() - 0.3) * 4 * DAY)) : anywhere;
}

function deed(chance: Chance, at: number): Deed {
  const what = chance.pick(['reminds tomorrow', 'reminds on the last day', 'accepts', 'declines', 'extends'] as const);
  return what === 'extends' ? { what, days: 1 + chance.upTo(LONGEST_WINDOW), at } : { what, at };
}

/** `count` outages that begin `within`, from `shortest` (ms) to six days long, ascending. */
export function outagesFrom(chance: Chance, within: () => number, count: number, shortest = 5 * MINUTE): Outage[] {
  const outages: Outage[] = [];
  const begins = Array.from({ length: count }, within).toSorted((a, b) => a - b);
  for (const from of begins) {
    const to = from + Math.floor(shortest * ((6 * DAY) / shortest) ** chance.next());
    const previous = outages.at(-1);
    if (previous && from <= previous.to + DAY) previous.to = Math.max(previous.to, to);
    else outages.push({ from, to });
  }
  return outages;
}

/** In the millisecond of a tick either could come first, so that nobody presses in one. */
function inOrder(deeds: Deed[], outages: readonly Outage[]): Deed[] {
  return deeds
    .map((each) => {
      const at = through(each.at, outages);
      return { ...each, at: at % MINUTE === 0 ? at + 1 : at };
    })
    .toSorted((a, b) => a.at - b.at);
}

/** When the press gets through: with the bot there, and what is due done. */
export function through(at: number, outages: readonly Outage[]): number {
  const outage = outages.find(({ from, to }) => from <= at && at <= to + MINUTE);
  return outage ? outage.to + 2 * MINUTE : at;
}
