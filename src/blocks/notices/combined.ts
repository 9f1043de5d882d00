import { divider, type Message } from '../kit/kit.ts';
import { together } from '../kit/mrkdwn.ts';

/** What several messages to one person say, as one: each about its own account, with a line between. */
export function combined(messages: readonly Message[]): Message {
  return {
    text: together(messages.map(({ text }) => text)),
    blocks: messages.flatMap(({ blocks }, at) => (at === 0 ? blocks : [divider, ...blocks])),
  };
}
