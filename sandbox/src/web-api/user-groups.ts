import type { Json } from '../json.ts';
import type { UserGroup } from '../world.ts';
import { ApiError } from './api-error.ts';
import type { Call, MethodTable } from './method.ts';

/** https://docs.slack.dev/reference/methods?family=usergroups */
export const userGroupMethods: MethodTable = {
  'usergroups.list': { token: 'bot', scopes: ['usergroups:read'], run: list },
  'usergroups.users.list': { token: 'bot', scopes: ['usergroups:read'], run: listUsers },
};

const CREATED = 1_700_000_000;

/** Without those that are switched off, unless they are asked for. It has no pages. */
function list({ services, args }: Call): Json {
  const { workspace } = services;
  const shown = [...workspace.userGroups.values()].filter(
    (group) => !group.isDisabled || args.flag('include_disabled'),
  );
  return {
    usergroups: shown.map((group) => ({
      ...groupObject(group, workspace.team.id),
      ...(args.flag('include_count') ? { user_count: group.users.length } : {}),
      ...(args.flag('include_users') ? { users: [...group.users] } : {}),
    })),
  };
}

/** One that is switched off is not found, unless it is asked for. */
function listUsers({ services, args }: Call): Json {
  const group = services.workspace.userGroups.get(args.required('usergroup'));
  if (!group || (group.isDisabled && !args.flag('include_disabled'))) throw new ApiError('no_such_subteam');
  return { users: [...group.users] };
}

/** https://docs.slack.dev/reference/objects/usergroup-object */
function groupObject({ id, name, handle, isDisabled }: UserGroup, teamId: string): Json {
  return {
    id,
    team_id: teamId,
    is_usergroup: true,
    is_subteam: true,
    name,
    description: '',
    handle,
    is_external: false,
    date_create: CREATED,
    date_update: CREATED,
    date_delete: isDisabled ? CREATED : 0,
    auto_type: null,
    auto_provision: false,
    created_by: 'USLACKBOT',
    updated_by: 'USLACKBOT',
    deleted_by: isDisabled ? 'USLACKBOT' : null,
    prefs: { channels: [], groups: [] },
  };
}
