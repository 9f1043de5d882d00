import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** Who may import whom, and who may do what. Read from the import lines and the words of the source itself. */

const root = fileURLToPath(new URL('..', import.meta.url));

type Import = { from: string; isType: boolean };
type Source = { path: string; text: string; code: string; imports: Import[] };

function sourcesIn(folder: string): Source[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(ts|tsx|mjs)$/.test(name)).map((name) => read(`${folder}/${name}`));
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, code: withoutComments(text), imports: importsOf(path, text) };
}

/** Relative imports are named by their path from the root, packages by their name. */
function importsOf(path: string, text: string): Import[] {
  const lines = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm);
  return [...lines].map(([line, type, from = '']) => ({
    from: from.startsWith('.') ? normalize(join(dirname(path), from)) : from,
    isType: type !== undefined || hasOnlyTypes(line),
  }));
}

function hasOnlyTypes(line: string): boolean {
  const names = /\{([^}]*)\}/.exec(line)?.[1]?.split(',') ?? [''];
  return names.filter((name) => name.trim() !== '').every((name) => name.trim().startsWith('type ')) && names[0] !== '';
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

const src = sourcesIn('src');
const within = (...folders: string[]) => src.filter(({ path }) => folders.some((folder) => path.startsWith(folder)));

/** Where a rule is broken, as "file: what". */
function breaches(sources: Source[], mayImport: (imported: Import) => boolean): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.filter((imported) => !mayImport(imported)).map(({ from }) => `${path} imports ${from}`),
  );
}

function uses(sources: Source[], pattern: RegExp): string[] {
  return sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
}

const isIn =
  (folder: string) =>
  ({ from }: Import) =>
    from.startsWith(`src/${folder}`);
const isPackage =
  (...names: string[]) =>
  ({ from }: Import) =>
    names.some((name) => from === name || from.startsWith(`${name}/`));
const isNode = ({ from }: Import) => from.startsWith('node:');
const isSlackType = (imported: Import) => imported.isType && imported.from.startsWith('@slack/');
const any =
  (...rules: ((imported: Import) => boolean)[]) =>
  (imported: Import) =>
    rules.some((rule) => rule(imported));

const SERVICES = ['src/handoffs.ts', 'src/registry.ts', 'src/intake.ts', 'src/passing-time.ts', 'src/askable.ts'];

