/**
 * Who and what exists in the sandbox's workspace. A world is plain data: ids are fixed, so a test can name them, and
 * everything in it can be switched while the sandbox runs (`control`).
 */
export type Team = { id: string; name: string; domain: string };

/** Several workspaces of one company (Enterprise Grid). https://docs.slack.dev/enterprise */
export type Organisation = Team & {
  /** Its workspaces; its own id begins with E. */
  teamIds: string[];
};

export type Person = {
  id: string;
  /** The workspace the account belongs to; another team's people are external here. */
  teamId: string;
  /** Further workspaces of the same organisation that they are in. */
  otherTeamIds?: string[];
  /**
   * The team that their presses name: a workspace of theirs or their organisation. `teamId` unless given; switched by
   * `control.signIn`.
   */
  signedInTo?: string;
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
  /** Further workspaces of the own organisation that share it. */
  internalTeamIds?: string[];
  /** Other companies' teams, or organisations, that share the channel (Slack Connect). */
  connectedTeamIds: string[];
  /** Other companies' teams that were invited and have not accepted. */
  pendingTeamIds: string[];
  /** The team that hosts it. */
  hostTeamId: string;
};

/** A user group of the workspace: a handle that stands for several people. */
export type UserGroup = {
  id: string;
  name: string;
  /** The handle after the @, without it. */
  handle: string;
  /** Full members only; one who was deactivated since can still be in it. */
  users: string[];
  /** Switched off: what Slack does when one is deleted. */
  isDisabled?: boolean;
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
  /** Of other companies, and of the same organisation. */
  otherTeams: Team[];
  organisations?: Organisation[];
  /** The app is installed on the whole organisation: payloads say `is_enterprise_install`. */
  isInstalledOnOrganisation?: boolean;
  people: Person[];
  channels: Channel[];
  userGroups?: UserGroup[];
  app: AppIdentity;
};
