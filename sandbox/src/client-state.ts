import type { ClientConversation, ClientMessage, ClientPerson, ClientState, ClientView } from './acts.ts';
import { asBlocks } from './elements.ts';
import { fileType } from './file-store.ts';
import type { OpenView } from './interactions/view-stack.ts';
import { recordOf, stringOf } from './json.ts';
import { homeTabIsEnabled, messagesTabIsReadOnly } from './manifest.ts';
import { canAct, isOfOurCompany, isOurs } from './membership.ts';
import type { StoredMessage } from './messages.ts';
import type { Services } from './services.ts';
import { unreadIn } from './unread.ts';
import { fileUrl } from './web-api/file-object.ts';
import type { Conversation, Workspace } from './workspace.ts';
import type { Person } from './world.ts';

/** How far each person has read each conversation, as a message ts. */
export type ReadMarks = {
  mark: (personId: string, channel: string) => void;
  of: (personId: string, channel: string) => string;
  kept: () => Map<string, string>;
};

export function createReadMarks(workspace: Workspace, marks: Map<string, string> = new Map()): ReadMarks {
  return {
    mark: (personId, channel) => {
      marks.set(`${personId} ${channel}`, workspace.nextTs());
      workspace.changed();
    },
    of: (personId, channel) => marks.get(`${personId} ${channel}`) ?? '0',
    kept: () => marks,
  };
}

/** What one person's client shows now. Throws for unknown people. */
export function clientState(services: Services, reads: ReadMarks, personId: string): ClientState {
  const { workspace, views, outbox } = services;
  const me = workspace.people.get(personId);
  if (!me) throw new Error(`There is no account ${personId}.`);
  const { features } = workspace.manifest;
  const home = views.home(personId);
  const hasApp = isOurs(workspace, me);
  return {
    version: workspace.version(),
    now: workspace.clock.now(),
    app: {
      name: workspace.people.get(workspace.app.botUserId)?.realName ?? '',
      botUserId: workspace.app.botUserId,
      hasHome: home !== undefined,
      homeIsEnabled: homeTabIsEnabled(workspace.manifest),
    },
    team: { id: workspace.team.id, name: workspace.team.name },
    me: clientPerson(workspace, me),
    people: [...workspace.people.values()].map((person) => clientPerson(workspace, person)),
    channels: publicChannels(workspace, me),
    conversations: conversationsOf(services, reads, me),
    home: home ? clientView(home) : null,
    views: views.stack(personId).map(clientView),
    commands: (hasApp ? (features?.slash_commands ?? []) : []).map((entry) => ({
      command: entry.command,
      description: entry.description,
      usage_hint: entry.usage_hint ?? '',
    })),
    shortcuts: hasApp ? (features?.shortcuts ?? []) : [],
    appConnected: outbox.isConnected(),
  };
}

function clientPerson(workspace: Workspace, person: Person): ClientPerson {
  return {
    id: person.id,
    name: person.displayName || person.realName,
    realName: person.realName,
    title: person.title,
    teamId: person.teamId,
    teamName: workspace.teamOf(person.teamId).name,
    company: companyOf(workspace, person.teamId),
    tz: person.tz ?? null,
    badges: badgesOf(workspace, person),
    canAct: canAct(person),
  };
}

function companyOf(workspace: Workspace, teamId: string): ClientPerson['company'] {
  const { id, name } = workspace.organisationOf(teamId) ?? workspace.teamOf(teamId);
  return { id, name };
}

function badgesOf(workspace: Workspace, person: Person): string[] {
  const badges: [string, boolean | undefined][] = [
    ['external', !isOfOurCompany(workspace, person)],
    ['other workspace', isOfOurCompany(workspace, person) && !isOurs(workspace, person)],
    ['guest', person.isRestricted],
    ['deactivated', person.deleted],
    ['invited', person.isInvitedUser],
    ['app', person.isBot],
    ['admin', person.isAdmin],
  ];
  return badges.filter(([, applies]) => applies).map(([badge]) => badge);
}

/** Nothing to guests and other companies, who read the names of their own channels only. */
function publicChannels(workspace: Workspace, person: Person): ClientState['channels'] {
  if (!isOurs(workspace, person) || person.isRestricted) return [];
  const all = [...workspace.conversations.values()];
  return all.filter((channel) => !channel.isPrivate && !channel.dmWith).map(({ id, name }) => ({ id, name }));
}

/** Their channels, and their DM with the app: everyone of the installing team can open that. */
function conversationsOf(services: Services, reads: ReadMarks, person: Person): ClientConversation[] {
  const { workspace } = services;
  if (isOurs(workspace, person) && canAct(person)) workspace.openDm(person.id);
  return [...workspace.conversations.values()]
    .filter((conversation) => conversation.members.includes(person.id))
    .toSorted((a, b) => Number(a.dmWith !== null) - Number(b.dmWith !== null))
    .map((conversation) => clientConversation(services, reads, person, conversation));
}

function clientConversation(
  services: Services,
  reads: ReadMarks,
  person: Person,
  conversation: Conversation,
): ClientConversation {
  const { workspace } = services;
  const messages = services.messages.list(conversation.id, person.id);
  const unread = unreadIn(messages, {
    personId: person.id,
    readUntil: reads.of(person.id, conversation.id),
    isDirect: conversation.dmWith !== null,
  });
  const appName = workspace.people.get(workspace.app.botUserId)?.realName ?? '';
  return {
    id: conversation.id,
    name: conversation.dmWith ? appName : conversation.name,
    kind: conversation.dmWith ? 'dm' : conversation.isPrivate ? 'private' : 'channel',
    withUserId: conversation.dmWith ? workspace.app.botUserId : null,
    isArchived: conversation.isArchived,
    isReadOnly: conversation.dmWith !== null && messagesTabIsReadOnly(workspace.manifest),
    sharedWith: [
      ...conversation.connectedTeamIds.map((id) => workspace.teamOf(id).name),
      ...conversation.pendingTeamIds.map((id) => `${workspace.teamOf(id).name} (pending)`),
    ],
    memberIds: [...conversation.members],
    unread: unread.count,
    badge: unread.badge,
    firstUnread: unread.firstTs,
    messages: messages.map((message) => clientMessage(services, message)),
  };
}

function clientMessage(services: Services, message: StoredMessage): ClientMessage {
  return {
    ts: message.ts,
    userId: message.userId,
    text: message.text,
    blocks: asBlocks(message.blocks),
    thread_ts: message.threadTs,
    reply_count: services.messages.repliesTo(message).length,
    edited: message.editedTs !== null,
    reactions: structuredClone(message.reactions),
    isEphemeral: message.onlyFor !== null,
    files: message.fileIds.flatMap((id) => {
      const file = services.files.find(id);
      if (!file) return [];
      const { mimetype } = fileType(file.name);
      return [{ id, name: file.name, title: file.title, url: fileUrl(services.baseUrl(), file), mimetype }];
    }),
  };
}

function clientView(view: OpenView): ClientView {
  return {
    id: view.id,
    type: view.type,
    callback_id: stringOf(view.source.callback_id) ?? '',
    title: plainText(view.source.title) ?? '',
    submit: plainText(view.source.submit),
    close: plainText(view.source.close),
    blocks: asBlocks(view.blocks),
    hash: view.hash,
    errors: view.errors,
    values: view.values,
    isSubmitting: view.isSubmitting,
  };
}

function plainText(object: unknown): string | null {
  return stringOf(recordOf(object).text) ?? null;
}
