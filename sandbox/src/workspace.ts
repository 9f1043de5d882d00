import type { Clock } from './clock.ts';
import { createIds, type Ids } from './ids.ts';
import { botName, botScopes, type Manifest } from './manifest.ts';
import type { AppIdentity, Channel, Organisation, Person, Team, UserGroup, World } from './world.ts';

/** A channel, or the DM between the app and one person (`dmWith`). */
export type Conversation = Channel & { dmWith: string | null };

/** The state of one workspace and of its installation of the app. Everything that changes it calls `changed`. */
export type WorkspaceImage = {
  ids: number;
  lastMicros: number;
  people: Map<string, Person>;
  conversations: Map<string, Conversation>;
  userGroups: Map<string, UserGroup>;
  installation: Workspace['installation'];
};

export type Workspace = {
  team: Team;
  app: AppIdentity;
  manifest: Manifest;
  clock: Clock;
  ids: Ids;
  people: Map<string, Person>;
  conversations: Map<string, Conversation>;
  userGroups: Map<string, UserGroup>;
  installation: { state: 'installed' | 'token_revoked' | 'uninstalled'; scopes: string[] };
  /** A team or an organisation. */
  teamOf: (id: string) => Team;
  /** The organisation that a workspace belongs to. */
  organisationOf: (teamId: string) => Organisation | undefined;
  isInstalledOnOrganisation: boolean;
  /** The DM between the app and a person, made if there is none. */
  openDm: (personId: string) => Conversation;
  dmOf: (personId: string) => Conversation | undefined;
  /** The sandbox's time as Slack writes it: seconds, a dot, six digits. Each one is greater than the one before. */
  nextTs: () => string;
  version: () => number;
  changed: () => void;
  onChange: (listener: () => void) => () => void;
  kept: () => WorkspaceImage;
};

export function createWorkspace(
  world: World,
  manifest: Manifest,
  clock: Clock,
  from: WorkspaceImage = newFrom(world, manifest),
): Workspace {
  const { team, app } = world;
  const organisations = world.organisations ?? [];
  const teams = new Map(
    [team, ...world.otherTeams, ...organisations].map((entry): [string, Team] => [entry.id, entry]),
  );
  const { people, conversations, userGroups, installation } = from;
  const ids = createIds(from.ids);
  const listeners = new Set<() => void>();
  let version = 1;
  let { lastMicros } = from;

  const changed = () => {
    version += 1;
    for (const listener of listeners) listener();
  };
  clock.onMove(changed);

  const nextTs = () => {
    // One past the instant: Slack's own never end in six zeros, as a clock that stands on a whole second would.
    lastMicros = Math.max(Math.floor(clock.now()) * 1000 + 1, lastMicros + 1);
    return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
  };
  const openDm = (personId: string) => {
    const id = dmId(personId);
    const existing = conversations.get(id);
    if (existing) return existing;
    const dm = createDm(id, personId, world);
    conversations.set(id, dm);
    changed();
    return dm;
  };

  return {
    team,
    app,
    manifest,
    clock,
    ids,
    people,
    conversations,
    userGroups,
    installation,
    teamOf: (id) => teams.get(id) ?? { id, name: id, domain: id.toLowerCase() },
    organisationOf: (teamId) => organisations.find(({ teamIds }) => teamIds.includes(teamId)),
    isInstalledOnOrganisation: world.isInstalledOnOrganisation ?? false,
    openDm,
    dmOf: (personId) => conversations.get(dmId(personId)),
    nextTs,
    version: () => version,
    changed,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    kept: () => ({ ids: ids.count(), lastMicros, people, conversations, userGroups, installation }),
  };
}

function newFrom(world: World, manifest: Manifest): WorkspaceImage {
  const people = new Map(world.people.map((person) => [person.id, { ...person }]));
  people.set(world.app.botUserId, botPerson(world, manifest));
  const channels = world.channels.map((channel) => ({ ...structuredClone(channel), dmWith: null }));
  return {
    ids: 0,
    lastMicros: 0,
    people,
    conversations: new Map(channels.map((channel) => [channel.id, channel])),
    userGroups: new Map((world.userGroups ?? []).map((group) => [group.id, structuredClone(group)])),
    installation: { state: 'installed', scopes: [...botScopes(manifest)] },
  };
}

/** `U0MAYA`'s DM with the app is `D0MAYA`. */
function dmId(personId: string): string {
  return `D${personId.slice(1)}`;
}

function createDm(id: string, personId: string, world: World): Conversation {
  return {
    id,
    name: 'directmessage',
    isPrivate: true,
    isArchived: false,
    members: [world.app.botUserId, personId],
    connectedTeamIds: [],
    pendingTeamIds: [],
    hostTeamId: world.team.id,
    dmWith: personId,
  };
}

function botPerson(world: World, manifest: Manifest): Person {
  const name = botName(manifest);
  return {
    id: world.app.botUserId,
    teamId: world.team.id,
    name: name.toLowerCase().replaceAll(' ', '-'),
    realName: name,
    displayName: name,
    title: '',
    isBot: true,
  };
}
