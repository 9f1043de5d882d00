import { defaultWorld } from './default-world.ts';
import type { Channel, Person, World } from './world.ts';

const EUROPE = 'T0NORTHEU';

/** In both workspaces of Northwind Group; at home in the one that has the app. */
const IN_BOTH = new Set(['U0MAYA', 'U0SAM', 'U0ALEX', 'U0IRIS', 'U0ADA']);

const newPeople: Person[] = [
  {
    id: 'U0HUGO',
    teamId: EUROPE,
    otherTeamIds: [defaultWorld.team.id],
    name: 'hugo.brandt',
    realName: 'Hugo Brandt',
    displayName: 'Hugo',
    title: 'Account executive',
    tz: 'Europe/Berlin',
  },
  {
    id: 'U0ELIN',
    teamId: EUROPE,
    name: 'elin.dahl',
    realName: 'Elin Dahl',
    displayName: 'Elin',
    title: 'Alliances, Europe',
    tz: 'Europe/Stockholm',
  },
];

function channelOnGrid(channel: Channel): Channel {
  switch (channel.id) {
    case 'C0GENERAL':
      return { ...channel, members: [...channel.members, 'U0HUGO'] };
    case 'C0BRIGHTWATER':
      return { ...channel, internalTeamIds: [EUROPE], members: [...channel.members, 'U0ELIN'] };
    case 'C0FERROUS':
      return { ...channel, connectedTeamIds: ['E0FERROUS'] };
    default:
      return channel;
  }
}

/**
 * The default world on Enterprise Grid: the app's workspace and a second one, Northwind Europe, are an organisation. Most
 * people are in both; U0HUGO is at home in the second, U0ELIN is in the second only. C0BRIGHTWATER is shared by both
 * workspaces too, and C0FERROUS with a partner that is an organisation itself.
 */
export const gridWorld: World = {
  ...defaultWorld,
  otherTeams: [...defaultWorld.otherTeams, { id: EUROPE, name: 'Northwind Europe', domain: 'northwind-europe' }],
  organisations: [
    {
      id: 'E0NORTHWIND',
      name: 'Northwind Group',
      domain: 'northwind-group',
      teamIds: [defaultWorld.team.id, EUROPE],
    },
    { id: 'E0FERROUS', name: 'Ferrous Group', domain: 'ferrous-group', teamIds: ['T0FERROUS'] },
  ],
  people: [
    ...defaultWorld.people.map((person) => (IN_BOTH.has(person.id) ? { ...person, otherTeamIds: [EUROPE] } : person)),
    ...newPeople,
  ],
  channels: defaultWorld.channels.map(channelOnGrid),
};
