import { type Json, stringOf } from '../json.ts';
import { botIsIn, isOurs, workspacesOf } from '../membership.ts';
import type { Services } from '../services.ts';
import { conversationObject } from '../web-api/conversation-object.ts';
import { userObject } from '../web-api/user-object.ts';
import type { Conversation, Workspace } from '../workspace.ts';
import type { Channel, Person, UserGroup } from '../world.ts';

/** Switches people and channels while the sandbox runs; the app hears of it as it would from Slack. */
export type WorldSwitches = {
  /** `undefined` takes an optional property away. */
  patchPerson: (id: string, patch: Partial<Person>) => void;
  patchChannel: (id: string, patch: Partial<Omit<Channel, 'id'>>) => void;
  addPerson: (person: Person) => void;
  addChannel: (channel: Channel) => void;
  /** Makes a user group, or replaces the one with this id. Throws for whoever cannot be in one. The app hears nothing of it. */
  putUserGroup: (group: UserGroup) => void;
  /** As if it had never been. */
  removeUserGroup: (id: string) => void;
  join: (channelId: string, personId: string) => void;
  leave: (channelId: string, personId: string) => void;
  /**
   * From now on what this person presses names that team: a workspace of theirs, or their organisation.
   * Throws when they are in no such team. The app hears nothing of it.
   */
  signIn: (personId: string, teamId: string) => void;
  /** As when Slack gives a channel a new id: the old one is not found any more. */
  renameChannelId: (oldId: string, newId: string) => void;
};

export function createWorldSwitches(services: Services): WorldSwitches {
  const { workspace, outbox, messages } = services;

  const channelOf = (id: string): Conversation => {
    const conversation = workspace.conversations.get(id);
    if (!conversation) throw new Error(`There is no channel ${id}.`);
    return conversation;
  };
  const emit = (type: string, fields: Json, conversation?: Conversation) => {
    outbox.emit({ type, ...fields, event_ts: workspace.nextTs() }, { conversation });
  };

  const patchPerson: WorldSwitches['patchPerson'] = (id, patch) => {
    const person = workspace.people.get(id);
    if (!person) throw new Error(`There is no account ${id}.`);
    Object.assign(person, patch, { id });
    workspace.changed();
    const user = userObject(workspace, person, true);
    emit('user_change', { user, cache_ts: Math.floor(workspace.clock.now() / 1000) });
  };

  const patchChannel: WorldSwitches['patchChannel'] = (id, patch) => {
    const conversation = channelOf(id);
    const before = { ...conversation };
    Object.assign(conversation, patch, { id });
    workspace.changed();
    if (!botIsIn(workspace, conversation)) return;
    tellChannelChange(emit, before, conversation, conversationObject(workspace, conversation, { isList: true }));
  };

  const join: WorldSwitches['join'] = (channelId, personId) => {
    const conversation = channelOf(channelId);
    if (conversation.members.includes(personId)) return;
    conversation.members.push(personId);
    workspace.changed();
    if (botIsIn(workspace, conversation))
      emit('member_joined_channel', membership(services, conversation, personId), conversation);
  };

  const leave: WorldSwitches['leave'] = (channelId, personId) => {
    const conversation = channelOf(channelId);
    if (!conversation.members.includes(personId)) return;
    const heard = botIsIn(workspace, conversation);
    conversation.members = conversation.members.filter((id) => id !== personId);
    workspace.changed();
    if (!heard) return;
    const isBot = personId === workspace.app.botUserId;
    if (isBot) emit(conversation.isPrivate ? 'group_left' : 'channel_left', { channel: channelId });
    else emit('member_left_channel', membership(services, conversation, personId), conversation);
  };

  const renameChannelId: WorldSwitches['renameChannelId'] = (oldId, newId) => {
    const conversation = channelOf(oldId);
    workspace.conversations.delete(oldId);
    conversation.id = newId;
    workspace.conversations.set(newId, conversation);
    messages.moveAll(oldId, newId);
    emit('channel_id_changed', { old_channel_id: oldId, new_channel_id: newId }, conversation);
  };

  return {
    patchPerson,
    patchChannel,
    join,
    leave,
    renameChannelId,
    signIn: (personId, teamId) => {
      const person = workspace.people.get(personId);
      const theirs = person ? [...workspacesOf(person), workspace.organisationOf(person.teamId)?.id] : [];
      if (!person || !theirs.includes(teamId)) throw new Error(`${personId} is not in ${teamId}.`);
      person.signedInTo = teamId;
    },
    addPerson: (person) => {
      workspace.people.set(person.id, { ...person });
      workspace.changed();
      // https://docs.slack.dev/reference/events/team_join
      if (isOurs(workspace, person)) emit('team_join', { user: userObject(workspace, person, true) });
    },
    putUserGroup: (group) => {
      const stranger = group.users.find((id) => !canBeInGroup(workspace, id));
      if (stranger !== undefined) throw new Error(`${stranger} cannot be in a user group.`);
      workspace.userGroups.set(group.id, structuredClone(group));
      workspace.changed();
    },
    removeUserGroup: (id) => {
      workspace.userGroups.delete(id);
      workspace.changed();
    },
    addChannel: (channel) => {
      workspace.conversations.set(channel.id, { ...structuredClone(channel), dmWith: null });
      workspace.changed();
    },
  };
}

/** Guests and people of other companies cannot. https://slack.com/help/articles/212906697 */
function canBeInGroup(workspace: Workspace, id: string): boolean {
  const person = workspace.people.get(id);
  return person !== undefined && isOurs(workspace, person) && !person.isRestricted && !person.isUltraRestricted;
}

function membership({ workspace }: Services, conversation: Conversation, user: string): Json {
  const team = workspace.people.get(user)?.teamId;
  return { user, channel: conversation.id, channel_type: conversation.isPrivate ? 'G' : 'C', team };
}

type Emit = (type: string, fields: Json, conversation?: Conversation) => void;

function tellChannelChange(emit: Emit, before: Conversation, now: Conversation, object: Json): void {
  const kind = now.isPrivate ? 'group' : 'channel';
  if (before.isArchived !== now.isArchived) {
    emit(now.isArchived ? `${kind}_archive` : `${kind}_unarchive`, { channel: now.id }, now);
  }
  if (before.name !== now.name) {
    emit(`${kind}_rename`, { channel: { id: now.id, name: stringOf(object.name), is_channel: true } }, now);
  }
  for (const teamId of now.connectedTeamIds.filter((id) => !before.connectedTeamIds.includes(id))) {
    emit('channel_shared', { channel: now.id, connected_team_id: teamId }, now);
  }
  for (const teamId of before.connectedTeamIds.filter((id) => !now.connectedTeamIds.includes(id))) {
    const rest = { is_ext_shared: now.connectedTeamIds.length > 0 };
    emit('channel_unshared', { channel: now.id, previously_connected_team_id: teamId, ...rest }, now);
  }
}
