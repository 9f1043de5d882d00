import { EVENT_KINDS } from '../../src/core/handoff/history.ts';
import { neverHappened, tellDemands } from './never.ts';
import { type Brought, STAGES } from './tally.ts';
import type { WorldFigures } from './world.ts';

/** The figures of all worlds in words. */

/** In which way a promise can be broken. */
const BROKEN = {
  lost: 'lost',
  twice: 'twice',
  outOfOrder: 'out of order',
  misplaced: 'misplaced',
  stale: 'stale',
  unresolved: 'unresolved',
} as const;
type Broken = keyof typeof BROKEN;
const ALL_BROKEN = Object.keys(BROKEN) as Broken[];

/** What went wrong with the promises, a line each; nothing when all were kept. */
export function faultsIn(worlds: readonly WorldFigures[]): string[] {
  return worlds.flatMap(({ report }) =>
    ALL_BROKEN.flatMap((promise) => report[promise].map((what) => `${BROKEN[promise]}: ${what}`)),
  );
}

/** What so many ordered kills should have brought about in all worlds together, and did not. */
export function neverIn(kills: number, worlds: readonly WorldFigures[]): string[] {
  return neverHappened(kills, broughtIn(worlds));
}

/** `kills` were ordered; a few worlds more may have had more of them. */
export function tellFigures(kills: number, worlds: readonly WorldFigures[]): string[] {
  const sum = summed(worlds);
  const death = (kind: keyof WorldFigures['deaths']) => sum(({ deaths }) => deaths[kind]);
  const { report } = worlds.toSorted((a, b) => b.report.mostOpen - a.report.mostOpen)[0] ?? {};
  return [
    `${death('kills')} kills (${death('killsDuringStart')} of them during start-up), ` +
      `${death('pauses')} pauses, ${death('overlaps')} second processes; ` +
      `the bot ended by itself ${death('endedByItself')} times; ${worlds.length} worlds`,
    `met: ${inWords(worlds.map(({ faults }) => faults))}`,
    ...tableOf(kills, worlds),
    `${sum(({ report: { takenAfterDeath } }) => takenAfterDeath)} messages taken after the process that sent them was dead, ` +
      `${sum(({ report: { wordsOfTrouble } }) => wordsOfTrouble)} words to the intake owner about messages that did not arrive`,
    `people were told “done” ${sum(({ acknowledged }) => acknowledged)} times; ${Math.round(sum(({ days }) => days))} days passed on the bot’s clock; ` +
      `storm ${Math.round(sum(({ seconds }) => seconds.storm))} s, finish ${Math.round(sum(({ seconds }) => seconds.finish))} s`,
    `handoffs ${sum(({ report: { handoffs } }) => handoffs)} (up to ${report?.mostOpen ?? 0} open at once in one world), ` +
      `messages ${sum(({ report: { messages } }) => messages)}: ` +
      ALL_BROKEN.map((promise) => `${sum((world) => world.report[promise].length)} ${BROKEN[promise]}`).join(', '),
  ];
}

/** How often each thing happened, what happened least first: what never happened shows nothing. */
function tableOf(ordered: number, worlds: readonly WorldFigures[]): string[] {
  const { handoffs, times, inStage } = broughtIn(worlds);
  const kinds = EVENT_KINDS.toSorted((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  return [
    `brought about by presses and forms: ${handoffs} handoffs`,
    `in each stage: ${STAGES.map((stage) => `${stage} ${inStage[stage] ?? 0}`).join(', ')}`,
    `of each kind of event: ${kinds.map((kind) => `${kind} ${times[kind] ?? 0}`).join(', ')}`,
    tellDemands(ordered),
  ];
}

export function broughtIn(worlds: readonly WorldFigures[]): Brought {
  const all = worlds.map(({ brought }) => brought);
  return {
    handoffs: all.reduce((total, { handoffs }) => total + handoffs, 0),
    times: counted(all.map(({ times }) => times)),
    inStage: counted(all.map(({ inStage }) => inStage)),
  };
}

const summed =
  (worlds: readonly WorldFigures[]) =>
  (count: (world: WorldFigures) => number): number =>
    worlds.reduce((total, world) => total + count(world), 0);

/** Summed up over all worlds. */
function counted<Key extends string>(worlds: readonly Partial<Record<Key, number>>[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const [kind, times] of worlds.flatMap((one) => Object.entries(one) as [Key, number][]))
    counts[kind] = (counts[kind] ?? 0) + times;
  return counts;
}

function inWords(worlds: readonly Record<string, number>[]): string {
  return Object.entries(counted(worlds))
    .map(([kind, times]) => `${kind} ${times}`)
    .join(', ');
}
