import type { Message } from '../../src/blocks/kit.ts';
import { type DrawContext, drawNotice } from '../../src/blocks/render.ts';
import type { Handoff } from '../../src/core/handoff.ts';
import { CARD_KINDS, type NoticeKind, POST_KINDS } from '../../src/core/notices.ts';
import type { Partner } from '../../src/core/partner.ts';
import { everyState, NOW } from '../support/packets.ts';

/** Every message that the bot can send, drawn for tests. */

export const KINDS: NoticeKind[] = [...CARD_KINDS, ...POST_KINDS];
const STUCK: NonNullable<DrawContext['stuck']> = {
  id: '0'.repeat(32),
  conversation: 'partner:brightwater',
  status: 'parked',
  problem: 'not_in_channel',
  resend_from: null,
};
const REMINDERS = {
  halfway: '2026-11-26T09:30:00-05:00',
  asked_for: '2026-11-25T09:00:00-05:00',
  last_day: '2026-11-27T09:00:00-05:00',
  last_hours: '2026-11-27T15:00:00-05:00',
};

const IN_DOUBT = { ...STUCK, conversation: 'person:U0SAM', status: 'unknown', resend_from: NOW + 60 * 60_000 };

/** What tells notices of one kind apart, as the core writes it once they are due; by the name of the message. */
export function detailsOf(
  kind: NoticeKind,
  { deadlineAt, remindedAt, round, packet }: Handoff,
): Record<string, string | null> {
  switch (kind) {
    case 'ae_card':
      return { ae_card: packet.ae, ae_card_earlier: 'U0EARLIER' };
    case 'reminder':
      return Object.fromEntries(Object.keys(REMINDERS).map((which) => [`reminder_${which}`, `${which}:${remindedAt}`]));
    case 'lapse_ae':
    case 'lapse_author':
    case 'partner_delay':
    case 'escalation':
      return { [kind]: String(deadlineAt) };
    case 'intake_call':
      return {
        intake_call_lapsed: `lapsed:${deadlineAt}`,
        intake_call_proposed: 'proposed:2',
        intake_call_ae_gone: `ae_gone:${round}`,
      };
    case 'ae_news':
      return { ae_news_retimed: `retimed:2:${packet.ae}`, ae_news_extended: `extended:2:${packet.ae}` };
    case 'author_news':
    case 'partner_news':
      return Object.fromEntries(NEWS.map((what) => [`${kind}_${what}`, `${what}:2`]));
    case 'stalled':
      return { stalled: 'overdue' };
    case 'undeliverable':
      return { undeliverable: 'n1', undeliverable_in_doubt: 'n1' };
    case 'partner_channel':
      return Object.fromEntries(CHANNEL_CHANGES.map((change) => [`partner_channel_${change}`, change]));
    default:
      return { [kind]: null };
  }
}

const NEWS = ['retimed', 'extended', 'rerouted', 'withdrawn'];
const CHANNEL_CHANGES = ['archived', 'left', 'unshared', 'joined'];

/** Every message that can be drawn of a handoff as it is, by its name. */
export function messagesOf(handoff: Handoff, partner: Partner): [string, Message][] {
  return KINDS.flatMap((kind) =>
    Object.entries(detailsOf(kind, handoff)).flatMap(([name, detail]): [string, Message][] => {
      const stuck = name === 'undeliverable_in_doubt' ? IN_DOUBT : STUCK;
      const message = drawNotice(kind, detail, { handoff, partner, stuck, intakeOwner: 'U0IRIS' });
      return message ? [[name, message]] : [];
    }),
  );
}

/** A reminder is drawn only while it is the last that fell due. */
function remindedStates(handoff: Handoff): Record<string, Handoff> {
  const reminded = Object.entries(REMINDERS).map(([kind, at]) => [
    `reminded ${kind}`,
    { ...handoff, remindedAt: Date.parse(at) },
  ]);
  return Object.fromEntries(reminded);
}

/** Every state of a handoff with this packet, reminded of in each way besides. */
export function statesOf(packet: Parameters<typeof everyState>[0]): Record<string, Handoff> {
  const states = everyState(packet);
  return { ...states, ...remindedStates(states.awaiting) };
}

/** The texts in which Slack reads marks and mentions. */
export function mrkdwnIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  const own = type === 'mrkdwn' && typeof text === 'string' ? [text] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnIn)];
}
