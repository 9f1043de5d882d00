import { expect, test } from 'vitest';
import { createHolidaySource } from '../../src/services/people/holidays.ts';
import { someOf } from '../support/sample.ts';
import { newTally, type Tally } from '../ten-years/judge.ts';
import { type Region, regionsOf, yearsAround } from '../ten-years/people.ts';
import { runService } from '../ten-years/service-run.ts';
import { sweep } from '../ten-years/sweep.ts';

const ALL_ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
const ZONES = someOf(ALL_ZONES, ALL_ZONES.length);
const [FROM, TO] = [2026, 2035];
const REGIONS = ['US', 'DE-BE', 'IL', 'JP', 'GB-SCT', 'BR'];
const SEED = 2026;

const holidays = createHolidaySource();
const regions = (): Promise<Region[]> => regionsOf(holidays, REGIONS, yearsAround(FROM, TO));

function tell(what: string, tally: Tally): void {
  const counted = Object.entries(tally).map(([name, count]) => `${name} ${count}`);
  console.info(`${what}, ${FROM} to ${TO}, ${ZONES.length} zones, seed ${SEED}: ${counted.join(', ')}`);
}

test('in ten years and all zones everything is due inside its window, comes a tick late at most, and once', async () => {
  const tally = newTally();
  const order = { from: FROM, to: TO, people: 3, handoffs: 25, regions: await regions(), seed: SEED };
  sweep({ ...order, zones: ZONES }, tally);
  tell('through the core', tally);
  expect(ALL_ZONES.length).toBeGreaterThan(400);
  expect(tally.handoffs).toBe(ZONES.length * 75);
  expect(tally.reminders).toBeGreaterThan(tally.handoffs);
  expect(tally.lapses).toBeGreaterThan(tally.handoffs / 2);
  expect(tally.escalations).toBeGreaterThan(tally.handoffs / 2);
  expect(tally.answers).toBeGreaterThan(tally.handoffs / 4);
  expect(tally.heldUp).toBeGreaterThan(tally.handoffs / 20);
});

test('the services on a real database keep the same promises, when calendars change as well', async () => {
  const tally = newTally();
  const order = { from: FROM, to: TO, handoffs: 5, holidays, regions: await regions() };
  // A dozen workspaces, each with outages of its own.
  for (let first = 0; first < ZONES.length; first += 35)
    await runService({ ...order, zones: ZONES.slice(first, first + 35), seed: SEED + first }, tally);
  tell('through the services', tally);
  expect(tally.handoffs).toBe(ZONES.length * 5);
  expect(tally.reminders).toBeGreaterThan(tally.handoffs);
  expect(tally.retimed).toBeGreaterThan(tally.handoffs / 10);
  expect(tally.heldUp).toBeGreaterThan(tally.handoffs / 50);
});
