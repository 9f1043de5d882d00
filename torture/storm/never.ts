import { EVENT_KINDS } from '../../src/core/handoff/history.ts';
import type { Kind } from '../people/deeds.ts';
import { type Brought, type Stage, STAGES } from './tally.ts';

/** What a run must bring about: a storm in which something never happened says nothing about it. */

/** From so many kills on every kind of event and every stage is demanded: many of them take weeks of the bot's clock, or follow from each other. */
export const ALL_FROM = 150;
/** From so many on what is `USUAL`. */
export const USUAL_FROM = 40;
const USUAL_KINDS = [
  'sent',
  'check_asked',
  'cleared',
  'accepted',
  'declined',
  'move_asked',
] as const satisfies readonly Kind[];
const USUAL_STAGES = [
  'Conflict check',
  'Awaiting response',
  'Declined',
  'Accepted',
  'Closed',
] as const satisfies readonly Stage[];
const HANDOFFS_TO_A_KILL = 0.75;

/** A name each; nothing when all that is demanded of so many kills happened. */
export function neverHappened(kills: number, { handoffs, times, inStage }: Brought): string[] {
  const { kinds, stages, handoffs: wanted } = demandedOf(kills);
  return [
    ...kinds.filter((kind) => !times[kind]),
    ...stages.filter((stage) => !inStage[stage]).map((stage) => `a handoff in “${stage}”`),
    ...(handoffs < wanted ? [`${wanted} handoffs (only ${handoffs})`] : []),
  ];
}

/** In words for who reads the figures: nothing is left out silently. */
export function tellDemands(kills: number): string {
  const { kinds, stages, handoffs } = demandedOf(kills);
  const demanded = `Demanded of ${kills} kills: ${handoffs} handoffs`;
  if (kills >= ALL_FROM) return `${demanded}, every stage, and every kind of event`;
  const rest = `the rest is demanded only from ${ALL_FROM} kills on`;
  if (kills < USUAL_FROM) return `${demanded}; no stage and no kind of event: ${rest}`;
  return `${demanded}, of the stages ${stages.join(', ')}, and of the kinds of event ${kinds.join(', ')}: ${rest}`;
}

function demandedOf(kills: number): { kinds: readonly Kind[]; stages: readonly Stage[]; handoffs: number } {
  const handoffs = Math.floor(HANDOFFS_TO_A_KILL * kills);
  if (kills >= ALL_FROM) return { kinds: EVENT_KINDS, stages: STAGES, handoffs };
  if (kills >= USUAL_FROM) return { kinds: USUAL_KINDS, stages: USUAL_STAGES, handoffs };
  return { kinds: [], stages: [], handoffs };
}
