import type { WorldFigures } from './world.ts';

/** The figures of all worlds in words. */

/** In which way a promise can be broken. */
type Broken = 'lost' | 'twice' | 'outOfOrder' | 'misplaced' | 'stale' | 'unresolved';

/** What went wrong with the promises, a line each; nothing when all were kept. */
export function faultsIn(worlds: readonly WorldFigures[]): string[] {
  return worlds.flatMap(({ report: { lost, twice, outOfOrder, misplaced, stale, unresolved } }) => [
    ...lost.map((what) => `lost: ${what}`),
    ...twice.map((what) => `twice: ${what}`),
    ...outOfOrder.map((what) => `out of order: ${what}`),
    ...misplaced.map((what) => `misplaced: ${what}`),
    ...stale.map((what) => `stale: ${what}`),
    ...unresolved.map((what) => `unresolved: ${what}`),
  ]);
}

export function tellFigures(worlds: readonly WorldFigures[]): string[] {
  const sum = (count: (world: WorldFigures) => number) => worlds.reduce((total, world) => total + count(world), 0);
  const death = (kind: keyof WorldFigures['deaths']) => sum(({ deaths }) => deaths[kind]);
  const promise = (kind: Broken) => sum(({ report }) => report[kind].length);
  const { report } = worlds.toSorted((a, b) => b.report.mostOpen - a.report.mostOpen)[0] ?? {};
  return [
    `${death('kills')} kills (${death('killsDuringStart')} of them during start-up), ` +
      `${death('pauses')} pauses, ${death('overlaps')} second processes; ` +
      `the bot ended by itself ${death('endedByItself')} times; ${worlds.length} worlds`,
    `met: ${inWords(worlds.map(({ faults }) => faults))}`,
    `happened: ${inWords(worlds.map(({ report: { happened } }) => happened))}`,
    `${sum(({ report: { takenAfterDeath } }) => takenAfterDeath)} messages taken after the process that sent them was dead, ` +
      `${sum(({ report: { wordsOfTrouble } }) => wordsOfTrouble)} words to the intake owner about messages that did not arrive`,
    `storm ${Math.round(sum(({ seconds }) => seconds.storm))} s, finish ${Math.round(sum(({ seconds }) => seconds.finish))} s`,
    `handoffs ${sum(({ report: { handoffs } }) => handoffs)} (up to ${report?.mostOpen ?? 0} open at once in one world), ` +
      `messages ${sum(({ report: { messages } }) => messages)}: ${promise('lost')} lost, ${promise('twice')} twice, ` +
      `${promise('outOfOrder')} out of order, ${promise('misplaced')} misplaced, ${promise('stale')} stale, ` +
      `${promise('unresolved')} unresolved`,
  ];
}

/** Summed up over all worlds. */
function inWords(counted: readonly Record<string, number>[]): string {
  const counts: Record<string, number> = {};
  for (const [kind, times] of counted.flatMap((one) => Object.entries(one))) counts[kind] = (counts[kind] ?? 0) + times;
  return Object.entries(counts)
    .map(([kind, times]) => `${kind} ${times}`)
    .join(', ');
}
