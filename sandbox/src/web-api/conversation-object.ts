import type { Json } from '../json.ts';
import { botIsIn, isExternallyShared } from '../membership.ts';
import type { Conversation, Workspace } from '../workspace.ts';

/**
 * A conversation as the Web API shows it. Lists leave `connected_team_ids` out: only conversations.info has them.
 * https://docs.slack.dev/reference/objects/conversation-object
 */
export function conversationObject(
  workspace: Workspace,
  conversation: Conversation,
  options: { isList: boolean },
): Json {
  if (conversation.dmWith) return dmObject(workspace, conversation, conversation.dmWith);
  const isShared = isExternallyShared(conversation);
  const internalTeamIds = [workspace.team.id, ...(conversation.internalTeamIds ?? [])];
  const isOrgShared = internalTeamIds.length > 1;
  const sharedTeamIds = [...internalTeamIds, ...conversation.connectedTeamIds];
  const object: Json = {
    id: conversation.id,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: conversation.isPrivate,
    created: 1700000000,
    creator: conversation.members[0] ?? 'USLACKBOT',
    is_archived: conversation.isArchived,
    is_general: conversation.name === 'general',
    unlinked: 0,
    context_team_id: workspace.team.id,
    updated: 1700000000000,
    is_shared: isShared || isOrgShared,
    is_org_shared: isOrgShared,
    is_ext_shared: isShared,
    is_pending_ext_shared: conversation.pendingTeamIds.length > 0,
    pending_shared: conversation.pendingTeamIds,
    pending_connected_team_ids: conversation.pendingTeamIds,
    parent_conversation: null,
    shared_team_ids: sharedTeamIds,
    is_member: botIsIn(workspace, conversation),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
  };
  if (isShared || isOrgShared) {
    object.conversation_host_id = conversation.hostTeamId;
    object.internal_team_ids = internalTeamIds;
    if (!options.isList) object.connected_team_ids = conversation.connectedTeamIds;
  }
  if (options.isList) object.num_members = conversation.members.length;
  return object;
}

function dmObject(workspace: Workspace, conversation: Conversation, personId: string): Json {
  return {
    id: conversation.id,
    created: 1700000000,
    is_archived: false,
    is_im: true,
    is_org_shared: false,
    context_team_id: workspace.team.id,
    user: personId,
    is_user_deleted: workspace.people.get(personId)?.deleted ?? false,
    is_open: true,
  };
}
