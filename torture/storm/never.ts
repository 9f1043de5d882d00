import { EVENT_KINDS } from '../../src/core/history.ts';
import type { Kind } from '../people/deeds.ts';
import { type Brought, STAGES } from './tally.ts';

/** What a run must bring about: a storm in which something never happened says nothing about it. */

/** From so many kills on every kind of event and every stage is demanded; before that it takes too many weeks, or too much luck. */
export const ALL_FROM = 150;
/** From so many on everything is demanded that is not `LATE`. */
export const MOST_FROM = 40;
/** It takes weeks, or several things that are rare themselves. */
const LATE: ReadonlySet<Kind> = new Set<Kind>([]);
const HANDOFFS_TO_A_KILL = 0.75;

/** A name each; nothing when all that is demanded of so many kills happened. */
export function neverHappened(kills: number, { handoffs, times, inStage }: Brought): string[] {
  const kinds = demandedKinds(kills).filter((kind) => !times[kind]);
  const stages = kills < MOST_FROM ? [] : STAGES.filter((stage) => !inStage[stage]);
  const wanted = handoffsOf(kills);
  return [
    ...kinds,
    ...stages.map((stage) => `a handoff in “${stage}”`),
    ...(handoffs < wanted ? [`${wanted} handoffs (only ${handoffs})`] : []),
  ];
}

/** In words for who reads the figures: nothing is left out silently. */
export function tellDemands(kills: number): string {
  const kinds = demandedKinds(kills);
  const handoffs = `Demanded of ${kills} kills: ${handoffsOf(kills)} handoffs`;
  if (kinds.length === 0) return `${handoffs}; no kind of event and no stage (those only from ${MOST_FROM} kills on)`;
  const left = EVENT_KINDS.filter((kind) => !kinds.includes(kind));
  const but = left.length === 0 ? '' : ` but ${left.join(', ')} (those only from ${ALL_FROM} kills on)`;
  return `${handoffs}, in every stage; every kind of event${but}`;
}

const handoffsOf = (kills: number): number => Math.floor(HANDOFFS_TO_A_KILL * kills);

function demandedKinds(kills: number): Kind[] {
  if (kills >= ALL_FROM) return [...EVENT_KINDS];
  return kills >= MOST_FROM ? EVENT_KINDS.filter((kind) => !LATE.has(kind)) : [];
}
