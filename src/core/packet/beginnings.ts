import { ERASED } from '../people/erased.ts';
import type { Handoff } from '../handoff/handoff.ts';
import type { Typed } from './packet-draft.ts';
import { PARAGRAPH } from './packet-field.ts';
import type { Partner } from '../partner/partner.ts';
import { cut, tidy, unescaped } from '../kernel/text.ts';
import { dayOf } from '../time/calendar.ts';
import { dayWithYear } from '../time/day-words.ts';
import type { EpochMs } from '../time/instant.ts';

/** What the form of a packet begins with, so that nobody types what is written somewhere already. */

/** A message in Slack, as a shortcut on it says. */
export type Pointed = {
  text: string;
  /** Null for an app's. */
  author: string | null;
  at: EpochMs;
  /** Under which anybody can see it later; null when nobody can say it. */
  link: string | null;
};

/**
 * A message that somebody hands off a deal from: what it says is the trigger, and it is the evidence. `partner` is whose channel it stands in;
 * null: it stands elsewhere. What somebody of theirs wrote there is their touch, and they are the contact where they are registered.
 */
export function typedFromMessage({ text, author, at, link }: Pointed, partner: Partner | null, zone: string): Typed {
  const contact = partner?.contacts.find(({ userId }) => userId !== null && userId === author) ?? null;
  const day = dayOf(zone, at);
  const said = cut(tidy(inWords(text)), PARAGRAPH / 2);
  const by = contact === null ? dayWithYear(day) : `${contact.name}, ${dayWithYear(day)}`;
  const proof = contact === null ? 'The message this began with' : `What ${contact.name} wrote`;
  return {
    ...(said === '' ? {} : { customer_trigger: `“${said}” ${by}` }),
    ...(link === null ? {} : { evidence: `${proof}: ${link}` }),
    ...(partner === null ? {} : { partner: partner.id }),
    ...(contact === null ? {} : { partner_contact: contact.id, partner_touch_on: day, partner_touch_source: link }),
  };
}

/** Another deal like this one: with the same people and the same offer, and nothing of its account, nor of what was erased. */
export function typedLike({ packet, contactId }: Handoff): Typed {
  const { ae, why_partner, joint_value, seller_move, partner_move, questions_to } = packet;
  const people = { partner: packet.partner, partner_contact: contactId, ae, questions_to };
  const words = { why_partner, joint_value, seller_move, partner_move };
  return { ...people, ...Object.fromEntries(Object.entries(words).filter(([, word]) => word !== ERASED)) };
}

/**
 * The text of a message without its marks: who and what it links to stays readable. A “<” that people type comes as “&lt;”, so no mark holds
 * another one. A message can have 40,000 characters: each pattern looks at each of them once. https://docs.slack.dev/messaging/formatting-message-text
 */
function inWords(text: string): string {
  const readable = text
    .replaceAll(/<(https?:[^<|>]+)(?:\|[^<>]*)?>/g, '$1')
    .replaceAll(/<mailto:[^<|>]+\|([^<>]*)>/g, '$1')
    .replaceAll(/<#[^<|>]*\|([^<>]*)>/g, '#$1')
    .replaceAll(/<![^<|>]*\|([^<>]*)>/g, '$1')
    .replaceAll(/(?<!\s)\s*<[^<>]*>/g, '');
  return unescaped(readable);
}
