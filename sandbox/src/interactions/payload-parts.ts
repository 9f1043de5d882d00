import type { StateValues } from '../acts.ts';
import type { Json } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import type { Services } from '../services.ts';
import { messageObject } from '../web-api/message-object.ts';
import type { Conversation, Workspace } from '../workspace.ts';
import type { Person } from '../world.ts';
import type { OpenView } from './view-stack.ts';

/** The pieces that interaction payloads are made of. https://docs.slack.dev/reference/interaction-payloads */

export const VERIFICATION_TOKEN = 'sandbox-verification-token';

/**
 * On Enterprise Grid `team_id` can be another workspace of the same person, or the organisation.
 * https://github.com/slackapi/bolt-js/issues/1875
 */
export function userPart(person: Person): Json {
  const team_id = person.signedInTo ?? person.teamId;
  return { id: person.id, username: person.name, name: person.name, team_id };
}

/** A workspace of an organisation names that too, as in the samples of Slack's own SDKs. */
export function teamPart(workspace: Workspace, teamId: string): Json {
  const organisation = workspace.organisationOf(teamId);
  const enterprise = organisation && { enterprise_id: organisation.id, enterprise_name: organisation.name };
  return { id: teamId, domain: workspace.teamOf(teamId).domain, ...enterprise };
}

/**
 * The `team` of an action: null when the app is installed on an organisation.
 * https://github.com/slackapi/deno-slack-runtime/issues/65
 */
export function installedTeamPart(workspace: Workspace): Json | null {
  return workspace.isInstalledOnOrganisation ? null : teamPart(workspace, workspace.team.id);
}

/** https://github.com/slackapi/bolt-js/issues/1720: an organisation's id when the app is installed on that. */
function installedId({ team, organisationOf, isInstalledOnOrganisation }: Workspace): string {
  return (isInstalledOnOrganisation && organisationOf(team.id)?.id) || team.id;
}

/** The workspace in whose name a person submits and closes views: never an organisation. */
export function viewTeamId(workspace: Workspace, person: Person): string {
  const { signedInTo, teamId } = person;
  return signedInTo === undefined || signedInTo === workspace.organisationOf(teamId)?.id ? teamId : signedInTo;
}

export function channelPart(conversation: Conversation): Json {
  return { id: conversation.id, name: channelName(conversation) };
}

/** As payloads name it: DMs and private channels keep their names to themselves. */
export function channelName(conversation: Conversation): string {
  if (conversation.dmWith) return 'directmessage';
  return conversation.isPrivate ? 'privategroup' : conversation.name;
}

/** Common to all interaction payloads. */
export function envelopePart(workspace: Workspace, person: Person): Json {
  const organisation = workspace.organisationOf(person.teamId);
  return {
    api_app_id: workspace.app.appId,
    token: VERIFICATION_TOKEN,
    enterprise: organisation ? { id: organisation.id, name: organisation.name } : null,
    is_enterprise_install: workspace.isInstalledOnOrganisation,
  };
}

/** A view's `team_id` is its viewer's, `app_installed_team_id` is where the app lives: they differ in Slack Connect. */
export function viewPart(workspace: Workspace, view: OpenView, values: StateValues): Json {
  const { source } = view;
  const person = workspace.people.get(view.personId);
  return {
    id: view.id,
    team_id: person ? viewTeamId(workspace, person) : workspace.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: source.private_metadata ?? '',
    callback_id: source.callback_id ?? '',
    state: { values },
    hash: view.hash,
    title: source.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: source.clear_on_close ?? false,
    notify_on_close: source.notify_on_close ?? false,
    close: source.close ?? null,
    submit: source.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: workspace.app.appId,
    external_id: source.external_id ?? '',
    app_installed_team_id: installedId(workspace),
    bot_id: workspace.app.botId,
  };
}

export function messagePart(services: Services, message: StoredMessage): Json {
  return messageObject(services, message, { withMetadata: true });
}
