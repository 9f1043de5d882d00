import * as z from 'zod';
import { Conflict, WrongInput } from '../kernel/errors.ts';
import type { Member, UserId } from '../people/member.ts';
import { ACCOUNT_NAMES, PARTNER_UPDATES, type Telling } from './telling.ts';
import { cut, saysSomething, tidy } from '../kernel/text.ts';
import { zoneNamed } from '../time/calendar.ts';

/** A partner organisation in the registry: who acts for it, where it reads outcomes, and who owns the relationship. */
export type Partner = {
  id: string;
  name: string;
  /** The shared channel in Slack Connect. */
  channelId: string;
  /** The partner's own Slack team: no other company may be in the channel. */
  teamId: string;
  alliancesOwner: UserId;
  contacts: Contact[];
  /** IANA zone in which its people work; null: not known, so no hour is too late for it. */
  zone: string | null;
  /** Whether only the contact who is named in a handoff says what came of the partner's move; otherwise any of its people. */
  contactAlone: boolean;
  /** Whether who hands off may say themselves that nothing is in conflict; otherwise its alliances owner is asked. */
  authorCertifies: boolean;
  /** What they do, in one sentence; '' while nobody has said it. */
  does: string;
} & Telling;

/** A person of the partner. `userId` is who they are in Slack; null while nobody has found them in the shared channel. */
export type Contact = { id: string; name: string; role: string; userId: UserId | null };

/** Who acts for the partner in a handoff, as the registry has them now; null when it has them no more. */
export function contactOf({ contactId }: { contactId: string | null }, { contacts }: Partner): Contact | null {
  return contacts.find(({ id }) => id === contactId) ?? null;
}

/** Where the partner's contact works: as their profile says, else as the registry says, else `otherwise`. */
export function zoneOfPartner(
  { zone }: Pick<Partner, 'zone'>,
  contact: Pick<Member, 'zone'> | null,
  otherwise: string,
): string {
  return (contact?.zone && zoneNamed(contact.zone)) ?? zone ?? otherwise;
}

/** A field of its form for each, within what one Slack view holds. https://docs.slack.dev/reference/block-kit/blocks */
export const MAX_CONTACTS = 20;
/** People of the partner among whom contacts are chosen: the options of one menu. */
export const MAX_OFFERED = 100 - MAX_CONTACTS;
/** Members of a channel who are looked at. Slack allows a hundred look-ups a minute; the rest is for people who press something meanwhile. */
export const MAX_LOOKED_AT = 80;
/** Of a name and of a role. */
export const MAX_NAME = 75;
/** Of the sentence that says what they do. */
export const MAX_DOES = 300;
const MAX_CONTACTS_TEXT = 3000;
const TOO_MANY = `Keep it to ${MAX_CONTACTS} contacts.`;
const TOO_LONG = `Keep each name and each role to ${MAX_NAME} characters.`;

/** Somebody of the partner in the shared channel, as their profile describes them; `role` is empty when it does not say one. */
export type Found = { userId: UserId; name: string; role: string };
/** The same with the IANA zone of their profile; null when it has none that we know. */
export type FoundWithZone = Found & { zone: string | null };

type NameAndRole = Pick<Contact, 'name' | 'role'>;

/** What `/handoff partners` asks for; its keys are the block_ids of the form. */
export const partnerSchema = z.object({
  name: z
    .string({ error: 'Name the partner organisation.' })
    .transform(tidy)
    .refine(saysSomething, 'Name the partner organisation.')
    .refine((name) => name.length <= MAX_NAME, `Keep it to ${MAX_NAME} characters.`),
  /** What they do, '' for nothing that says something. */
  does: z
    .string()
    .nullable()
    .default(null)
    .transform((text) => (saysSomething(text ?? '') ? tidy(text ?? '') : ''))
    .refine((text) => text.length <= MAX_DOES, `Keep it to ${MAX_DOES} characters.`),
  channel: z.string({ error: 'Choose the channel that you share with the partner.' }),
  /** Contacts who were chosen among the people in the channel. */
  people: z.array(z.string()).max(MAX_CONTACTS, TOO_MANY).default([]),
  /** Contacts who are not in the channel, as they were typed. */
  contacts: z.string().nullable().transform(readContacts),
  alliances_owner: z.string({ error: 'Choose who owns the relationship on our side.' }),
  zone: z.string().nullable().default(null).transform(readZone),
  account_shown_as: z.enum(ACCOUNT_NAMES, { error: 'Choose one of them.' }).default('name'),
  /** What is posted beyond outcomes and requests. */
  updates: z.array(z.enum(PARTNER_UPDATES)).default([...PARTNER_UPDATES]),
  contact_alone: z.boolean().default(false),
  author_certifies: z.boolean().default(false),
  /** The team of the other company that the partner is from now on: asked for only when the channel is another company's. */
  another_company: z.string().nullable().default(null),
});

export type PartnerForm = z.infer<typeof partnerSchema>;
export type PartnerKey = keyof PartnerForm;

/** A company in Slack, and the channel that we share with it. `name` is null when Slack does not say it. */
export type Company = { teamId: string; name: string | null; channelId: string };
/** A partner is about to be another company. */
export type CompanyChange = { partner: Partner; from: Company; to: Company };

/** What of a partner is not over: handoffs without an answer, and messages that it has not got yet. */
export type PartnerAtWork = { partner: Partner; unanswered: number; unsaid: number };

