import type { Handoff } from './handoff.ts';

/**
 * Who must be told what, as data. A notice is saved in the transaction that made it necessary and delivered afterwards.
 * A card is one message kept equal to the current state; a post is said once.
 */
export const CARD_KINDS = ['ae_card', 'author_card', 'partner_card'] as const;
export const POST_KINDS = [
  'ae_refused',
  'author_decision',
  'partner_decision',
  'partner_delay',
  'reminder',
  'lapse_ae',
  'lapse_author',
  'intake_call',
  'escalation',
  'ae_news',
  'author_news',
  'partner_news',
  'undeliverable',
  'partner_channel',
  'stalled',
] as const;

export type CardKind = (typeof CARD_KINDS)[number];
export type PostKind = (typeof POST_KINDS)[number];
export type NoticeKind = CardKind | PostKind;

/**
 * `detail` tells two notices of one kind and handoff apart: whose card, which reminder of which window, what is new since which
 * version, which stuck notice, what befell the channel, what stands still.
 */
export type Notice = { kind: NoticeKind; detail?: string };

/** Where a notice goes: a person's direct messages, or a partner's shared channel. Order is kept within one conversation. */
export type Conversation = { to: 'person'; userId: string } | { to: 'partner'; partnerId: string };

export function isCard(kind: NoticeKind): kind is CardKind {
  return (CARD_KINDS as readonly string[]).includes(kind);
}

/** Partner-facing notices: drawn from the partner's view alone, and only after the channel was checked. */
export function isForPartner(kind: NoticeKind): boolean {
  return kind === 'partner_card' || kind === 'partner_decision' || kind === 'partner_delay' || kind === 'partner_news';
}

/** Who answers for a handoff besides its author and account executive. Slack user ids. */
export type Backstops = { intakeOwner: string; escalationContact: string };

/** Who hears it. */
export function conversationOf({ kind, detail }: Notice, handoff: Handoff, backstops: Backstops): Conversation {
  switch (kind) {
    case 'ae_card':
      return { to: 'person', userId: detail ?? handoff.packet.ae };
    case 'ae_news':
    case 'reminder':
    case 'lapse_ae':
      return { to: 'person', userId: handoff.packet.ae };
    case 'author_card':
    case 'ae_refused':
    case 'author_decision':
    case 'author_news':
    case 'lapse_author':
      return { to: 'person', userId: handoff.author };
    case 'intake_call':
    case 'undeliverable':
    case 'partner_channel':
    case 'stalled':
      return { to: 'person', userId: backstops.intakeOwner };
    case 'escalation':
      return { to: 'person', userId: backstops.escalationContact };
    case 'partner_card':
    case 'partner_decision':
    case 'partner_delay':
    case 'partner_news':
      return { to: 'partner', partnerId: handoff.packet.partner };
    default:
      return kind satisfies never;
  }
}

/** The same notice of a handoff queued twice is one notice. */
export function noticeKey({ kind, detail }: Notice): string {
  return detail === undefined || detail === '' ? kind : `${kind}:${detail}`;
}

/** A conversation as one word, for a column. */
export function conversationKey(conversation: Conversation): string {
  return conversation.to === 'person' ? `person:${conversation.userId}` : `partner:${conversation.partnerId}`;
}

export function conversationFrom(key: string): Conversation {
  const colon = key.indexOf(':');
  const id = key.slice(colon + 1);
  return key.slice(0, colon) === 'person' ? { to: 'person', userId: id } : { to: 'partner', partnerId: id };
}

/** The problem of a notice whose answer was lost and that was looked for twice and not found. */
export const IN_DOUBT = 'in_doubt';

/** Whether a person was told that it did not arrive, or may not have. */
export function isStuck({ status, problem }: { status: string; problem: string | null }): boolean {
  return status === 'parked' || (status === 'unknown' && problem === IN_DOUBT);
}
