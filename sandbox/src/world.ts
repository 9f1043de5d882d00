/**
 * Who and what exists in the sandbox's workspace. A world is plain data: ids are fixed, so a test can name them, and
 * everything in it can be switched while the sandbox runs (`control`).
 */
export type Team = { id: string; name: string; domain: string };

export type Person = {
  id: string;
  /** The workspace the account belongs to; another team's people are external here. */
  teamId: string;
  /** The handle after the @, without it. */
  name: string;
  realName: string;
  displayName: string;
  title: string;
  /** IANA zone; absent for accounts that Slack knows none of. */
  tz?: string;
  isOwner?: boolean;
  isAdmin?: boolean;
  isBot?: boolean;
  /** Deactivated. */
  deleted?: boolean;
  /** Multi-channel guest. */
  isRestricted?: boolean;
  /** Single-channel guest (also `isRestricted`). */
  isUltraRestricted?: boolean;
  /** Invited and never signed in. */
  isInvitedUser?: boolean;
};

export type Channel = {
  id: string;
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  members: string[];
  /** Other companies' teams that share the channel (Slack Connect). */
  connectedTeamIds: string[];
  /** Other companies' teams that were invited and have not accepted. */
  pendingTeamIds: string[];
  /** The team that hosts it. */
  hostTeamId: string;
};

/** The app under test as Slack knows it; names and scopes come from its manifest. */
export type AppIdentity = {
  appId: string;
  botId: string;
  botUserId: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
};

export type World = {
  /** The workspace the app is installed in. */
  team: Team;
  otherTeams: Team[];
  people: Person[];
  channels: Channel[];
  app: AppIdentity;
};
