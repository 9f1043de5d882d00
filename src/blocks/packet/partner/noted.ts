import type { NotedView } from '../../../core/packet/noted.ts';
import { type Message, rich, words } from '../../kit/kit.ts';
import { summary } from '../../kit/mrkdwn.ts';

/** Said at once in the thread of the partner's own message. Who prepares it is called by name, since nobody has to be notified of it. */
export function partnerNoted({ preparedBy }: NotedView): Message {
  const who = preparedBy ?? 'A colleague';
  return {
    text: summary`Thank you, this is noted`,
    blocks: [rich([words(`Thank you, this is noted. ${who} is preparing it for our team.`)])],
  };
}
