import type { Json } from '../json.ts';
import { sharesAnyChannel } from '../membership.ts';
import type { Workspace } from '../workspace.ts';
import type { Person } from '../world.ts';
import { ApiError } from './api-error.ts';
import type { Call, MethodTable } from './method.ts';

/** Methods about the app, its installation and the companies around it. */
export const teamMethods: MethodTable = {
  'api.test': { token: 'none', scopes: [], run: apiTest },
  'auth.test': { token: 'any', scopes: [], run: authTest },
  'team.info': { token: 'bot', scopes: ['team:read'], run: teamInfo },
  'bots.info': { token: 'bot', scopes: ['users:read'], run: botsInfo },
  'apps.connections.open': { token: 'app', scopes: [], isPostOnly: true, run: openConnection },
};

function apiTest({ args }: Call): Json {
  const { token: _token, ...echo } = args.raw;
  const error = args.text('error');
  if (error) throw new ApiError(error, { args: echo });
  return { args: echo };
}

function authTest({ services }: Call): Json {
  const { workspace } = services;
  const { app, team } = workspace;
  const organisation = workspace.organisationOf(team.id);
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: workspace.people.get(app.botUserId)?.name,
    team_id: team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    ...(organisation ? { enterprise_id: organisation.id } : {}),
    is_enterprise_install: workspace.isInstalledOnOrganisation,
  };
}

/** Of another company only when a channel is shared with it. */
function teamInfo({ services, args }: Call): Json {
  const { workspace } = services;
  const id = args.text('team') ?? workspace.team.id;
  if (id !== workspace.team.id && !isKnown(workspace, id)) throw new ApiError('team_not_found');
  const team = workspace.teamOf(id);
  const url = `https://${team.domain}.slack.com/`;
  return { team: { id, name: team.name, url, domain: team.domain, email_domain: '', icon: { image_default: true } } };
}

function isKnown(workspace: Workspace, teamId: string): boolean {
  const isOfIt = ({ teamId: home }: Person) => home === teamId || workspace.organisationOf(home)?.id === teamId;
  const people = [...workspace.people.values()].filter(isOfIt);
  return people.some((person) => sharesAnyChannel(workspace, person.id));
}

function botsInfo({ services, args }: Call): Json {
  const { workspace } = services;
  const { app } = workspace;
  if (args.required('bot') !== app.botId) throw new ApiError('bot_not_found');
  const name = workspace.people.get(app.botUserId)?.realName;
  return {
    bot: {
      id: app.botId,
      deleted: false,
      name,
      updated: 1700000000,
      app_id: app.appId,
      user_id: app.botUserId,
      icons: {},
    },
  };
}

function openConnection({ services }: Call): Json {
  return { url: `${services.baseUrl().replace('http:', 'ws:')}${services.newSocketPath()}` };
}
