import type { KnownBlock } from '@slack/web-api';
import type { DraftSummary } from '../../core/packet/draft-summary.ts';
import type { Away } from '../../core/packet/packet-draft.ts';
import { dayWords } from '../../core/time/day-words.ts';
import {
  aheadWords,
  bringBackButton,
  draftButtons,
  draftName,
  namedDraft,
  sentElsewhere,
  touchWords,
} from './draft-lines.ts';
import { bold, type Message, plainContext, rich, section, words } from '../kit/kit.ts';
import { mrkdwn, summary as summarised } from '../kit/mrkdwn.ts';
import { counted } from '../kit/words.ts';

/** The drafts of one person, for nobody else. */

type Listed = {
  atHand: readonly { draft: { revisionOf: string | null }; summary: DraftSummary }[];
  away: readonly { why: Away; summary: DraftSummary }[];
};

/** Fifty blocks fit into one message. */
const SHOWN_AT_MOST = 15;
const AWAY_AT_MOST = 6;

export function draftsAnswer({ atHand, away }: Listed): Message {
  if (atHand.length === 0 && away.length === 0) {
    const nothing = mrkdwn`You have no drafts. What you type after \`/handoff\` is saved as you type.`;
    return { text: summarised`${nothing}`, blocks: [section(nothing)] };
  }
  return {
    text: summarised`${counted(atHand.length, 'draft')} of yours`,
    blocks: [
      ...(atHand.length === 0 ? [] : [rich([bold('Your drafts'), words('. Nobody else sees them.')])]),
      ...atHand.slice(0, SHOWN_AT_MOST).flatMap(({ draft, summary }) => atHandBlocks(summary, draft.revisionOf)),
      ...more(atHand.length - SHOWN_AT_MOST),
      ...(away.length === 0 ? [] : [rich([bold('Put away')])]),
      ...away.slice(0, AWAY_AT_MOST).flatMap(({ why, summary }) => awayBlocks(summary, why)),
      ...more(away.length - AWAY_AT_MOST),
    ],
  };
}

/** After "Throw away". */
export function thrownAway(summary: DraftSummary): Message {
  return {
    text: summarised`Thrown away: ${draftName(summary)}`,
    blocks: awayBlocks(summary, 'thrown_away'),
  };
}

function atHandBlocks(summary: DraftSummary, revisionOf: string | null): KnownBlock[] {
  const mends = revisionOf === null ? [] : [words(`  ·  mends ${revisionOf}`)];
  const typed = `You typed in it last on ${dayWords(summary.typedOn, summary.asOf)}.`;
  return [
    rich([...namedDraft(summary), ...mends], [words(`${touchWords(summary)} ${typed} ${aheadWords(summary)}`)]),
    draftButtons(summary),
  ];
}

function awayBlocks(summary: DraftSummary, why: Away): KnownBlock[] {
  return [
    rich([...namedDraft(summary), words(`: ${WHY[why](summary)}. ${aheadWords(summary)}`)]),
    bringBackButton(summary),
  ];
}

const WHY: Record<Away, (summary: DraftSummary) => string> = {
  thrown_away: () => 'you threw it away',
  expired: () => 'it expired',
  left: () => 'put away while you were no full member here',
  overtaken: sentElsewhere,
  forgotten: () => 'not kept any more',
};

function more(count: number): KnownBlock[] {
  return count > 0 ? [plainContext(`and ${count} more`)] : [];
}
