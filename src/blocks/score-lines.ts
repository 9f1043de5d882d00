import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { type Gates, stopsIn } from '../core/score/gates.ts';
import type { Scored } from '../core/score/override.ts';
import type { Fix, Recommendation, Result } from '../core/score/recommendation.ts';
import { COMPONENT_KEYS, COMPONENTS, MOST_POINTS, type Score } from '../core/score/score.ts';
import { bold, rich, words } from './kit.ts';

/** What a packet is worth, in words: what to do with it, by component what would make it stronger, and the five checks. */

const RESULTS: Record<Result, string> = {
  hand_off_now: 'Hand off now',
  fix_first: 'Fix first',
  keep_building: 'Keep building',
};
const FIXES: Record<Fix, string> = {
  rebuild_the_packet: 'Rebuild the packet: sources, not enthusiasm',
  shrink_the_ask: 'Shrink the ask: one named move, one named owner',
  renegotiate_the_rule: 'Agree on the rule with sales first',
};

export function scoreBlocks({ score, gates, recommendation }: Scored): KnownBlock[] {
  const { total, components } = score;
  const low = COMPONENT_KEYS.filter((key) => components[key].points < 2);
  const withAReason = recommendation.sending === 'with_a_reason' ? ', with a reason' : '';
  return [
    rich(
      [bold(`${RESULTS[recommendation.result]}: `), words(`${total} of ${MOST_POINTS}${withAReason}.`)],
      ...stopsIn(gates).map((stop) => [bold('First: '), words(stop)]),
      ...fixLines(recommendation),
    ),
    ...(low.length === 0 ? [] : [rich(...low.map((key) => componentLine(key, score)))]),
    rich(...gates.handOff.map(({ answer, words: said }) => [words(`${MARKS[answer]}  ${said}`)])),
  ];
}

const MARKS: Record<Gates['handOff'][number]['answer'], string> = { yes: '✓', no: '✗', will_be_asked: '…' };

function fixLines({ fixes }: Recommendation): RichTextElement[][] {
  return fixes.map(({ fix, components }) => [
    bold(`${FIXES[fix]}: `),
    words(`${components.map((key) => COMPONENTS[key].label).join(', ')}.`),
  ]);
}

function componentLine(key: (typeof COMPONENT_KEYS)[number], { components }: Score): RichTextElement[] {
  const { points, why, stronger } = components[key];
  const hint = stronger === null ? '' : ` ${stronger.charAt(0).toUpperCase()}${stronger.slice(1)}`;
  return [bold(`${COMPONENTS[key].label}, ${points} of 2: `), words(`${why}${hint}`)];
}
