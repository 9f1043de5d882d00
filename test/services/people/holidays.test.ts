import { describe, expect, test } from 'vitest';
import { createHolidaySource } from '../../../src/services/people/holidays.ts';

const source = createHolidaySource();

describe('the public holidays of a region', () => {
  test.each([
    ['US', 2026, '2026-11-26', 'Thanksgiving moves with the calendar'],
    ['US', 2027, '2027-12-31', 'New Year on a Saturday is kept on the Friday before, in the year in which that falls'],
    ['DE-BE', 2027, '2027-03-08', 'Berlin keeps a day of its own'],
    ['ES-MD', 2026, '2026-05-02', 'so does Madrid'],
    ['DE-BY-A', 2026, '2026-08-08', 'and a city within a region'],
    ['CA-QC', 2026, '2026-06-24', 'a region whose first zone is elsewhere keeps its civil day'],
    ['AE', 2026, '2026-12-02', 'a fixed day'],
  ])('%s in %d includes %s: %s', { tags: 'thorough' }, async (region, year, day) => {
    expect([...(await source.days(region, year))]).toContain(day);
  });

  test.each([
    ['US', 2026, '2026-11-27'],
    ['DE-BY', 2027, '2027-03-08'],
    ['ES', 2026, '2026-05-02'],
  ])('%s in %d does not include %s', async (region, year, day) => {
    expect([...(await source.days(region, year))]).not.toContain(day);
  });

  test.each([
    ['AE', 2026, ['2026-03-20', '2026-03-21', '2026-03-22'], '2026-03-23'],
    ['KR', 2026, ['2026-09-24', '2026-09-25', '2026-09-26'], '2026-09-27'],
    // 114 hours: four days and an afternoon.
    ['TR', 2026, ['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-30'], '2026-05-31'],
    // The clocks change within it.
    ['AU', 2026, ['2026-04-05'], '2026-04-07'],
  ])(
    'a holiday of several days closes each of them, in %s %d',
    { tags: 'thorough' },
    async (region, year, closed, open) => {
      const days = await source.days(region, year);
      for (const day of closed) expect(days).toContain(day);
      expect(days).not.toContain(open);
    },
  );

  test('half a day is no day off, and a day that is only marked is none', async () => {
    expect(await source.days('GT', 2026)).not.toContain('2026-12-24');
    expect(await source.days('GT', 2026)).toContain('2026-12-25');
    expect(await source.days('DE', 2026)).not.toContain('2026-12-24');
    expect(await source.days('US', 2026)).not.toContain('2026-02-14');
  });

  test('all of them are days that there are, asked once or twice', async () => {
    for (const region of ['US', 'DE-BE', 'SZ', 'VN', 'TR', 'AU-VIC']) {
      const days = await source.days(region, 2027);
      expect(days.size, region).toBeGreaterThan(5);
      for (const day of days) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      expect(await source.days(region, 2027)).toBe(days);
    }
  });

  test('a region that is not known has none', async () => {
    expect((await source.days('US-ZZ', 2026)).size).toBe(0);
    expect((await source.days('XX', 2026)).size).toBe(0);
  });
});

describe('which regions there are', () => {
  const isRegion = async (code: string) => (await source.regions(code)).some((region) => region.code === code);

  test.each(['US', 'DE-BE', 'ES-MD', 'FR-57', 'ES-CN-TE', 'NZ-CAN-Timaru'])('%s is one', async (region) => {
    expect(await isRegion(region)).toBe(true);
  });

  test.each(['XX', 'US-ZZ', 'DE-BE-XX', 'us', 'DE BE', '', 'US-', 'constructor', '__proto__', 'DE-constructor'])(
    '“%s” is none',
    async (region) => {
      expect(await isRegion(region)).toBe(false);
    },
  );

  test.each([
    ['us', 'US'],
    ['de be', 'DE-BE'],
    ['de_BE', 'DE-BE'],
    ['nz-can-timaru', 'NZ-CAN-Timaru'],
    ['Berlin', 'DE-BE'],
    ['berlin ', 'DE-BE'],
    ['Germany', 'DE'],
    ['Deutschland', 'DE'],
    ['Andalucia', 'ES-AN'],
    ['Bayern', 'DE-BY'],
  ])('“%s” means %s alone', async (query, code) => {
    const whole = (await source.regions(query)).filter(({ isWhole }) => isWhole);
    expect(whole.map((region) => region.code)).toEqual([code]);
  });

  test('a name that two places bear finds both, with their countries', async () => {
    const whole = (await source.regions('Georgia')).filter(({ isWhole }) => isWhole);
    expect(whole).toEqual([
      { code: 'GE', name: 'Georgia', country: null, isWhole: true },
      { code: 'US-GA', name: 'Georgia', country: 'United States of America', isWhole: true },
    ]);
  });

  test('a part of a name finds what it may stand for, beginnings first', async () => {
    expect((await source.regions('Madri')).map(({ code }) => code)).toContain('ES-MD');
    expect((await source.regions('Switz'))[0]).toMatchObject({ code: 'CH', isWhole: false });
    expect(await source.regions('Atlantis')).toEqual([]);
    expect(await source.regions('  ')).toEqual([]);
    expect((await source.regions('a')).length).toBeLessThanOrEqual(20);
  });
});
