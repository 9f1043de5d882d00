import { describe, expect, test } from 'vitest';
import { type Calendars, createCalendars } from '../../../src/services/people/calendars.ts';
import { isBusinessDay } from '../../../src/core/time/calendar.ts';
import { asWorkspace } from '../../../src/core/time/working-hours.ts';
import type { HolidaySource } from '../../../src/services/people/holidays.ts';
import { everyState, packetOf } from '../../support/packets.ts';
import { openStore } from '../../support/store.ts';

const ZONE = 'America/New_York';

/** One holiday a year in each region, on the day that its name says; counts what it was asked. */
function holidaysOn(dayOfRegion: Record<string, string>): HolidaySource & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    load: async () => {},
    regions: async () => [],
    days: async (region, year) => {
      asked.push(`${region} ${year}`);
      const day = dayOfRegion[region];
      return new Set(day ? [`${year}-${day}`] : []);
    },
  };
}

async function ground() {
  const { store } = await openStore();
  const clock = { now: Date.parse('2026-11-24T15:00:00Z') };
  const holidays = holidaysOn({ US: '07-03', ES: '05-04' });
  const calendars = createCalendars({ store, holidays, now: () => clock.now });
  const { calendar_version: _, ...settings } = await store.settings();
  return { store, clock, holidays, calendars, settings };
}

/** From the year before last, whose holidays may last over New Year, to the year after next. */
const YEARS = [2024, 2025, 2026, 2027, 2028];
const ASKED = { now: 0 };
const absence = { id: 'A1', user_id: 'U1', from_day: '2026-12-01', to_day: '2026-12-03', stand_in: null };

/** On 2 December. */
const awayOn = async (calendars: Calendars, userId: string) =>
  (await calendars.at(userId, ZONE, { version: await calendars.version(), at: Date.parse('2026-12-02T15:00:00Z') }))
    .away;

