import type { Act, ActResult } from '../acts.ts';
import type { Json } from '../json.ts';
import { type ManifestCommand, messagesTabIsReadOnly } from '../manifest.ts';
import { isOurs } from '../membership.ts';
import { ApiError } from '../web-api/api-error.ts';
import type { Conversation, Workspace } from '../workspace.ts';
import { type Actor, ownConversation } from './actor.ts';
import { applyResponse, hasContent } from './apply-response.ts';
import { channelName, VERIFICATION_TOKEN } from './payload-parts.ts';
import { commandFailure, problem, READ_ONLY } from './problems.ts';
import type { ResponseTarget } from './response-urls.ts';

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export async function runSlashCommand(actor: Actor, act: Act & { act: 'slash' }): Promise<ActResult> {
  const { services, person } = actor;
  const { workspace } = services;
  const [, name = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(act.text.trim()) ?? [];
  const command = workspace.manifest.features?.slash_commands?.find((entry) => entry.command === name);
  const conversation = ownConversation(actor, act.channel);
  // In a Slack Connect channel only the installing team's people have the command.
  if (!command || !isOurs(workspace, person) || !offersCommands(workspace)) {
    return problem(`${name} is not a valid command.`);
  }
  if (!conversation) return problem('You are not in that conversation.');
  if (conversation.dmWith && messagesTabIsReadOnly(workspace.manifest)) return problem(READ_ONLY);
  if (conversation.isArchived) return problem('This channel is archived.');

  const target: ResponseTarget = { personId: person.id, channel: conversation.id, original: null };
  const payload = commandPayload(actor, conversation, command, text, target);
  const answer = await services.outbox.interact({
    type: 'slash_commands',
    what: 'slash_command',
    payload,
    acceptsResponse: true,
  });
  if (answer.kind !== 'acked') return problem(commandFailure(name, answer));
  if (!hasContent(answer.body)) return { ok: true };
  try {
    applyResponse(services, target, answer.body);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return problem(`${name} failed with the error "${error.code}"`);
  }
}

function commandPayload(
  { services, person }: Actor,
  conversation: Conversation,
  command: ManifestCommand,
  text: string,
  target: ResponseTarget,
): Json {
  const { workspace, triggers, responseUrls } = services;
  return {
    token: VERIFICATION_TOKEN,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    ...enterpriseFields(workspace),
    channel_id: conversation.id,
    channel_name: channelName(conversation),
    user_id: person.id,
    user_name: person.name,
    command: command.command,
    text: command.should_escape ? escapedNames(workspace, text) : text,
    api_app_id: workspace.app.appId,
    is_enterprise_install: String(workspace.isInstalledOnOrganisation),
    response_url: responseUrls.issue(target),
    trigger_id: triggers.issue({ personId: person.id, channel: conversation.id, viewId: null }),
  };
}

/** Only on Enterprise Grid. https://docs.slack.dev/interactivity/implementing-slash-commands */
function enterpriseFields({ organisationOf, team }: Workspace): Json {
  const organisation = organisationOf(team.id);
  return organisation ? { enterprise_id: organisation.id, enterprise_name: organisation.name } : {};
}

function offersCommands({ installation }: Workspace): boolean {
  return installation.state !== 'uninstalled' && installation.scopes.includes('commands');
}

/** `should_escape`: `@maya.lindqvist` arrives as `<@U0MAYA|maya.lindqvist>`, `#sales` as `<#C0SALES|sales>`. */
function escapedNames(workspace: Workspace, text: string): string {
  const people = [...workspace.people.values()];
  const channels = [...workspace.conversations.values()];
  return text.replaceAll(/([@#])([\w.-]+)/g, (word, sign: string, name: string) => {
    const id =
      sign === '@'
        ? people.find((entry) => entry.name === name)?.id
        : channels.find((entry) => entry.name === name)?.id;
    return id ? `<${sign}${id}|${name}>` : word;
  });
}
