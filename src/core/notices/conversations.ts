import type { Handoff } from '../handoff/handoff.ts';
import type { UserId } from '../people/member.ts';
import { NOTICES } from './notices.ts';
import type { Notice } from './notice.ts';

/**
 * Where a notice goes: a person's direct messages, a partner's shared channel, or a channel of ours. Which channel a partner or we read is
 * looked up when it is delivered. Order is kept within one conversation.
 */
export type Conversation =
  | { to: 'person'; userId: UserId }
  | { to: 'partner'; partnerId: string }
  | { to: 'channel'; channel: OwnChannel };

/** The channels of ours that the settings name. */
export type OwnChannel = 'sales';

/** Who takes over when nobody answers, and who settles what is between us and the partner. */
export type Backstops = { intakeOwner: UserId; escalationContact: UserId; alliancesOwner: UserId };

/** The conversation in which a notice of this handoff is delivered. */
export function conversationOf(notice: Notice, handoff: Handoff, backstops: Backstops): Conversation {
  if ('person' in notice) return { to: 'person', userId: notice.person };
  const { to } = NOTICES[notice.kind];
  switch (to) {
    case 'ae':
      return { to: 'person', userId: handoff.packet.ae };
    case 'author':
      return { to: 'person', userId: handoff.author };
    case 'intake_owner':
      return { to: 'person', userId: backstops.intakeOwner };
    case 'escalation_contact':
      return { to: 'person', userId: backstops.escalationContact };
    case 'alliances_owner':
      return { to: 'person', userId: backstops.alliancesOwner };
    case 'partner':
      return { to: 'partner', partnerId: handoff.packet.partner };
    case 'sales_channel':
      return SALES_CHANNEL;
    default:
      return to satisfies never;
  }
}

export const SALES_CHANNEL: Conversation = { to: 'channel', channel: 'sales' };

/** A conversation as its column holds it: `person:U…`, `partner:…` or `channel:sales`. */
export function conversationKey(conversation: Conversation): string {
  switch (conversation.to) {
    case 'person':
      return `person:${conversation.userId}`;
    case 'partner':
      return `partner:${conversation.partnerId}`;
    case 'channel':
      return `channel:${conversation.channel}`;
    default:
      return conversation satisfies never;
  }
}

/** Undoes conversationKey. */
export function conversationFrom(key: string): Conversation {
  const colon = key.indexOf(':');
  const id = key.slice(colon + 1);
  if (key.startsWith('channel:')) return SALES_CHANNEL;
  return key.slice(0, colon) === 'person' ? { to: 'person', userId: id } : { to: 'partner', partnerId: id };
}
