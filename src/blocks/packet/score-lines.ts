import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { type Gates, stopsIn } from '../../core/packet/score/gates.ts';
import type { Scored } from '../../core/packet/score/override.ts';
import type { Fix, Recommendation, Result } from '../../core/packet/score/recommendation.ts';
import { type Component, COMPONENTS, MOST_POINTS, type Score } from '../../core/packet/score/score.ts';
import { bold, rich, words } from '../kit/kit.ts';

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
  const { result, sending } = recommendation;
  const withAReason = sending === 'with_a_reason' ? ' As it is, it goes out with a reason.' : '';
  return [
    rich(
      [bold(`${RESULTS[result]}: `), words(`${score.total} of ${MOST_POINTS}.${withAReason}`)],
      ...stopsIn(gates).map((stop) => [bold('First: '), words(stop)]),
    ),
    ...fixBlocks(recommendation, score),
    rich(...gates.handOff.map(({ answer, words: said }) => [words(`${MARKS[answer]}  ${said}`)])),
  ];
}

const MARKS: Record<Gates['handOff'][number]['answer'], string> = { yes: '✓', no: '✗', will_be_asked: '…' };

/** What would make it stronger, under the fix that it needs; of what can go now nothing has to be fixed. */
function fixBlocks({ result, fixes }: Recommendation, score: Score): KnownBlock[] {
  return fixes.map(({ fix, components }) => {
    const title = result === 'hand_off_now' ? [] : [[bold(FIXES[fix])]];
    return rich(...title, ...components.map((key) => componentLine(key, score)));
  });
}

function componentLine(key: Component, { components }: Score): RichTextElement[] {
  const { points, why, stronger } = components[key];
  const hint = stronger === null ? '' : ` ${stronger.charAt(0).toUpperCase()}${stronger.slice(1)}`;
  return [bold(`${COMPONENTS[key].label}, ${points} of 2: `), words(`${why}${hint}`)];
}
