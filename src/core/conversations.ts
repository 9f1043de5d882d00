import type { Handoff } from './handoff.ts';
import type { UserId } from './member.ts';
import { NOTICES } from './notices.ts';
import type { Notice } from './notice.ts';

/** Where a notice goes: a person's direct messages, or a partner's shared channel. Order is kept within one conversation. */
export type Conversation = { to: 'person'; userId: UserId } | { to: 'partner'; partnerId: string };

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
    default:
      return to satisfies never;
  }
}

/** A conversation as its column holds it: `person:U…` or `partner:…`. */
export function conversationKey(conversation: Conversation): string {
  return conversation.to === 'person' ? `person:${conversation.userId}` : `partner:${conversation.partnerId}`;
}

/** Undoes conversationKey. */
export function conversationFrom(key: string): Conversation {
  const colon = key.indexOf(':');
  const id = key.slice(colon + 1);
  return key.slice(0, colon) === 'person' ? { to: 'person', userId: id } : { to: 'partner', partnerId: id };
}