describe('the calendar of a person', () => {
  test('without any settings it is Monday to Friday, nine to five, and nothing is closed', async () => {
    const { calendars } = await ground();
    const { calendar, version } = await calendars.of('U1', ZONE);
    expect(calendar).toEqual({
      zone: ZONE,
      workdays: [1, 2, 3, 4, 5],
      opensAt: '09:00',
      closesAt: '17:00',
      closedDays: new Set(),
      openDays: new Set(),
    });
    expect(version).toBe(await calendars.version());
  });

  test('holds public holidays from last year to the year after next, of one’s own region or else the company’s', async () => {
    const { calendars, store, settings } = await ground();
    await store.calendar.saveWorkspace({ ...settings, holiday_region: 'US' }, ASKED);
    await store.calendar.savePerson({ ...asWorkspace('U2'), holiday_region: 'ES' }, ASKED);
    const { closedDays } = (await calendars.of('U1', ZONE)).calendar;
    for (const year of [2025, 2026, 2027, 2028]) expect(closedDays).toContain(`${year}-07-03`);
    const other = (await calendars.of('U2', ZONE)).calendar.closedDays;
    expect(other).toContain('2026-05-04');
    expect(other).not.toContain('2026-07-03');
  });

  test('waits for no public holidays once they were worked out ahead, and a company without any never asks for them', async () => {
    const { calendars, store, settings, holidays } = await ground();
    await calendars.warmUp();
    expect(holidays.asked).toEqual([]);
    await store.calendar.saveWorkspace({ ...settings, holiday_region: 'US' }, ASKED);
    await store.calendar.savePerson({ ...asWorkspace('U2'), holiday_region: 'ES' }, ASKED);
    await store.calendar.savePerson({ ...asWorkspace('U3'), workdays: [1] }, ASKED);
    await calendars.warmUp();
    const ahead = new Set(holidays.asked);
    for (const userId of ['U1', 'U2', 'U3']) await calendars.of(userId, ZONE);
    expect(new Set(holidays.asked)).toEqual(ahead);
    expect(ahead).toEqual(new Set(['US', 'ES'].flatMap((region) => YEARS.map((year) => `${region} ${year}`))));
  });

  test('is made once for each version, and anew when the year turns', async () => {
    const { calendars, store, holidays, settings, clock } = await ground();
    await store.calendar.saveWorkspace({ ...settings, holiday_region: 'US' }, ASKED);
    const first = await calendars.of('U1', ZONE);
    const asked = holidays.asked.length;
    expect((await calendars.of('U1', ZONE)).calendar).toBe(first.calendar);
    expect(holidays.asked).toHaveLength(asked);
    expect((await calendars.of('U1', 'Asia/Tokyo')).calendar.zone).toBe('Asia/Tokyo');
    clock.now = Date.parse('2027-01-02T15:00:00Z');
    expect((await calendars.of('U1', ZONE)).calendar.closedDays).toContain('2029-07-03');
  });

  test('follows every change at once, and the version grows with it', async () => {
    const { calendars, store, settings } = await ground();
    const changes: [string, () => Promise<unknown>][] = [
      ['hours', () => store.calendar.saveWorkspace({ ...settings, closes_at: '16:00' }, ASKED)],
      ['a person’s week', () => store.calendar.savePerson({ ...asWorkspace('U1'), workdays: [1] }, ASKED)],
      ['days off', () => store.calendar.addAbsence(absence, () => true, ASKED)],
      ['no days off', () => store.calendar.removeAbsence('A1', 'U1', ASKED)],
    ];
    for (const [name, change] of changes) {
      const before = await calendars.of('U1', ZONE);
      await change();
      const after = await calendars.of('U1', ZONE);
      expect(after.version, name).toBe(before.version + 1);
      expect(after.calendar, name).not.toEqual(before.calendar);
    }
  });

  test('what cannot move a deadline leaves the version alone', async () => {
    const { calendars, store, settings } = await ground();
    const before = await calendars.version();
    await store.calendar.saveWorkspace({ ...settings, intake_owner: 'U9', open_cap: 7 }, ASKED);
    await store.calendar.saveWorkspace({ ...settings, intake_owner: 'U9' }, ASKED);
    await store.calendar.addAbsence(absence, () => false, ASKED);
    expect(await store.calendar.removeAbsence('A1', 'U1', ASKED)).toBe(false);
    expect(await calendars.version()).toBe(before);
    await store.calendar.savePerson({ ...asWorkspace('U1'), workdays: [1, 2] }, ASKED);
    await store.calendar.savePerson({ ...asWorkspace('U1'), workdays: [1, 2] }, ASKED);
    expect(await calendars.version()).toBe(before + 1);
    const inHoursOnly = { ...asWorkspace('U1'), workdays: [1, 2], cards_in_hours: true };
    await store.calendar.savePerson(inHoursOnly, ASKED);
    expect(await store.calendar.person('U1')).toEqual(inHoursOnly);
    expect(await calendars.version()).toBe(before + 1);
  });

  test('whether cards wait for working hours counts from the moment at which it is changed', async () => {
    const { calendars, store } = await ground();
    for (const cards_in_hours of [true, false, true]) {
      await store.calendar.savePerson({ ...asWorkspace('U1'), cards_in_hours }, ASKED);
      expect(await calendars.wantsCardsInHours('U1')).toBe(cards_in_hours);
    }
    expect(await calendars.wantsCardsInHours('U2')).toBe(false);
  });

  test('days off that are refused leave nothing behind', async () => {
    const { calendars, store } = await ground();
    const before = await calendars.version();
    const refuse = () => {
      throw new Error('refused');
    };
    await expect(store.calendar.addAbsence(absence, refuse, ASKED)).rejects.toThrow('refused');
    expect(await awayOn(calendars, 'U1')).toBeNull();
    expect(await calendars.version()).toBe(before);
  });

  test('a stand-in keeps the days open, until they are away themselves', async () => {
    const { calendars, store } = await ground();
    await store.calendar.addAbsence({ ...absence, stand_in: 'U2' }, () => true, ASKED);
    expect(isBusinessDay((await calendars.of('U1', ZONE)).calendar, '2026-12-02')).toBe(true);
    expect(await awayOn(calendars, 'U1')).toEqual({ until: '2026-12-03', standIn: 'U2' });
    await store.calendar.addAbsence({ ...absence, id: 'A2', user_id: 'U2', to_day: '2026-12-02' }, () => true, ASKED);
    expect(isBusinessDay((await calendars.of('U1', ZONE)).calendar, '2026-12-02')).toBe(false);
    expect(isBusinessDay((await calendars.of('U1', ZONE)).calendar, '2026-12-03')).toBe(true);
    expect(await awayOn(calendars, 'U1')).toEqual({ until: '2026-12-03', standIn: null });
    expect(await awayOn(calendars, 'U3')).toBeNull();
  });

  test('only one’s own days off can be removed', async () => {
    const { store } = await ground();
    await store.calendar.addAbsence(absence, () => true, ASKED);
    expect(await store.calendar.removeAbsence('A1', 'U2', ASKED)).toBe(false);
    expect(await store.calendar.absencesSince('2026-12-03')).toEqual([absence]);
    expect(await store.calendar.absencesSince('2026-12-04')).toEqual([]);
  });
});

describe('what is left of a window', () => {
  const { awaiting } = everyState(packetOf());
  const remindedAt = (iso: string) => ({ ...awaiting, window: { ...awaiting.window, remindedAt: Date.parse(iso) } });

  test('is nothing to remind of any more once the next reminder is due: one that waited and that one would be two', async () => {
    const { calendars, clock } = await ground();
    clock.now = Date.parse('2026-11-27T09:00:00-05:00');
    expect(await calendars.timeLeft(remindedAt('2026-11-26T10:00:00-05:00'))).toBeNull();
    expect(await calendars.timeLeft(remindedAt('2026-11-27T09:00:00-05:00'))).toMatchObject({ isLastDay: true });
  });
});
