import { composeCalendar } from '../../src/core/time/compose-calendar.ts';
import type { PersonTime } from '../../src/core/time/working-hours.ts';
import { createWall, DAY } from '../oracle/wall.ts';
import { workingDays } from '../oracle/business-time.ts';
import { type Chance, createChance } from '../../torture/chance.ts';
import { judge, type Tally } from './judge.ts';
import { live } from './lived.ts';
import { factsOf, type Region, workspaceOf, yearsAround } from './people.ts';
import { writeScript } from './script.ts';

/** Handoffs over the years `from` to `to`, both included, through the core. */
export type Sweep = {
  zones: readonly string[];
  from: number;
  to: number;
  /** How many people each zone has, and how many handoffs each of them gets. */
  people: number;
  handoffs: number;
  /** Each person keeps the public holidays of one of them. */
  regions: readonly Region[];
  seed: number;
  /** When all of them work; without it each has a week and hours as chance has it. */
  own?: Pick<PersonTime, 'workdays' | 'hours'>;
};

export function sweep(order: Sweep, tally: Tally): void {
  for (const [index, zone] of order.zones.entries()) sweepZone(order, zone, createChance(order.seed + index), tally);
}

function sweepZone(
  { from, to, people, handoffs, regions, own }: Sweep,
  zone: string,
  chance: Chance,
  tally: Tally,
): void {
  const years = yearsAround(from, to);
  const [first, last] = [Date.UTC(from, 0, 1), Date.UTC(to + 1, 0, 1) - 1];
  // A life that lands in the last hour of the last day goes on for months.
  const [known, knownTo] = [first - 60 * DAY, last + 700 * DAY];
  const wall = createWall(zone, known, knownTo);
  const workspace = workspaceOf(years);
  for (let person = 0; person < people; person += 1) {
    const who = { userId: 'U0SAM', workspace, years, region: chance.pick(regions), isUsual: person === 0, absences: 3 };
    const chosen = factsOf(chance, who);
    const facts = { ...chosen, person: { ...chosen.person, ...own } };
    const days = workingDays(facts, wall, known, knownTo);
    const calendar = composeCalendar({ ...facts, zone });
    for (let count = 0; count < handoffs; count += 1) {
      const script = writeScript(chance, { wall, days }, { from: first, to: last });
      judge(script, live(script, { calendar, version: 1 }), { wall, before: days, change: null }, tally);
    }
  }
}
