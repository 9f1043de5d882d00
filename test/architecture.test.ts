import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { arrowsOf, FLOORS, roomOf } from './support/arrows.ts';
import { breachesOf, ROOMS } from './support/rooms.ts';
import { type Import, importsOf, type Source, sourceOf, sourcesIn, withoutComments } from './support/source.ts';

/** Who may import whom, and who may do what. Read from the import lines and the words of the source itself. */

const src = sourcesIn('src');
/** The bot, and the command that imports. */
const PROCESSES = ['src/backup.ts', 'src/doctor.ts', 'src/erase.ts', 'src/import.ts', 'src/index.ts', 'src/restore.ts'];
/** Those that give new ids. */
const WITH_DICE = ['src/import.ts', 'src/index.ts'];
const within = (...folders: string[]) => src.filter(({ path }) => folders.some((folder) => path.startsWith(folder)));

function uses(sources: Source[], pattern: RegExp): string[] {
  return sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
}

describe('the rooms', () => {
  test('every file stands in a room and keeps to its rule', () => {
    expect(src.flatMap(breachesOf)).toEqual([]);
  });

  test('there is no room without a file, and each tells newcomers what belongs in it', () => {
    const folders = Object.keys(ROOMS).filter((place) => place.endsWith('/'));
    for (const folder of folders) {
      expect(within(folder).length, folder).toBeGreaterThan(0);
      expect(readdirSync(fileURLToPath(new URL(`../${folder}`, import.meta.url))), folder).toContain('README.md');
    }
  });

  test.each<[string, string, string]>([
    ['delivery reaches for a handler', 'src/delivery/lanes.ts', `import { register } from '../handlers/index.ts';`],
    ['an operation asks the database itself', 'src/operations/auditor.ts', `import { eq } from 'drizzle-orm';`],
    ['the core knows how things are kept', 'src/core/handoff.ts', `import type { Db } from '../db/open.ts';`],
    ['a message asks a service', 'src/blocks/ae-card.ts', `import type { Sending } from '../services/sending.ts';`],
    ['a service calls Slack', 'src/services/registry.ts', `import { createSlack } from '../slack/web-api.ts';`],
    ['a service makes a query', 'src/services/intake.ts', `import { createStore } from '../db/store.ts';`],
    ['a handler sends to others', 'src/handlers/show.ts', `import { createSending } from '../delivery/sending.ts';`],
    ['what Slack answers is drawn', 'src/slack/web-api.ts', `import type { Message } from '../blocks/kit.ts';`],
    ['what comes in is decided', 'src/receive/http.ts', `import { accept } from '../core/answering.ts';`],
    ['rows are drawn', 'src/db/audit.ts', `import { standing } from '../blocks/words.ts';`],
    ['the core waits for a network', 'src/core/member.ts', `import { WebClient } from '@slack/web-api';`],
    ['a file stands at the top', 'src/utils.ts', ''],
    ['a folder has no rule', 'src/lib/dates.ts', ''],
  ])('are closed: it is noticed when %s', (_, path, text) => {
    expect(breachesOf(sourceOf(path, text))).toHaveLength(1);
  });

  test('a room of a floor knows the other rooms that the table names, and no more', () => {
    const arrows = new Set(arrowsOf(src).map(({ floor, from, to }) => `${floor}: ${from} knows ${to}`));
    const named = Object.entries(FLOORS).flatMap(([floor, { knows }]) =>
      Object.entries(knows).flatMap(([from, rooms]) => rooms.map((to) => `${floor}: ${from} knows ${to}`)),
    );
    expect([...arrows].toSorted()).toEqual(named.toSorted());
  });

  test('no file imports itself by way of others, not even its types', () => {
    const reached = new Map(src.map(({ path, imports }) => [path, imports.map(({ from }) => from)]));
    const isPast = new Set<string>();
    const circles: string[][] = [];
    const follow = (path: string, trail: string[]): void => {
      if (trail.includes(path)) return void circles.push([...trail.slice(trail.indexOf(path)), path]);
      if (isPast.has(path)) return;
      for (const from of reached.get(path) ?? []) follow(from, [...trail, path]);
      isPast.add(path);
    };
    for (const { path } of src) follow(path, []);
    expect(circles).toEqual([]);
  });

  test('a new room of a floor has its line in the table', () => {
    const rooms = new Set(src.flatMap(({ path }) => roomOf(path) ?? []).map(({ floor, room }) => `${floor}/${room}`));
    const named = Object.entries(FLOORS).flatMap(([floor, { knows }]) =>
      Object.keys(knows).map((room) => `${floor}/${room}`),
    );
    expect([...rooms].toSorted()).toEqual(named.toSorted());
  });

  test('no folder has more than thirty files', () => {
    const folders = new Map<string, number>();
    for (const { path } of src) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }
    expect([...folders].filter(([, files]) => files > 30)).toEqual([]);
  });

  test('the bot knows nothing of the sandbox, the tests and the demo', () => {
    const outside = ({ from }: Import) => /^(sandbox|test|demo|bench|scripts|torture)\/|^slack-sandbox/.test(from);
    expect(src.filter(({ imports }) => imports.some(outside)).map(({ path }) => path)).toEqual([]);
  });

  test('the storm sees the bot as its operator does: its process, Slack’s side and the file that it keeps', () => {
    // Lost answers, power cuts, strange payloads and marked words are tried inside of one process, and cards are drawn afresh to be compared.
    const inside = ['lost.ts', 'power.ts', 'fast-slack.ts', 'packets.ts', 'fresh-cards.ts', 'fuzz/', 'canaries/'];
    const storm = sourcesIn('torture').filter(({ path }) => !inside.some((name) => path.startsWith(`torture/${name}`)));
    expect(storm.length).toBeGreaterThan(0);
    // Of the bot's code it knows only the names: of the events and the buttons, so that none can be forgotten.
    const isOutside = ({ from }: Import) =>
      /^(torture|sandbox)\/|^slack-sandbox|^node:|^esbuild$|^src\/(db\/engine\/driver|core\/handoff\/history|blocks\/ids).ts$/.test(
        from,
      );
    expect(
      storm.flatMap(({ path, imports }) =>
        imports.filter((one) => !isOutside(one)).map(({ from }) => `${path} imports ${from}`),
      ),
    ).toEqual([]);
  });

  test('every file of the bot is reached from its processes', () => {
    const byPath = new Map(src.map((source) => [source.path, source]));
    const reached = new Set(PROCESSES);
    for (const path of reached) {
      for (const { from } of byPath.get(path)?.imports ?? []) if (byPath.has(from)) reached.add(from);
    }
    expect(src.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  test('nothing is imported in the middle of a run but the driver for this Node, and the data of public holidays, which few need', () => {
    expect(uses(src, /\bimport\(|\brequire\(/).toSorted()).toEqual([
      'src/db/engine/driver.ts',
      'src/services/people/holidays.ts',
    ]);
  });
});

describe('closed types', () => {
  test('a stage is told apart in switches that the compiler completes, never by a comparison that a new stage slips past', () => {
    const compared = uses(src, /\bstage\s*[!=]==|[!=]==\s*'(draft|awaiting|accepted|working|closed)'/);
    expect(compared).toEqual([]);
  });

  test('every switch over a closed type ends where nothing is left', () => {
    const open = src.filter(({ code }) => {
      const count = (pattern: RegExp) => code.match(pattern)?.length ?? 0;
      return count(/\bswitch \(/g) !== count(/ satisfies never;/g);
    });
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  test('raw SQL stands in one file, each piece with its reason, and in the indexes of the schema', () => {
    const raw = src.filter(({ code }) => /\bsql(<[^>]*>)?`|\$client\.(prepare|exec)|\bclient\s*\.prepare/.test(code));
    expect(raw.map(({ path }) => path).toSorted()).toEqual([
      'src/db/agreement/agreement-table.ts',
      'src/db/engine/applied-migrations.ts',
      'src/db/engine/raw-sql.ts',
      'src/db/engine/upgrade-copies.ts',
      'src/db/packet/draft-table.ts',
      'src/db/people/people-tables.ts',
      'src/db/registration/registration-tables.ts',
      'src/db/schema.ts',
    ]);
  });
});

describe('who may do what', () => {
  const CLOCK = /\bnew Date\(\s*\)|\bDate\.now\b|\bperformance\.now\b|\bhrtime\b|Temporal\.Now\b/;

  test('the core and the blocks wait for nothing and leave nothing to chance', () => {
    const pure = within('src/core/', 'src/blocks/');
    expect(uses(pure, /\basync\b|\bawait\b|\bPromise\b/)).toEqual([]);
    expect(uses(pure, /\bsetTimeout\b|\bsetInterval\b|Math\.random|\bcrypto\b/)).toEqual([]);
  });

  test('partners’ words stand in rooms of their own, drawn from the partner’s view alone', () => {
    const partner = src.filter(({ path }) => /^src\/blocks\/[^/]+\/partner\//.test(path));
    expect(partner.length).toBeGreaterThan(5);
    expect(uses(partner, /import[^;]*\b(Handoff|Packet|DrawContext)\b/)).toEqual([]);
  });

  test('nobody writes where Slack reads marks but by the kit, which takes the bot’s own words only', () => {
    // The last one reads what Slack wrote.
    const mayWrite = ['src/blocks/kit/kit.ts', 'src/blocks/kit/mrkdwn.ts', 'src/core/kernel/text.ts'];
    const others = src.filter(({ path }) => !mayWrite.includes(path));
    expect(uses(others, /type: 'mrkdwn'|\bas (Mrkdwn|Summary)\b|&amp;/)).toEqual([]);
  });

  test('only a process reads a clock', () => {
    expect(uses(src, CLOCK).toSorted()).toEqual(PROCESSES);
  });

  test('only a process throws dice', () => {
    expect(uses(src, /Math\.random|randomBytes|randomInt|randomUUID/).toSorted()).toEqual(WITH_DICE);
  });

  test('only config.ts and a process know the environment', () => {
    expect(uses(src, /process\.env\b/).toSorted()).toEqual(PROCESSES);
    expect(uses(src, /ProcessEnv\b/)).toEqual(['src/config.ts']);
  });

  test('only index.ts ends the process or listens to its signals', () => {
    expect(uses(src, /process\.(exit|on|once|kill)\b/)).toEqual(['src/index.ts']);
  });

  test('nothing writes to the console past the log', () => {
    expect(uses(src, /\bconsole\./)).toEqual([]);
    expect(uses(src, /process\.std(out|err)\b/).toSorted()).toEqual([...PROCESSES, 'src/log.ts'].toSorted());
  });

  test('zod is imported as it advises, so that the build leaves out its forty languages', () => {
    expect(uses(src, /import (type )?\{[^}]*\} from 'zod'/)).toEqual([]);
  });

  test('nothing is exported by default', () => {
    expect(uses(src, /\bexport default\b/)).toEqual([]);
  });

  test('no file holds more than one idea can fill: 300 lines', () => {
    expect(src.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)).toEqual([]);
  });
});

describe('this reading of the source', () => {
  test('sees imports on one line and on many, of types and of values', () => {
    const text = `import { a } from './a.ts';\nimport {\n  type B,\n  type C,\n} from '../b.ts';\nimport type { D } from 'd';\nexport { e } from 'node:e';\nimport './f.ts';\n`;
    expect(importsOf('src/core/x.ts', text)).toEqual([
      { from: 'src/core/a.ts', isType: false },
      { from: 'src/b.ts', isType: true },
      { from: 'd', isType: true },
      { from: 'node:e', isType: false },
      { from: 'src/core/f.ts', isType: false },
    ]);
  });

  test('does not take a comment for code', () => {
    expect(withoutComments('a(); // Date.now\n/* console.log */ b("https://x");')).toBe('a(); \n b("https://x");');
  });
});
