import { Stryker } from '@stryker-mutator/core';

/**
 * Changes the code in small ways and says which changes no test notices: `npm run mutants`, or for some files and folders alone,
 * `npm run mutants src/core/handoff/window.ts src/delivery/`.
 */

type Options = ConstructorParameters<typeof Stryker>[0];
type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** Each with the tests that are there for it: every test has to run for what a test does not kill. The last that names a file has it. */
const PARTS = [
  { tests: 'delivery', paths: ['src/delivery/'] },
  {
    tests: 'limits',
    paths: ['lanes', 'rate-limiter', 'circuit-breaker', 'response-urls', 'setbacks'].map(
      (name) => `src/delivery/${name}.ts`,
    ),
  },
  { tests: 'core', paths: ['src/core/'] },
  { tests: 'time', paths: ['src/core/time/'] },
];

const UNNOTICED = new Set(['Survived', 'NoCoverage']);

const asked = process.argv.slice(2);
const elsewhere = asked.filter((path) => !partOf(path));
if (elsewhere.length > 0) throw new Error(`Only src/core/ and src/delivery/ are changed, not ${elsewhere.join(' ')}.`);

for (const [position, part] of PARTS.entries()) {
  const paths = asked.length === 0 ? part.paths : pathsIn(part);
  if (paths.length === 0) continue;
  const ofOthers = PARTS.slice(position + 1).flatMap((other) => other.paths.map((path) => `!${globOf(path)}`));
  const startedAt = Date.now();
  const mutants = await new Stryker(optionsFor(part.tests, [...paths.map(globOf), ...ofOthers])).runMutationTest();
  const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
  console.log(`\n${paths.join(' ')}: ${scoreOf(mutants)}, ${minutes} minutes`);
  const unnoticed = mutants.filter(({ status }) => UNNOTICED.has(status));
  for (const line of new Set(unnoticed.map(lineOf))) console.log(line);
}

/** What was asked for of this part: files of its own, and all of it when a folder around it was named. */
function pathsIn(part: (typeof PARTS)[number]): string[] {
  const within = part.paths.filter((path) => asked.some((folder) => folder !== path && path.startsWith(folder)));
  return [...asked.filter((path) => partOf(path) === part), ...within];
}

function partOf(file: string) {
  return PARTS.findLast(({ paths }) => paths.some((path) => file.startsWith(path)));
}

function globOf(path: string): string {
  return path.endsWith('/') ? `${path}**/*.ts` : path;
}

function optionsFor(tests: string, mutate: string[]): Options {
  return {
    mutate,
    testRunner: 'vitest',
    vitest: { configFile: `test/mutants/${tests}.config.ts`, related: false },
    plugins: ['@stryker-mutator/vitest-runner'],
    checkers: [],
    coverageAnalysis: 'perTest',
    // docs/mutants.md says why.
    ignoreStatic: true,
    mutator: { excludedMutations: ['StringLiteral'] },
    concurrency: 2,
    // What loops for ever ends after the time its tests take, and this.
    timeoutMS: 3_000,
    timeoutFactor: 1.5,
    // The compiler that is used here has no interface for it.
    tsconfigFile: 'none',
    tempDirName: `coverage/mutants-${process.pid}`,
    ignorePatterns: ['/coverage', '/data', '/dist', '/docs', '/.ci'],
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: `coverage/mutants-${tests}.json` },
    allowConsoleColors: false,
  };
}

function scoreOf(mutants: Mutant[]): string {
  const count = (status: Mutant['status']) => mutants.filter((mutant) => mutant.status === status).length;
  const dead = count('Killed') + count('Timeout');
  const alive = count('Survived') + count('NoCoverage');
  const score = ((100 * dead) / (dead + alive)).toFixed(1);
  const parts = [
    `${count('Killed')} killed`,
    `${count('Timeout')} by time`,
    `${count('Survived')} survived`,
    `${count('NoCoverage')} not covered`,
    `${count('Ignored')} left out`,
  ];
  return `${score} % (${parts.join(', ')})`;
}

function lineOf({ fileName, location, mutatorName, replacement, status }: Mutant): string {
  const place = `${fileName.slice(fileName.indexOf('src/'))}:${location.start.line}:${location.start.column}`;
  return `${place}  ${status === 'NoCoverage' ? 'not covered' : 'survived'}  ${mutatorName}  ${replacement.replaceAll(/\s+/g, ' ')}`;
}
