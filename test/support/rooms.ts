import type { Import, Source } from './source.ts';

/** The rooms of the code: a folder is a layer, and what its files may import holds for every one of them. */

type Room = {
  /** Files and folders of `src` whose values it may use. */
  uses: string[];
  /** Files and folders of `src` of which it may know the types only. */
  knows?: string[];
  packages?: string[];
  /** Packages of which it may know the types only. */
  packageTypes?: string[];
  /** May use Node's own modules. */
  node?: true;
};

const EVERYTHING = ['src/'];

/** The most exact place counts: a file's own line before its folder's. */
export const ROOMS: Record<string, Room> = {
  'src/core/': { uses: ['src/core/'], packages: ['zod', 'temporal-polyfill', 'tldts'] },
  'src/db/': {
    uses: ['src/core/', 'src/db/'],
    packages: ['drizzle-orm', 'zod'],
    packageTypes: ['better-sqlite3'],
    node: true,
  },
  'src/blocks/': {
    uses: ['src/core/', 'src/blocks/'],
    packageTypes: ['@slack/web-api', '@slack/bolt'],
  },
  'src/services/': {
    uses: ['src/core/', 'src/services/'],
    knows: ['src/db/'],
    packageTypes: ['date-holidays'],
  },
  'src/delivery/': {
    uses: ['src/core/', 'src/blocks/', 'src/slack/', 'src/delivery/', 'src/metrics/meters.ts'],
    knows: ['src/db/'],
    node: true,
  },
  'src/slack/': { uses: ['src/slack/'], knows: ['src/core/'], packages: ['@slack/web-api', 'undici'] },
  'src/receive/': {
    uses: ['src/receive/', 'src/slack/', 'src/log.ts'],
    knows: ['src/metrics/'],
    packages: ['@slack/bolt'],
    packageTypes: ['@slack/web-api'],
    node: true,
  },
  'src/metrics/': { uses: ['src/metrics/', 'src/core/'], knows: ['src/db/'], packages: ['prom-client'] },
  'src/operations/': {
    uses: ['src/operations/', 'src/core/'],
    knows: ['src/db/'],
    packages: ['node-cron'],
    node: true,
  },
  'src/handlers/': {
    // What a failure of Slack's means to the one who pressed, and which press it is.
    uses: ['src/handlers/', 'src/blocks/', 'src/core/', 'src/slack/failures.ts', 'src/slack/request-id.ts'],
    knows: ['src/services/'],
    packageTypes: ['@slack/web-api', '@slack/bolt'],
  },
  'src/import/': { uses: ['src/core/', 'src/import/'], knows: ['src/db/'], packages: ['csv-parse'], node: true },
  'src/commands/': {
    uses: ['src/commands/', 'src/db/erasing/erasing.ts'],
    knows: ['src/db/'],
    packages: [],
    node: true,
  },
  'src/doctor/': { uses: ['src/core/', 'src/blocks/', 'src/doctor/'], knows: ['src/db/', 'src/slack/'] },
  'src/doctor.ts': { uses: EVERYTHING, node: true },
  'src/checkup.ts': { uses: EVERYTHING },
  'src/backup.ts': { uses: EVERYTHING, node: true },
  'src/erase.ts': { uses: EVERYTHING, node: true },
  'src/restore.ts': { uses: EVERYTHING, node: true },
  'src/import.ts': { uses: EVERYTHING, node: true },
  'src/app.ts': { uses: EVERYTHING },
  'src/work.ts': { uses: EVERYTHING },
  'src/index.ts': { uses: EVERYTHING, node: true },
  'src/version.ts': { uses: [] },
  'src/config.ts': { uses: [], packages: ['zod'], node: true },
  'src/log.ts': { uses: [], packages: ['pino'], packageTypes: ['@slack/bolt'] },
};

/** Where a file breaks the rule of its room, in words; also when it stands in none. */
export function breachesOf({ path, imports }: Pick<Source, 'path' | 'imports'>): string[] {
  const room = roomOf(path);
  if (!room) return [`${path} stands in no room`];
  return imports.filter((imported) => !mayImport(room, imported)).map(({ from }) => `${path} imports ${from}`);
}

function roomOf(path: string): Room | undefined {
  const place = Object.keys(ROOMS).find((name) => (name.endsWith('/') ? path.startsWith(name) : path === name));
  return place === undefined ? undefined : ROOMS[place];
}

function mayImport(room: Room, { from, isType }: Import): boolean {
  if (from.startsWith('node:')) return room.node ?? false;
  const isOwn = from.startsWith('src/');
  const [values = [], types = []] = isOwn ? [room.uses, room.knows] : [room.packages, room.packageTypes];
  return isAmong(values, from) || (isType && isAmong(types, from));
}

function isAmong(places: string[], from: string): boolean {
  return places.some((place) => from === place || from.startsWith(place.endsWith('/') ? place : `${place}/`));
}
