import type { Channel, Person, World } from './world.ts';

const OURS = 'T0NORTHWIND';
const BRIGHTWATER = 'T0BRIGHTWATER';
const FERROUS = 'T0FERROUS';
const BOT = 'U0APP';

type Flags = Omit<Partial<Person>, 'id' | 'realName' | 'title'>;

function person(id: string, realName: string, title: string, flags: Flags = {}): Person {
  const firstName = realName.split(' ')[0] ?? realName;
  return {
    id,
    teamId: OURS,
    name: realName.toLowerCase().replaceAll(' ', '.'),
    realName,
    displayName: firstName,
    title,
    ...flags,
  };
}

const people: Person[] = [
  person('U0MAYA', 'Maya Lindqvist', 'Partner marketing', { tz: 'Europe/Stockholm' }),
  person('U0SAM', 'Sam Okafor', 'Account executive', { tz: 'America/New_York' }),
  person('U0PRIYA', 'Priya Raman', 'Account executive', { tz: 'Asia/Kolkata' }),
  person('U0ALEX', 'Alex Romero', 'Alliances', { tz: 'Europe/Madrid' }),
  person('U0IRIS', 'Iris Chen', 'Sales operations, intake', { tz: 'America/Los_Angeles' }),
  person('U0ROBIN', 'Robin Hayes', 'Revenue operations', { tz: 'America/Chicago' }),
  person('U0ADA', 'Ada Novak', 'Workspace owner', { tz: 'Europe/Prague', isOwner: true, isAdmin: true }),
  person('U0NOZONE', 'Kim Park', 'Account executive'),
  person('U0GUEST', 'Noor Aziz', 'Contractor', { tz: 'Europe/London', isRestricted: true }),
  person('U0SINGLE', 'Tom Berg', 'Agency', { tz: 'Europe/Oslo', isRestricted: true, isUltraRestricted: true }),
  person('U0GONE', 'Dana Cole', 'Account executive', { deleted: true }),
  person('U0INVITED', 'Jun Mori', 'Account executive', { tz: 'Asia/Tokyo', isInvitedUser: true }),
  person('U0OTHERBOT', 'Standup Bot', '', { isBot: true }),
  person('USLACKBOT', 'Slackbot', '', { name: 'slackbot', tz: 'America/Los_Angeles' }),
  person('USLACK', 'Slack', '', { name: 'slack', isBot: false }),
  person('U0LENA', 'Lena Fischer', 'Partner manager', { teamId: BRIGHTWATER, tz: 'Europe/Berlin' }),
  person('U0OMAR', 'Omar Haddad', 'Consultant', { teamId: BRIGHTWATER, tz: 'Asia/Dubai' }),
  person('U0FINN', 'Finn Keller', 'Partner manager', { teamId: FERROUS, tz: 'Europe/Zurich' }),
];

type ChannelFlags = Partial<Omit<Channel, 'id' | 'name' | 'members'>>;

function channel(id: string, name: string, members: string[], flags: ChannelFlags = {}): Channel {
  return {
    id,
    name,
    isPrivate: false,
    isArchived: false,
    members,
    connectedTeamIds: [],
    pendingTeamIds: [],
    hostTeamId: OURS,
    ...flags,
  };
}

const everyone = ['U0MAYA', 'U0SAM', 'U0PRIYA', 'U0ALEX', 'U0IRIS', 'U0ROBIN', 'U0ADA', 'U0NOZONE'];

const channels: Channel[] = [
  channel('C0GENERAL', 'general', [...everyone, 'U0GUEST']),
  channel('C0SALES', 'sales', ['U0SAM', 'U0PRIYA', 'U0IRIS', 'U0ROBIN', 'U0GUEST', 'U0SINGLE', BOT]),
  channel('C0PRIVATE', 'leadership', ['U0ADA', 'U0ROBIN'], { isPrivate: true }),
  channel('C0PRIVBOT', 'deal-desk', ['U0SAM', 'U0IRIS', BOT], { isPrivate: true }),
  channel('C0BRIGHTWATER', 'partner-brightwater', ['U0MAYA', 'U0ALEX', 'U0SAM', 'U0LENA', 'U0OMAR', BOT], {
    connectedTeamIds: [BRIGHTWATER],
  }),
  channel('C0FERROUS', 'partner-ferrous', ['U0MAYA', 'U0ALEX', 'U0FINN', BOT], { connectedTeamIds: [FERROUS] }),
  channel('C0PENDING', 'partner-pending', ['U0MAYA', 'U0ALEX', BOT], { pendingTeamIds: [FERROUS] }),
  channel('C0THREEWAY', 'partner-threeway', ['U0MAYA', 'U0ALEX', 'U0LENA', 'U0FINN', BOT], {
    connectedTeamIds: [BRIGHTWATER, FERROUS],
  }),
  channel('C0ARCHIVED', 'partner-old', ['U0MAYA', 'U0LENA', BOT], {
    connectedTeamIds: [BRIGHTWATER],
    isArchived: true,
  }),
  channel('C0NOBOT', 'partner-nobot', ['U0MAYA', 'U0ALEX', 'U0OMAR'], { connectedTeamIds: [BRIGHTWATER] }),
];

/** People and channels of every awkward kind around one company, Northwind Cloud, that has the app installed. */
export const defaultWorld: World = {
  team: { id: OURS, name: 'Northwind Cloud', domain: 'northwind-cloud' },
  otherTeams: [
    { id: BRIGHTWATER, name: 'Brightwater Consulting', domain: 'brightwater' },
    { id: FERROUS, name: 'Ferrous Systems', domain: 'ferrous-systems' },
  ],
  people,
  channels,
  app: {
    appId: 'A0APP',
    botId: 'B0APP',
    botUserId: BOT,
    botToken: 'xoxb-sandbox',
    appToken: 'xapp-sandbox',
    signingSecret: 'sandbox-signing-secret',
  },
};
