import { drawNotice } from '../../src/blocks/notices/render.ts';
import { table } from '../../bench/measure.ts';
import { createChance } from '../chance.ts';
import { type Draw, drawnOf } from './drawing.ts';
import { leaksIn, type MayRead, refusalOf } from './judge.ts';
import { createLife, type Life } from './life.ts';

/** Leads lives through the core and looks at every message to a partner after every step. */

export type CanaryFigures = {
  lives: number;
  /** Steps that changed something. */
  steps: number;
  /** Messages that were drawn, and how many of them differed within their life. */
  drawn: number;
  judged: number;
  /** How often each thing was done, and each message drawn. */
  done: Record<string, number>;
  messages: Record<string, number>;
  seconds: number;
  /** What leaked, a line each, with the number of the life. */
  leaks: string[];
};

export type CanaryOrder = {
  lives: number;
  seed: number;
  draw?: Draw;
  /** What time it is, to say how long it took (ms). */
  elapsed: () => number;
  /** Told now and then how many lives are over. */
  onProgress?: (lives: number) => void;
};

const MOST_STEPS = 24;
const MEASURED_ONE_IN = 4;
const MOST_LEAKS = 200;
const TELLS_EVERY = 5_000;

export function releaseCanaries({ lives, seed, draw = drawNotice, elapsed, onProgress }: CanaryOrder): CanaryFigures {
  const beganAt = elapsed();
  const none = { steps: 0, drawn: 0, judged: 0, seconds: 0 };
  const figures: CanaryFigures = { lives, ...none, done: {}, messages: {}, leaks: [] };
  for (let number = 1; number <= lives; number += 1) {
    lead(number, seed, draw, figures);
    figures.lives = number;
    if (figures.leaks.length >= MOST_LEAKS) break;
    if (number % TELLS_EVERY === 0) onProgress?.(number);
  }
  return { ...figures, seconds: (elapsed() - beganAt) / 1000 };
}

function lead(number: number, seed: number, draw: Draw, figures: CanaryFigures): void {
  // Its own chance, so that a life can be led again without the others.
  const chance = createChance(seed * 1_000_003 + number);
  const life = createLife(number, chance);
  const judged = new Set<string>();
  const steps = 4 + chance.upTo(MOST_STEPS);
  for (let step = 0; step < steps; step += 1) {
    const { name, made } = life.step();
    if (made.length === 0) continue;
    figures.steps += 1;
    count(figures.done, name);
    look(life, `life ${number}, step ${step}, ${name}`, judged, draw, figures);
  }
}

function look(life: Life, where: string, judged: Set<string>, draw: Draw, figures: CanaryFigures) {
  for (const { what, message, may } of drawnOf(life, draw)) {
    figures.drawn += 1;
    const said = JSON.stringify(message);
    const key = `${said} ${keyOf(may)}`;
    if (judged.has(key)) continue;
    // What Slack takes does not depend on who may read it; to hold all messages against its limits would take as long as all else.
    const isMeasured = life.number % MEASURED_ONE_IN === 0 && !judged.has(said);
    const refusal = isMeasured ? refusalOf(message) : null;
    judged.add(said).add(key);
    const leaks = [...leaksIn(message, may), ...(refusal === null ? [] : [refusal])];
    figures.judged += 1;
    count(figures.messages, what);
    for (const leak of leaks) figures.leaks.push(`${where}: ${what} shows ${leak}`);
  }
}

const keyOf = ({ isCoded, contact, accepter, isMoveReplaced, references }: MayRead): string =>
  [isCoded, contact, accepter, isMoveReplaced, ...references].join(' ');

function count(counts: Record<string, number>, what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}

export function tellCanaries(figures: CanaryFigures): string[] {
  const { lives, steps, drawn, judged, seconds, leaks } = figures;
  return [
    table(['what was done', 'times'], rowsOf(figures.done)),
    table(['what was drawn', 'times'], rowsOf(figures.messages)),
    `${lives} lives, ${steps} steps, ${drawn} messages drawn, ${judged} of them different: ` +
      `${leaks.length} leaks; ${Math.round(seconds)} s`,
  ];
}

const rowsOf = (counts: Record<string, number>): string[][] =>
  Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([what, times]) => [what, String(times)]);
