import { messageFault } from 'slack-sandbox/block-kit';
import type { Message } from '../../src/blocks/kit/kit.ts';

/** What Slack would say of a message, posted or put in place of another. */
export function faultOf(message: Message) {
  const metadata = { event_type: 'handoff_notice', event_payload: { key: '0'.repeat(32) } };
  return messageFault({ ...message, metadata }, 'chat.postMessage') ?? messageFault({ ...message }, 'chat.update');
}

/** What Slack would say of a message that one person alone sees. */
export function ephemeralFaultOf(message: Message) {
  return messageFault({ ...message }, 'chat.postEphemeral');
}