/** Throws WrongInput while what is meant for the partner as it was could reach another company. */
export function mustBeIdle({ partner: { name }, unanswered, unsaid }: PartnerAtWork): void {
  const otherwise = 'Wait until that is over, or register the other company as a partner of its own.';
  const isWhy = (what: string) => `This channel is shared with another company, and ${what}. ${otherwise}`;
  if (unanswered > 0)
    throw new WrongInput({ channel: isWhy(`${name} has handoffs without an answer (${unanswered})`) });
  if (unsaid > 0)
    throw new WrongInput({ channel: isWhy(`messages to ${name} have not been delivered yet (${unsaid})`) });
}

/** Throws Conflict when it was changed since it was read. Whether it is paused is asked by itself. */
export function mustBeAsRead(now: Partner, seen: Partner): void {
  const [one, other] = [now, seen].map((partner) => JSON.stringify({ ...partner, paused: null }));
  if (one !== other) throw new Conflict(`Partner ${now.id} was changed meanwhile.`);
}

/** An IANA zone by its name, however it is capitalised; null when the field is empty. */
function readZone(text: string | null, context: z.RefinementCtx): string | null {
  const typed = tidy(text ?? '');
  if (!saysSomething(typed)) return null;
  const zone = zoneNamed(typed.replaceAll(' ', '_'));
  const message = `“${cut(typed, 40)}” is no time zone. Write region and city, for example Europe/Berlin.`;
  if (zone === null) context.addIssue({ code: 'custom', message });
  return zone;
}

/** One contact a line, name and role separated by a comma: `Lena Fischer, Practice lead`. */
function readContacts(text: string | null, context: z.RefinementCtx): NameAndRole[] {
  const lines = tidy(text ?? '')
    .split('\n')
    .map(tidy)
    .filter(saysSomething);
  const contacts = lines.flatMap((line) => contactIn(line) ?? []);
  const fault = (message: string) => context.addIssue({ code: 'custom', message });
  if (contacts.length < lines.length) fault('Write one contact a line: name, comma, role. A logo is not a contact.');
  else if (contacts.length > MAX_CONTACTS) fault(TOO_MANY);
  else if (contacts.some(isTooLong)) fault(TOO_LONG);
  // The form for editing shows them again, in a field with this limit.
  else if (contacts.map(contactLine).join('\n').length > MAX_CONTACTS_TEXT)
    fault(`Keep the contacts to ${MAX_CONTACTS_TEXT} characters in all.`);
  return contacts;
}

/** Whether one more contact fits, also into the form in which they are edited. */
export function hasRoomFor({ contacts }: Pick<Partner, 'contacts'>, added: NameAndRole): boolean {
  const text = [...contacts, added].map(contactLine).join('\n');
  return contacts.length < MAX_CONTACTS && text.length <= MAX_CONTACTS_TEXT;
}

/** `Lena Fischer, Practice lead`: as a contact is typed. */
export function contactLine({ name, role }: NameAndRole): string {
  return `${name}, ${role}`;
}

/** By what a contact is known who is typed: two of one name are one. */
export function nameInLine(line: string): string {
  const comma = line.indexOf(',');
  return tidy(comma < 0 ? line : line.slice(0, comma));
}

/** Null when a name or a role is missing. */
function contactIn(line: string): NameAndRole | null {
  const comma = line.indexOf(',');
  const [name, role] = [tidy(line.slice(0, comma)), tidy(line.slice(comma + 1))];
  return comma > 0 && saysSomething(name) && saysSomething(role) ? { name, role } : null;
}

function isTooLong({ name, role }: NameAndRole): boolean {
  return name.length > MAX_NAME || role.length > MAX_NAME;
}

/** The field in which the name and the role of somebody in Slack can be changed. */
export function lineKey(userId: UserId): string {
  return `contact:${userId}`;
}

/**
 * Who acts for the partner: those chosen in Slack as they are described, or as `lines` (by user id) say instead, then those who were typed.
 * One who is typed and chosen is one contact. Throws WrongInput beside the fields.
 */
export function contactsFrom(
  chosen: readonly Found[],
  lines: ReadonlyMap<UserId, string>,
  typed: readonly NameAndRole[],
): Omit<Contact, 'id'>[] {
  const inSlack = chosen.map((found) => ({ ...described(found, lines.get(found.userId)), userId: found.userId }));
  const names = new Set(inSlack.map(({ name }) => name));
  const others = typed.filter(({ name }) => !names.has(name)).map((contact) => ({ ...contact, userId: null }));
  const contacts = [...inSlack, ...others];
  if (contacts.length === 0)
    throw new WrongInput({ contacts: 'Name somebody who acts for the partner. A logo is not a contact.' });
  if (contacts.length > MAX_CONTACTS) throw new WrongInput({ contacts: TOO_MANY });
  return contacts;
}

function described({ userId, name, role }: Found, line: string | undefined): NameAndRole {
  const contact = contactIn(tidy(line ?? contactLine({ name, role })));
  if (!contact) throw new WrongInput({ [lineKey(userId)]: 'Write their name, a comma and their role.' });
  if (isTooLong(contact)) throw new WrongInput({ [lineKey(userId)]: TOO_LONG });
  return contact;
}

/** A contact who was saved before keeps their id: by who they are in Slack, else by name. Two contacts of one name stay two. */
export function withIds(
  contacts: readonly Omit<Contact, 'id'>[],
  saved: readonly Contact[],
  newId: () => string,
): Contact[] {
  const left = [...saved];
  const take = (isSame: (one: Contact) => boolean): Contact | undefined => {
    const at = left.findIndex(isSame);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const known = contacts.map(({ userId }) => (userId === null ? undefined : take((one) => one.userId === userId)));
  return contacts.map((contact, at) => {
    const kept = known[at] ?? take((one) => one.name === contact.name && one.userId === null);
    return { ...contact, id: kept?.id ?? newId() };
  });
}
