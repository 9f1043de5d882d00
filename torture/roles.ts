import type { Books, HandoffRow } from './books.ts';

/** Who has which role in the end, as the settings and the registry name them. */

/** Who is set, or who owns the partnership. */
export function intakeOwnerOf(handoff: HandoffRow, { settings, partners }: Books): string {
  return textOf(settings.intake_owner) ?? ownerOfPartnership(handoff, partners) ?? handoff.author;
}

/** Who is set, or the first administrator, or the intake owner. */
export function escalationContactOf(handoff: HandoffRow, books: Books): string {
  const { escalation_contact: contact, administrators } = books.settings;
  const first: unknown = Array.isArray(administrators) ? administrators[0] : null;
  return textOf(contact) ?? textOf(first) ?? intakeOwnerOf(handoff, books);
}

/** Who owns the partnership, or the intake owner. */
export function alliancesOwnerOf(handoff: HandoffRow, books: Books): string {
  return ownerOfPartnership(handoff, books.partners) ?? intakeOwnerOf(handoff, books);
}

/** Who is told that a credit is disputed: administrators who are named, or whoever hears of what is escalated. */
export function settlersOf(handoff: HandoffRow, books: Books): string[] {
  const { administrators } = books.settings;
  const named = Array.isArray(administrators) ? administrators.map(String) : [];
  return named.length > 0 ? named : [escalationContactOf(handoff, books)];
}

/** The channel of ours in which is read what was won; null when none is chosen. */
export function salesChannelOf({ settings }: Books): string | null {
  return textOf(settings.sales_channel);
}

const ownerOfPartnership = ({ partner }: HandoffRow, partners: Books['partners']): string | undefined =>
  partners.find(({ id }) => id === partner)?.alliances_owner;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
