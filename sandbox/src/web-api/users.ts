import type { Json } from '../json.ts';
import { isOurs } from '../membership.ts';
import { ApiError } from './api-error.ts';
import type { Call, MethodTable } from './method.ts';
import { pageOf } from './pages.ts';
import { userObject } from './user-object.ts';

/** https://docs.slack.dev/reference/methods?family=users */
export const userMethods: MethodTable = {
  'users.info': { token: 'bot', scopes: ['users:read'], run: info },
  'users.list': { token: 'bot', scopes: ['users:read'], run: list },
  'dnd.info': { token: 'bot', scopes: ['dnd:read'], run: dndInfo },
};

function info({ services, args }: Call): Json {
  const person = services.workspace.people.get(args.required('user'));
  if (!person) throw new ApiError('user_not_found');
  return { user: userObject(services.workspace, person, args.flag('include_locale')) };
}

/** Without external people. */
function list({ services, args }: Call): Json {
  const { workspace } = services;
  const ours = [...workspace.people.values()].filter((person) => isOurs(workspace, person));
  const page = pageOf(ours, args.limit(ours.length, 1000), args.text('cursor'));
  const members = page.items.map((person) => userObject(workspace, person, args.flag('include_locale')));
  return { members, cache_ts: Math.floor(workspace.clock.now() / 1000), ...page.metadata };
}

function dndInfo({ services, args }: Call): Json {
  const user = args.text('user') ?? services.workspace.app.botUserId;
  if (!services.workspace.people.has(user)) throw new ApiError('user_not_found');
  return { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1, snooze_enabled: false };
}
