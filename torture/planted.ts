import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultsIn } from './storm/figures.ts';
import { type Edit, PLANTED_FAULTS, type PlantedFault } from './planted-faults.ts';
import { tortureWorlds } from './storm/worlds.ts';

/**
 * Plants each fault in a copy of the bot, and says who notices it: the crash points, which judge with the copy's own code, and a
 * small storm, which is judged from outside.
 */

/** By each judge, in a few words what it saw; null when it saw nothing. */
export type Verdict = { what: string; crashPoints: string | null; storm: string | null };

const repository = fileURLToPath(new URL('..', import.meta.url));
const COPIED = [
  'src',
  'test/reliability',
  'test/support',
  'torture',
  'migrations',
  'manifest.json',
  'package.json',
  'tsconfig.json',
];
const LINKED = ['node_modules', 'sandbox'];
/** The first death, and every so manieth after it. */
const CRASH_STRIDE = '13';
/** What only chance brings about is tried with other seeds. */
const STORMS = 3;
/** It does not run at all: that says nothing about who judges it. */
const MISPLANTED = /^(Type|Reference|Syntax)Error/;
const NOTHING: PlantedFault = { what: 'nothing is planted', edits: [] };

/** True when each fault is noticed by somebody, and nothing is where nothing was planted. Throws when a fault has lost its place. */
export async function plantAll(order: { only: string; kills: number; seed: number; say: (line: string) => void }) {
  const { only, say } = order;
  const wanted = [NOTHING, ...PLANTED_FAULTS].filter(({ what }) => what.includes(only));
  for (const { edits } of wanted) for (const edit of edits) planted(repository, edit);
  say('| planted | crash points | storm |\n| --- | --- | --- |');
  const verdicts: Verdict[] = [];
  for (const fault of wanted) {
    const verdict = await judge(fault, order);
    verdicts.push(verdict);
    say(`| ${verdict.what} | ${verdict.crashPoints ?? '–'} | ${verdict.storm ?? '–'} |`);
  }
  const wrong = verdicts.filter(isWrong);
  for (const { what } of wrong)
    say(what === NOTHING.what ? 'The bot as it is was found faulty.' : `Nobody noticed: ${what}.`);
  return wrong.length === 0;
}

export function isWrong({ what, crashPoints, storm }: Verdict): boolean {
  const isNoticed = crashPoints !== null || storm !== null;
  return isNoticed === (what === NOTHING.what);
}

/** The file as it is with the fault in it. Throws unless what is to be changed is there exactly once. */
export function planted(folder: string, { file, from, to }: Edit): string {
  const parts = readFileSync(join(folder, file), 'utf8').split(from);
  if (parts.length !== 2) throw new Error(`A fault has lost its place: ${file} has ${parts.length - 1} times\n${from}`);
  return parts.join(to);
}

async function judge(fault: PlantedFault, order: { kills: number; seed: number }): Promise<Verdict> {
  const copy = mkdtempSync(join(tmpdir(), 'planted-'));
  for (const path of COPIED) cpSync(join(repository, path), join(copy, path), { recursive: true });
  for (const path of LINKED) symlinkSync(join(repository, path), join(copy, path));
  for (const edit of fault.edits) writeFileSync(join(copy, edit.file), planted(copy, edit));
  try {
    const [crashPoints, firstStorm] = await Promise.all([
      seenByCrashPoints(copy),
      seenByStorm(copy, order.seed, order.kills),
    ]);
    let storm = firstStorm;
    const isPlanted = fault.edits.length > 0;
    for (let more = 1; isPlanted && crashPoints === null && storm === null && more < STORMS; more += 1)
      storm = await seenByStorm(copy, order.seed + more, order.kills);
    return { what: fault.what, crashPoints, storm };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

type TestReport = {
  numTotalTests: number;
  testResults: { assertionResults: { status: string; title: string; failureMessages: string[] }[] }[];
};

/** The first flow that does not end as it should. Throws when the tests could not be run. */
async function seenByCrashPoints(copy: string): Promise<string | null> {
  const outcome = join(copy, 'outcome.json');
  const args = ['vitest', 'run', '--config', 'test/reliability/vitest.config.ts', '--bail', '1'];
  const reporting = ['--reporter', 'json', '--outputFile', outcome, 'crash-points'];
  const env = { ...process.env, CRASH_STRIDE };
  const tests = spawn('npx', [...args, ...reporting], { cwd: copy, env, stdio: 'ignore' });
  await once(tests, 'exit');
  const report = JSON.parse(readFileSync(outcome, 'utf8')) as TestReport;
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  if (results.length === 0) throw new Error(`The crash points could not be run in ${copy}.`);
  const failed = results.find(({ status }) => status === 'failed');
  const [message = ''] = failed?.failureMessages ?? [];
  if (failed && MISPLANTED.test(message)) throw new Error(`The bot broke in ${failed.title}: ${message}`);
  return failed ? failed.title : null;
}

/** What the ledger of a small storm says first. Throws when the bot does not run. */
async function seenByStorm(copy: string, seed: number, kills: number): Promise<string | null> {
  const folder = join(copy, `storm-${seed}`);
  mkdirSync(folder);
  const figures = await tortureWorlds({
    folder,
    source: join(copy, 'src', 'index.ts'),
    worlds: 1,
    more: 0,
    atOnce: 1,
    kills,
    pauses: 1,
    overlaps: 1,
    wrongClocks: 'none',
    seed,
    say: () => undefined,
  });
  const faults = faultsIn(figures);
  const kinds = [...new Set(faults.map((line) => line.slice(0, line.indexOf(':'))))];
  return faults.length === 0 ? null : `${faults.length} times: ${kinds.join(', ')}`;
}
