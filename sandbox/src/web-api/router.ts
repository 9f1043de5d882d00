import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerOrFail, jsonReply } from '../control/meet-fault.ts';
import { readBody, readFields } from '../http-body.ts';
import { type Json, parseJson, stringOf } from '../json.ts';
import type { Services } from '../services.ts';
import { ApiError } from './api-error.ts';
import { createArgs } from './args.ts';
import { authorise, tokenOf } from './authorise.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import type { MethodTable } from './method.ts';
import { reactionMethods } from './reactions.ts';
import { teamMethods } from './team.ts';
import { userGroupMethods } from './user-groups.ts';
import { userMethods } from './users.ts';
import { validateMethods } from './validate.ts';
import { viewMethods } from './views.ts';

const methods: MethodTable = {
  ...teamMethods,
  ...chatMethods,
  ...conversationMethods,
  ...userMethods,
  ...userGroupMethods,
  ...viewMethods,
  ...fileMethods,
  ...reactionMethods,
  ...validateMethods,
};

export const methodNames: readonly string[] = Object.keys(methods);

type Exchange = { request: IncomingMessage; method: string; args: Json };

/** Serves `/api/METHOD` with real names, answers and errors, and lets ordered faults happen. */
export function createWebApi(
  services: Services,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const method = pathname.slice('/api/'.length);
    const fields = readFields(request, await readBody(request));
    const args = fields.kind === 'fields' ? fields.fields : {};
    const exchange = { request, method, args };
    const perform = (): Json => {
      if (fields.kind === 'error') return { ok: false, error: fields.error };
      return call(services, exchange, fields.isForm);
    };
    const isForm = fields.kind === 'fields' && fields.isForm;
    const scopes = scopeHeader(services.workspace, tokenOf(request, args, isForm));
    await answerOrFail(services.faults, {
      method,
      channels: channelsOf(services, args),
      request,
      response,
      perform: () => jsonReply(perform(), 200, scopes),
      note: (outcome, answer) => recordCall(services, exchange, outcome, answer),
    });
  };
}

/** The scopes of the token that came with the request; no header for a token that nobody has. https://docs.slack.dev/authentication/installing-with-oauth */
function scopeHeader({ app, installation }: Services['workspace'], token: string | undefined): Record<string, string> {
  if (token === app.appToken) return { 'x-oauth-scopes': 'connections:write' };
  if (token !== app.botToken || installation.state !== 'installed') return {};
  return { 'x-oauth-scopes': installation.scopes.join(',') };
}

/** A person's id means their DM with the app too. */
function channelsOf({ workspace }: Services, args: Json): string[] {
  const named = stringOf(args.channel) ?? stringOf(args.channel_id) ?? '';
  return [named, workspace.dmOf(named)?.id ?? ''];
}

function call(services: Services, { request, method, args }: Exchange, isForm: boolean): Json {
  const definition = methods[method];
  try {
    if (!definition) throw new ApiError('unknown_method', { req_method: method });
    if (definition.isPostOnly && request.method !== 'POST') throw new ApiError('insecure_request');
    const context = { method, args: createArgs(args), services };
    authorise(services.workspace, definition, context, tokenOf(request, args, isForm));
    return { ok: true, ...definition.run(context) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, error: error.code, ...error.extra };
  }
}

function recordCall(services: Services, { method, args }: Exchange, outcome: string, response: unknown): void {
  const request = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, readable(name, value)]));
  services.record.add({ direction: 'app→slack', what: method, outcome, request, response });
}

const JSON_ARGUMENTS = new Set(['blocks', 'view', 'metadata', 'attachments', 'files', 'message']);

/** Arguments that came as JSON in a form field are recorded as what they mean. */
function readable(name: string, value: unknown): unknown {
  if (typeof value !== 'string' || !JSON_ARGUMENTS.has(name)) return value;
  return parseJson(value) ?? value;
}
