import type { IncomingMessage } from 'node:http';
import { type Json, stringOf } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { ApiError } from './api-error.ts';
import type { Call, Method } from './method.ts';

/** From the bearer header or the `token` argument; JSON bodies cannot carry one. */
export function tokenOf(request: IncomingMessage, args: Json, isForm: boolean): string | undefined {
  const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return bearer ?? (isForm ? stringOf(args.token) : undefined);
}

/**
 * Throws `not_authed`, `invalid_auth`, `account_inactive`, `token_revoked`, `not_allowed_token_type` or `missing_scope`.
 * https://docs.slack.dev/reference/methods/auth.test#errors
 */
export function authorise(workspace: Workspace, method: Method, call: Call, token: string | undefined): void {
  if (method.token === 'none') return;
  const kind = tokenKind(workspace, token);
  if (method.token !== 'any' && method.token !== kind) throw new ApiError('not_allowed_token_type');
  if (kind !== 'bot') return;
  const { scopes } = workspace.installation;
  const wanted = typeof method.scopes === 'function' ? method.scopes(call) : method.scopes;
  if (wanted.length === 0 || wanted.some((scope) => scopes.includes(scope))) return;
  throw new ApiError('missing_scope', { needed: wanted.join(','), provided: scopes.join(',') });
}

function tokenKind(workspace: Workspace, token: string | undefined): 'bot' | 'app' {
  if (!token) throw new ApiError('not_authed');
  const { app, installation } = workspace;
  if (token === app.appToken) return 'app';
  if (token !== app.botToken) throw new ApiError('invalid_auth');
  if (installation.state === 'uninstalled') throw new ApiError('account_inactive');
  if (installation.state === 'token_revoked') throw new ApiError('token_revoked');
  return 'bot';
}
