import { defaultWorld, type Channel, type Person, type World } from 'slack-sandbox';

/** Who works in the two weeks: one company with three partners, on three continents. Nobody sets hours of their own; one has a day off. */

export const ROLES = ['author', 'account executive', 'intake owner', 'escalation contact', 'partner'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who reads the bot's messages: a person of ours, or a partner in the channel that we share. */
export type Reader = {
  id: string;
  name: string;
  role: Role;
  zone: string;
  /** Beside the weekends. */
  dayOff: string | null;
};

export const AUTHORS = {
  maya: ours('U0MAYA', 'Maya Lindqvist', 'author', 'Europe/Stockholm'),
  nina: ours('U0NINA', 'Nina Brandt', 'author', 'Europe/Berlin', '2027-02-10'),
  theo: ours('U0THEO', 'Theo Walsh', 'author', 'America/New_York'),
};

export const EXECUTIVES = {
  sam: ours('U0SAM', 'Sam Okafor', 'account executive', 'America/New_York'),
  ruth: ours('U0RUTH', 'Ruth Ellison', 'account executive', 'America/New_York'),
  lars: ours('U0LARS', 'Lars Nyberg', 'account executive', 'Europe/Stockholm'),
  jonas: ours('U0JONAS', 'Jonas Vogt', 'account executive', 'Europe/Berlin'),
  kei: ours('U0KEI', 'Kei Tanaka', 'account executive', 'Asia/Tokyo'),
};

export const INTAKE_OWNER = ours('U0IRIS', 'Iris Chen', 'intake owner', 'America/New_York');
export const ESCALATION_CONTACT = ours('U0VERA', 'Vera Hollis', 'escalation contact', 'Europe/Stockholm');

export const ADMINISTRATOR = 'U0ADA';
export const ALLIANCES_OWNER = 'Alex Romero';

export type PartnerOfTwoWeeks = Reader & {
  channel: string;
  teamId: string;
  /** Who is named in its handoffs, by name. */
  contact: { id: string; name: string };
  /** Another person of theirs in the channel, who is never to be mentioned. */
  colleague: { id: string; name: string };
};

export const PARTNERS = {
  brightwater: partner('Brightwater', 'Europe/Berlin', 'Lena Fischer', 'Omar Haddad'),
  ferrous: partner('Ferrous', 'America/New_York', 'Finn Keller', 'Gina Moss'),
  kestrel: partner('Kestrel', 'Asia/Tokyo', 'Mio Arai', 'Ken Sato'),
};

const OUR_PEOPLE = [...Object.values(AUTHORS), ...Object.values(EXECUTIVES), INTAKE_OWNER, ESCALATION_CONTACT];
const OTHERS_OF_OURS = [
  account('U0ADA', 'Ada Novak', defaultWorld.team.id, 'Europe/Stockholm', { isAdmin: true, isOwner: true }),
  account('U0ALEX', ALLIANCES_OWNER, defaultWorld.team.id, 'Europe/Stockholm'),
];

export const READERS: readonly Reader[] = [...OUR_PEOPLE, ...Object.values(PARTNERS)];

export const NORTHWIND: World = {
  ...defaultWorld,
  otherTeams: Object.values(PARTNERS).map(({ teamId, name }) => ({ id: teamId, name, domain: name.toLowerCase() })),
  people: [
    ...OUR_PEOPLE.map(({ id, name, zone }) => account(id, name, defaultWorld.team.id, zone)),
    ...OTHERS_OF_OURS,
    ...Object.values(PARTNERS).flatMap(({ contact, colleague, teamId, zone }) =>
      [contact, colleague].map(({ id, name }) => account(id, name, teamId, zone)),
    ),
  ],
  channels: Object.values(PARTNERS).map(sharedChannel),
};

function ours(id: string, name: string, role: Role, zone: string, dayOff: string | null = null): Reader {
  return { id, name, role, zone, dayOff };
}

function partner(name: string, zone: string, contact: string, colleague: string): PartnerOfTwoWeeks {
  const person = (realName: string) => ({ id: `U0${realName.split(' ')[0]?.toUpperCase()}`, name: realName });
  return {
    id: `C0${name.toUpperCase()}`,
    name,
    role: 'partner',
    zone,
    dayOff: null,
    channel: `partner-${name.toLowerCase()}`,
    teamId: `T0${name.toUpperCase()}`,
    contact: person(contact),
    colleague: person(colleague),
  };
}

function account(id: string, realName: string, teamId: string, tz: string, flags: Partial<Person> = {}): Person {
  const [displayName = realName] = realName.split(' ');
  const name = realName.toLowerCase().replaceAll(' ', '.');
  return { id, teamId, name, realName, displayName, title: 'Sales', tz, ...flags };
}

function sharedChannel({ id, channel, teamId, contact, colleague }: PartnerOfTwoWeeks): Channel {
  const members = [...OUR_PEOPLE, ...OTHERS_OF_OURS, contact, colleague].map((one) => one.id);
  return {
    id,
    name: channel,
    isPrivate: false,
    isArchived: false,
    members: [...members, defaultWorld.app.botUserId],
    connectedTeamIds: [teamId],
    pendingTeamIds: [],
    hostTeamId: defaultWorld.team.id,
  };
}