describe('who may import whom', () => {
  test.each<[string, string[], (imported: Import) => boolean]>([
    [
      'the core: itself and what counts',
      ['src/core/'],
      any(isIn('core/'), isPackage('zod', 'temporal-polyfill', 'date-holidays')),
    ],
    [
      'the database: the core and its driver',
      ['src/db/'],
      any(isIn('core/'), isIn('db/'), isPackage('drizzle-orm', 'better-sqlite3', 'zod'), isNode),
    ],
    ['blocks: the core, and Slack’s types alone', ['src/blocks/'], any(isIn('core/'), isIn('blocks/'), isSlackType)],
    [
      'handlers: blocks, the core, the services’ types and what Slack’s failures mean',
      ['src/handlers/'],
      any(
        isIn('handlers/'),
        isIn('blocks/'),
        isIn('core/'),
        isSlackType,
        isIn('slack-failure.ts'),
        (imported) => imported.isType && /^src\/(handoffs|intake|registry|preferences)\.ts$/.test(imported.from),
      ),
    ],
    [
      'services: the core and the store, and the names of what answers for people and calendars',
      SERVICES,
      any(
        isIn('core/'),
        isIn('db/store.ts'),
        (imported) => imported.isType && any(isIn('askable.ts'), isIn('calendars.ts'))(imported),
      ),
    ],
    ['Slack’s limits: nothing at all', ['src/pace.ts'], () => false],
    [
      'what puts the services together: the core, the services and what they stand on, and never a handler, Bolt or a query',
      ['src/services.ts'],
      ({ from, isType }) => {
        if (/^src\/(blocks|handlers|receive)\//.test(from) || !from.startsWith('src/')) return false;
        return isType || !/^src\/(db\/|slack\.ts|log\.ts)/.test(from);
      },
    ],
    [
      'what people set and when they work: the core, the store and the public holidays',
      ['src/preferences.ts', 'src/calendars.ts'],
      any(isIn('core/'), (imported) => imported.isType && /^src\/(db\/store|holidays)\.ts$/.test(imported.from)),
    ],
    [
      'delivery: the core, what is kept, blocks and Slack',
      ['src/delivery.ts'],
      any(
        isIn('core/'),
        isIn('blocks/'),
        ...[
          'slack.ts',
          'slack-failure.ts',
          'next-turn.ts',
          'pace.ts',
          'addresses.ts',
          'lanes.ts',
          'outage.ts',
          'response-urls.ts',
        ].map(isIn),
        (imported) => imported.isType && isIn('db/')(imported),
      ),
    ],
  ])('%s', (_, folders, mayImport) => {
    const sources = within(...folders);
    expect(sources.length).toBeGreaterThan(0);
    expect(breaches(sources, mayImport)).toEqual([]);
  });

  test('services take nothing of the store but its type and its Conflict', () => {
    const lines = within(...SERVICES).flatMap(({ code }) => code.match(/^import .*store\.ts'/gm) ?? []);
    for (const line of lines)
      expect(line.replace(/Conflict, /, '')).toMatch(/^import (type \{ Store \}|\{ type Store \})/);
  });

  test('the bot knows nothing of the sandbox, the tests and the demo', () => {
    expect(
      breaches(src, ({ from }) => !/^(slack-sandbox|sandbox|test|demo|bench|scripts|torture)(\/|$)/.test(from)),
    ).toEqual([]);
  });

  test('the storm sees the bot as its operator does: its process, Slack’s side and the file that it keeps', () => {
    // Lost answers and power cuts are tried inside of one process.
    const inside = ['lost', 'power', 'fast-slack', 'packets'];
    const storm = sourcesIn('torture').filter(({ path }) => !inside.some((name) => path.endsWith(`/${name}.ts`)));
    expect(storm.length).toBeGreaterThan(0);
    const isOutside = ({ from }: Import) => /^(torture\/|slack-sandbox$)/.test(from);
    expect(breaches(storm, any(isOutside, isNode, isPackage('esbuild'), isIn('db/driver.ts')))).toEqual([]);
  });

  test('every file of the bot is reached from index.ts', () => {
    const byPath = new Map(src.map((source) => [source.path, source]));
    const reached = new Set(['src/index.ts']);
    for (const path of reached) {
      for (const { from } of byPath.get(path)?.imports ?? []) if (byPath.has(from)) reached.add(from);
    }
    expect(src.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  test('nothing is imported in the middle of a run but the driver for this Node, and the data of public holidays, which few need', () => {
    expect(uses(src, /\bimport\(|\brequire\(/)).toEqual(['src/holidays.ts', 'src/db/driver.ts']);
  });
});

describe('who may do what', () => {
  const CLOCK = /\bnew Date\(\s*\)|\bDate\.now\b|\bperformance\.now\b|\bhrtime\b|Temporal\.Now\b/;

  test('the core and the blocks wait for nothing and leave nothing to chance', () => {
    const pure = within('src/core/', 'src/blocks/');
    expect(uses(pure, /\basync\b|\bawait\b|\bPromise\b/)).toEqual([]);
    expect(uses(pure, /\bsetTimeout\b|\bsetInterval\b|Math\.random|\bcrypto\b/)).toEqual([]);
  });

  test('only index.ts reads a clock', () => {
    expect(uses(src, CLOCK)).toEqual(['src/index.ts']);
  });

  test('only index.ts throws dice', () => {
    expect(uses(src, /Math\.random|randomBytes|randomInt|randomUUID/)).toEqual(['src/index.ts']);
  });

  test('only config.ts and index.ts know the environment', () => {
    expect(uses(src, /process\.env\b/)).toEqual(['src/index.ts']);
    expect(uses(src, /ProcessEnv\b/)).toEqual(['src/config.ts']);
  });

  test('only index.ts ends the process or listens to its signals', () => {
    expect(uses(src, /process\.(exit|on|once|kill)\b/)).toEqual(['src/index.ts']);
  });

  test('nothing writes to the console past the log', () => {
    expect(uses(src, /\bconsole\./)).toEqual([]);
    expect(uses(src, /process\.std(out|err)\b/).toSorted()).toEqual(['src/index.ts', 'src/log.ts']);
  });

  test('nothing is exported by default', () => {
    expect(uses(src, /\bexport default\b/)).toEqual([]);
  });

  test('no file holds more than one idea can fill: 300 lines', () => {
    const long = src.filter(({ text }) => text.split('\n').length > 301);
    expect(long.map(({ path }) => path)).toEqual([]);
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
