import type { KnownBlock } from '@slack/web-api';
import { bold, rich, words } from './kit.ts';

/** Said before somebody writes their next packet, when their last three did not get far. */
export function lastThreeBlocks(needsSmaller: boolean): KnownBlock[] {
  if (!needsSmaller) return [];
  return [
    rich([
      bold('A thought before you write: '),
      words(
        'your last three handoffs did not get far. A smaller one that is accepted does more than a complete one that nobody reads: ',
      ),
      words('one named person, one move for this week, one link.'),
    ]),
  ];
}
