import type { UserId } from '../people/member.ts';
import {
  type CompanyChange,
  type Contact,
  contactLine,
  type Found,
  type FoundWithZone,
  type Partner,
  type PartnerKey,
} from './partner.ts';
import { type PauseBox, TOLD_ALL, updatesOf } from './telling.ts';

/** What the partner's form holds: each answer as it is typed, and who is offered as a contact. */

/** The contacts in Slack who are chosen, and the line that says how each of them is called. */
type People = { people: UserId[]; lines: Record<UserId, string> };
export type PartnerTyped = Record<
  Exclude<PartnerKey, 'people' | 'updates' | 'contact_alone' | 'author_certifies'>,
  string | null
> &
  People & { contact_alone: boolean; author_certifies: boolean; updates: readonly string[]; pause: PauseBox };
export type PartnerFilling = {
  /** Null while it is being registered. */
  partner: Partner | null;
  offered: Found[];
  /** The channel has more members than were looked at. */
  isCut: boolean;
  typed: PartnerTyped;
};

/** What must be said in the form before it is saved: that it is another company now, or what somebody's role is. */
export type PartnerQuestion = { about: 'company'; change: CompanyChange } | { about: 'roles'; people: Found[] };

const NOT_PAUSED: PauseBox = { isTicked: false, since: null };

/** A new partner: what Slack says of the channel is filled in already, so that nobody is asked for it. */
export function newPartner(known: {
  channelId: string;
  company: string | null;
  found: FoundWithZone[];
  isCut: boolean;
  by: UserId;
}): PartnerFilling {
  const { channelId, company, found, isCut, by } = known;
  const [only, ...others] = found;
  const people = only && others.length === 0 ? [only.userId] : [];
  const zone = zoneOf(people, found);
  const typed = {
    name: company,
    does: null,
    channel: channelId,
    contacts: null,
    alliances_owner: by,
    zone,
    contact_alone: false,
    author_certifies: false,
    another_company: null,
  };
  const telling = { account_shown_as: TOLD_ALL.accountShownAs, updates: updatesOf(TOLD_ALL), pause: NOT_PAUSED };
  return { partner: null, offered: found, isCut, typed: { ...typed, ...telling, people, lines: {} } };
}

/**
 * A registered partner. Who was typed and is in the channel by now, under the same name, is chosen there already; nothing changes before
 * the form is saved.
 */
export function savedPartner(partner: Partner, found: FoundWithZone[], isCut: boolean): PartnerFilling {
  const people = partner.contacts.flatMap((contact) => inSlack(contact, found) ?? []);
  const ids = people.map(({ userId }) => userId);
  const typed = partner.contacts.filter((contact) => inSlack(contact, found) === null);
  const known = new Set(found.map(({ userId }) => userId));
  return {
    partner,
    isCut,
    offered: [...found, ...people.filter(({ userId }) => !known.has(userId))],
    typed: {
      name: partner.name,
      does: partner.does === '' ? null : partner.does,
      channel: partner.channelId,
      people: ids,
      lines: Object.fromEntries(people.map((person) => [person.userId, contactLine(person)])),
      contacts: typed.length === 0 ? null : typed.map(contactLine).join('\n'),
      alliances_owner: partner.alliancesOwner,
      zone: partner.zone ?? zoneOf(ids, found),
      contact_alone: partner.contactAlone,
      author_certifies: partner.authorCertifies,
      another_company: null,
      account_shown_as: partner.accountShownAs,
      updates: updatesOf(partner),
      pause: { isTicked: partner.paused !== null, since: partner.paused?.since ?? null },
    },
  };
}

/** Where the contacts work, or else most of the partner's people in the channel; null when Slack does not say it of anybody. */
function zoneOf(contacts: UserId[], found: FoundWithZone[]): string | null {
  return zoneOfMost(found.filter(({ userId }) => contacts.includes(userId))) ?? zoneOfMost(found);
}

/** Of two zones with as many people that of the first of them. */
function zoneOfMost(people: FoundWithZone[]): string | null {
  const counts = new Map<string, number>();
  for (const { zone } of people) if (zone !== null) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}

/** Null for somebody of whom only the name is known, or whose name two people have. */
function inSlack({ name, role, userId }: Contact, found: Found[]): Found | null {
  if (userId !== null) return { userId, name, role };
  const [only, ...others] = found.filter((one) => one.name === name);
  return only && others.length === 0 ? { userId: only.userId, name, role } : null;
}
