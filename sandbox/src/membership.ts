import type { Conversation, Workspace } from './workspace.ts';
import type { Person } from './world.ts';

/** Who belongs where: the questions that most rules about access come down to. */

/** Of the workspace that the app is installed in, or of the organisation when it is installed on that. */
export function isOurs(workspace: Workspace, person: Person): boolean {
  if (workspace.isInstalledOnOrganisation && isOfOurCompany(workspace, person)) return true;
  return workspacesOf(person).includes(workspace.team.id);
}

/** Of our workspace, or of another one of the same organisation: not external. */
export function isOfOurCompany(workspace: Workspace, person: Person): boolean {
  const ours = workspace.organisationOf(workspace.team.id)?.teamIds ?? [workspace.team.id];
  return workspacesOf(person).some((id) => ours.includes(id));
}

/** Their home workspace first. */
export function workspacesOf(person: Person): string[] {
  return [person.teamId, ...(person.otherTeamIds ?? [])];
}

export function botIsIn(workspace: Workspace, conversation: Conversation): boolean {
  return conversation.members.includes(workspace.app.botUserId);
}

/** Public channels of the workspace exist for the bot; private ones only when it is in them. */
export function botSees(workspace: Workspace, conversation: Conversation): boolean {
  return !conversation.isPrivate || botIsIn(workspace, conversation);
}

export function isExternallyShared(conversation: Conversation): boolean {
  return conversation.connectedTeamIds.length > 0;
}

export function sharesChannelWithBot(workspace: Workspace, personId: string): boolean {
  return channelsOf(workspace, personId).some((conversation) => botIsIn(workspace, conversation));
}

/** False for external people whom nobody here shares a channel with. */
export function sharesAnyChannel(workspace: Workspace, personId: string): boolean {
  return channelsOf(workspace, personId).length > 0;
}

/** Neither Slack's own accounts nor bots, deactivated or never-arrived people sit at a keyboard. */
export function canAct(person: Person): boolean {
  const isSystem = person.id === 'USLACKBOT' || person.id === 'USLACK';
  return !isSystem && !person.isBot && !person.deleted && !person.isInvitedUser;
}

function channelsOf(workspace: Workspace, personId: string): Conversation[] {
  return [...workspace.conversations.values()].filter(
    (conversation) => conversation.dmWith === null && conversation.members.includes(personId),
  );
}
