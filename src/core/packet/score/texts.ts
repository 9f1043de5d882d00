import type { PacketFacts } from './facts.ts';
import { type Said, said } from './said.ts';

/** The fields that are sentences, in the order of the form: of two that say the same, the later is a copy. */
const SENTENCES = [
  'account',
  'why_account',
  'customer_trigger',
  'why_partner',
  'warm_path',
  'seller_move',
  'partner_move',
] as const;
const PACKET_TEXTS = [...SENTENCES, 'partner_contact', 'partner_contact_role', 'evidence'] as const;

/** What was written, by its field, and the partner's name in the registry. */
export type Texts = Readonly<Record<(typeof PACKET_TEXTS)[number] | 'partnerName', Said>>;
export type ReadFacts = PacketFacts & { texts: Texts };

/** Each text is read once, for all rules. */
export function withTexts(facts: PacketFacts): ReadFacts {
  const read = PACKET_TEXTS.map((key) => [key, said(facts.packet[key])]);
  // Object.fromEntries loses the exact types of the keys.
  const texts = Object.fromEntries([...read, ['partnerName', said(facts.partnerName)]]) as Texts;
  return { ...facts, texts };
}

/** It says the same as a field before it. */
export function isCopied(texts: Texts, key: (typeof SENTENCES)[number]): boolean {
  const { words } = texts[key];
  const before = SENTENCES.slice(0, SENTENCES.indexOf(key));
  return words !== '' && before.some((other) => texts[other].words === words);
}
