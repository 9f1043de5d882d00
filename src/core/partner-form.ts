import type { UserId } from './member.ts';
import { type CompanyChange, type Contact, contactLine, type Found, type Partner, type PartnerKey } from './partner.ts';

/** What the partner's form holds: each answer as it is typed, and who is offered as a contact. */

/** The contacts in Slack who are chosen, and the line that says how each of them is called. */
type People = { people: UserId[]; lines: Record<UserId, string> };
export type PartnerTyped = Record<Exclude<PartnerKey, 'people'>, string | null> & People;
export type PartnerFilling = {
  /** Null while it is being registered. */
  partner: Partner | null;
  offered: Found[];
  typed: PartnerTyped;
};

/** What must be said in the form before it is saved: that it is another company now, or what somebody's role is. */
export type PartnerQuestion = { about: 'company'; change: CompanyChange } | { about: 'roles'; people: Found[] };

/** A new partner: what Slack says of the channel is filled in already, so that nobody is asked for it. */
export function newPartner(known: {
  channelId: string;
  company: string | null;
  found: Found[];
  by: UserId;
}): PartnerFilling {
  const { channelId, company, found, by } = known;
  const [only, ...others] = found;
  const people = only && others.length === 0 ? [only.userId] : [];
  const typed = { name: company, channel: channelId, contacts: null, alliances_owner: by, another_company: null };
  return { partner: null, offered: found, typed: { ...typed, people, lines: {} } };
}

/**
 * A registered partner. Who was typed and is in the channel by now, under the same name, is chosen there already; nothing changes before
 * the form is saved.
 */
export function savedPartner(partner: Partner, found: Found[]): PartnerFilling {
  const people = partner.contacts.flatMap((contact) => inSlack(contact, found) ?? []);
  const typed = partner.contacts.filter((contact) => inSlack(contact, found) === null);
  const known = new Set(found.map(({ userId }) => userId));
  return {
    partner,
    offered: [...found, ...people.filter(({ userId }) => !known.has(userId))],
    typed: {
      name: partner.name,
      channel: partner.channelId,
      people: people.map(({ userId }) => userId),
      lines: Object.fromEntries(people.map((person) => [person.userId, contactLine(person)])),
      contacts: typed.length === 0 ? null : typed.map(contactLine).join('\n'),
      alliances_owner: partner.alliancesOwner,
      another_company: null,
    },
  };
}

/** Null for somebody of whom only the name is known, or whose name two people have. */
function inSlack({ name, role, userId }: Contact, found: Found[]): Found | null {
  if (userId !== null) return { userId, name, role };
  const [only, ...others] = found.filter((one) => one.name === name);
  return only && others.length === 0 ? { userId: only.userId, name, role } : null;
}
