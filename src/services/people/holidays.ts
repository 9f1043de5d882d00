import type HolidayData from 'date-holidays';

/** Public holidays by country and region. The data is not complete everywhere: closures and days worked anyway win over it. */
export type HolidaySource = {
  /** Loads the data ahead of the first question. */
  load: () => Promise<void>;
  /** Regions that go by this code or name, whole matches first, then those that begin with it, then those that hold it. */
  regions: (query: string) => Promise<Region[]>;
  /** The civil days of the public holidays that begin in `year`; none for a region that is not known. */
  days: (region: string, year: number) => Promise<ReadonlySet<string>>;
};

/** `name` in English where there is one; `country` is null for a country itself; `isWhole`: the query is its code or name. */
export type Region = { code: string; name: string; country: string | null; isWhole: boolean };

type KnownRegion = { code: string; names: string[]; country: string | null };

const KEPT_YEARS = 400;
const MOST_ANSWERS = 20;
const HOUR_MS = 3_600_000;

/** The data is loaded when it is asked for: 25 MB that a workspace without public holidays never needs. */
export function createHolidaySource(): HolidaySource {
  let loading: Promise<Data> | null = null;
  const data = () => (loading ??= loadData());
  const kept = new Map<string, ReadonlySet<string>>();

  return {
    async load() {
      await data();
    },

    async regions(query) {
      const wanted = plainWords(query);
      const code = wanted.toUpperCase().replaceAll(/[\s_/.]+/g, '-');
      if (wanted === '') return [];
      const ranked = [...(await data()).regions.values()].flatMap((region) => {
        const rank = rankOf(region, wanted, code);
        return rank === null ? [] : [{ region, rank }];
      });
      return ranked
        .toSorted((a, b) => a.rank - b.rank)
        .slice(0, MOST_ANSWERS)
        .map(({ region, rank }) => ({
          code: region.code,
          name: region.names[0] ?? region.code,
          country: region.country,
          isWhole: rank === 0,
        }));
    },

    async days(region, year) {
      const key = `${region} ${year}`;
      const known = kept.get(key);
      if (known) return known;
      const { regions, Holidays } = await data();
      // Computing one year takes up to 25 ms: a yield before each lets acknowledgements go first.
      await new Promise((resolve) => setImmediate(resolve));
      const days = regions.has(region) ? publicHolidays(Holidays, region, year) : new Set<string>();
      if (kept.size >= KEPT_YEARS) kept.clear();
      kept.set(key, days);
      return days;
    },
  };
}

type Data = { Holidays: typeof HolidayData; regions: Map<string, KnownRegion> };

async function loadData(): Promise<Data> {
  const { default: Holidays } = await import('date-holidays');
  return { Holidays, regions: new Map(allRegions(new Holidays()).map((region) => [region.code, region])) };
}

/** The codes to check against: the library takes any code without an error, and returns nothing or the whole country's days. */
function allRegions(data: HolidayData): KnownRegion[] {
  return named((lang) => data.getCountries(lang)).flatMap(([country, names]): KnownRegion[] => {
    const ofCountry = (code: string, own: string[]) => ({ code, names: own, country: names[0] ?? country });
    const states = named((lang) => data.getStates(country, lang)).flatMap(([state, stateNames]) => [
      ofCountry(`${country}-${state}`, stateNames),
      ...named((lang) => data.getRegions(country, state, lang)).map(([region, regionNames]) =>
        ofCountry(`${country}-${state}-${region}`, regionNames),
      ),
    ]);
    return [{ code: country, names, country: null }, ...states];
  });
}

/** Codes with their names, in English and in the language of the place. */
function named(list: (lang?: string) => Record<string, string> | undefined): [string, string[]][] {
  const local = list() ?? {};
  return Object.entries(list('en') ?? {}).map(([code, name]) => [code, [...new Set([name, local[code] ?? name])]]);
}

/** 0 for the whole code or a whole name, 1 when one begins with the query, 2 when one holds it; null when none does. */
function rankOf({ code, names }: KnownRegion, wanted: string, wantedCode: string): number | null {
  const plain = names.map(plainWords);
  if (code.toUpperCase() === wantedCode || plain.includes(wanted)) return 0;
  if (plain.some((name) => name.startsWith(wanted))) return 1;
  if (wanted.length > 2 && plain.some((name) => name.includes(wanted))) return 2;
  return null;
}

function plainWords(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}

/**
 * The `date` of an entry is a civil day, while its `start` and `end` are instants in a zone that need not be the person's.
 * Entries that begin later than midnight are half-days, on which people still answer.
 */
function publicHolidays(Holidays: typeof HolidayData, region: string, year: number): Set<string> {
  const [country = '', state = '', part = ''] = region.split('-');
  const days = new Set<string>();
  for (const { date, start, end, type } of new Holidays(country, state, part).getHolidays(year)) {
    if (type !== 'public' || !date.startsWith('00:00', 11)) continue;
    // Several days can be one entry. A clock change makes a day an hour shorter.
    const count = Math.max(1, Math.floor((end.getTime() - start.getTime() + HOUR_MS) / (24 * HOUR_MS)));
    const first = Date.parse(date.slice(0, 10));
    for (let index = 0; index < count; index += 1) {
      days.add(new Date(first + index * 24 * HOUR_MS).toISOString().slice(0, 10));
    }
  }
  return days;
}
