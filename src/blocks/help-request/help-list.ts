import type { KnownBlock } from '@slack/web-api';
import type { HelpState, OpenRequest } from '../../core/help-request/help-request.ts';
import { cut } from '../../core/kernel/text.ts';
import { helpButtons } from './help-posts.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, person, plainContext, rich, words } from '../kit/kit.ts';
import { counted } from '../kit/words.ts';

/** Help requests in somebody's list: what they are to answer, what they have asked, and how many went to them so far. */

export type HelpList = {
  toYou: readonly OpenRequest[];
  byYou: readonly OpenRequest[];
  counts: Readonly<Record<HelpState, number>>;
};

export const NO_HELP: HelpList = {
  toYou: [],
  byYou: [],
  counts: { open: 0, handed_off: 0, not_now: 0, taken_back: 0 },
};

/** Fifty blocks fit into one message, and handoffs stand there too. */
const SHOWN_AT_MOST = 5;
const LONGEST = 200;

/** Nothing where there is nothing. */
export function helpListBlocks({ toYou, byYou, counts }: HelpList): KnownBlock[] {
  return [
    ...part('Help requests to you', toYou, (request) => [
      rich(
        [bold(request.account), words(', asked for by '), person(request.asker)],
        [words(cut(request.help, LONGEST))],
      ),
      helpButtons(request),
    ]),
    ...part('Help that you asked for', byYou, (request) => [
      rich([bold(request.account), words(', with '), person(request.asked)], [words(cut(request.help, LONGEST))]),
      actions(button('Take it back', ACTION.helpTakeBack, request.id)),
    ]),
    ...countsLine(counts),
  ];
}

function part(
  title: string,
  requests: readonly OpenRequest[],
  drawn: (request: OpenRequest) => KnownBlock[],
): KnownBlock[] {
  if (requests.length === 0) return [];
  const more = requests.length - SHOWN_AT_MOST;
  return [
    rich([bold(title)]),
    ...requests.slice(0, SHOWN_AT_MOST).flatMap(drawn),
    ...(more > 0 ? [plainContext(`and ${more} more`)] : []),
  ];
}

/** "Help requests to you so far: 4. 1 became a handoff, 1 not now, 1 taken back, 1 open." */
function countsLine(counts: HelpList['counts']): KnownBlock[] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) return [];
  const each = Object.entries(WORDS).flatMap(([state, say]) => {
    const count = counts[state as HelpState];
    return count === 0 ? [] : [say(count)];
  });
  return [plainContext(`${counted(all, 'help request')} went to you so far: ${each.join(', ')}.`)];
}

const WORDS: Record<HelpState, (count: number) => string> = {
  open: (count) => `${count} open`,
  handed_off: (count) => `${count} became ${count === 1 ? 'a handoff' : 'handoffs'}`,
  not_now: (count) => `${count} not now`,
  taken_back: (count) => `${count} taken back`,
};
