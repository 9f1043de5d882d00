import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** The sandbox stands in for Slack to any app, so it may know none. Read from its import lines. */

const folder = fileURLToPath(new URL('..', import.meta.url));

type Source = { path: string; text: string; imports: string[] };
type Dependencies = Record<string, string>;
type PackageFile = { dependencies: Dependencies; devDependencies: Dependencies; exports: Record<string, string> };

function sourcesIn(part: string): Source[] {
  const names = readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(ts|tsx|mjs)$/.test(name)).map((name) => read(`${part}/${name}`));
}

function read(path: string): Source {
  const text = readFileSync(join(folder, path), 'utf8');
  return { path, text, imports: importsOf(path, text) };
}

/** Relative imports are named by their path from the sandbox's folder, with `../` when they lead out of it. */
function importsOf(path: string, text: string): string[] {
  const statements = text.matchAll(/^(?:import|export)\s+(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm);
  const later = text.matchAll(/\b(?:import\(|new URL\()'([^']+)'/g);
  const named = [...statements, ...later].map(([, from = '']) => from);
  return named.map((from) => (from.startsWith('.') ? normalize(join(dirname(path), from)) : from));
}

const src = sourcesIn('src');
const all = [...src, ...sourcesIn('bin'), ...sourcesIn('test')];
// The sandbox's own, with these fields.
const { dependencies, devDependencies, exports } = JSON.parse(
  readFileSync(join(folder, 'package.json'), 'utf8'),
) as PackageFile;

function breaches(sources: Source[], mayImport: (from: string) => boolean): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.filter((from) => !mayImport(from)).map((from) => `${path} imports ${from}`),
  );
}

const isNode = (from: string) => from.startsWith('node:');
const isOf = (packages: Dependencies) => (from: string) =>
  Object.keys(packages).some((name) => from === name || from.startsWith(`${name}/`));

test('the sandbox imports nothing from outside of its folder but Node and the packages that it names', () => {
  const isNamed = isOf({ ...dependencies, ...devDependencies });
  const isInside = (from: string) => /^(\.|README\.md|(src|bin|test)(\/.*)?)$/.test(from);
  expect(src.length).toBeGreaterThan(0);
  expect(breaches(all, (from) => isNode(from) || isInside(from) || isNamed(from))).toEqual([]);
});

test('who installs the sandbox gets everything that it runs on', () => {
  const typesOnly = /^import type [^;]*'@slack\/web-api';$/gm;
  const running = src.map(({ path, text }) => ({ path, text, imports: importsOf(path, text.replace(typesOnly, '')) }));
  const isRunnable = isOf(dependencies);
  expect(breaches(running, (from) => isNode(from) || from.startsWith('src/') || isRunnable(from))).toEqual([]);
});

test('no file of the sandbox imports itself by way of others', () => {
  const byPath = new Map(src.map((source) => [source.path, source]));
  const reachable = (start: string): Set<string> => {
    const reached = new Set(byPath.get(start)?.imports);
    for (const path of reached) for (const from of byPath.get(path)?.imports ?? []) reached.add(from);
    return reached;
  };
  expect(src.map(({ path }) => path).filter((path) => reachable(path).has(path))).toEqual([]);
});

test('every entry that the package offers is there', () => {
  const paths = new Set(src.map(({ path }) => `./${path}`));
  expect(Object.values(exports).filter((path) => !paths.has(path))).toEqual([]);
});

test('nothing is exported by default', () => {
  expect(all.filter(({ text }) => /^export default\b/m.test(text)).map(({ path }) => path)).toEqual([]);
});

test('no file holds more than one idea can fill: 300 lines', () => {
  expect(all.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)).toEqual([]);
});
