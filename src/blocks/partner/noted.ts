import type { NotedView } from '../../core/noted.ts';
import { type Message, person, rich, words } from '../kit.ts';
import { summary } from '../mrkdwn.ts';

/** Said at once in the thread of the partner's own message. */
export function partnerNoted({ preparedBy }: NotedView): Message {
  return {
    text: summary`Thank you, this is noted`,
    blocks: [rich([words('Thank you, this is noted. '), person(preparedBy), words(' is preparing it for our team.')])],
  };
}
