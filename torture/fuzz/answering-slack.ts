import { BOT, CHANNEL, OURS, THEIRS, USERS } from './cast.ts';

/** Slack’s Web API and the addresses of presses, answered in this process: no network, thousands of calls a second. */
export type AnsweringSlack = {
  fetch: typeof globalThis.fetch;
  /** What was called since `forget`, oldest first; `respond` stands for the address of a press. */
  calls: () => readonly Call[];
  forget: () => void;
};

/** `fields` are as they were sent: JSON arguments are text. */
export type Call = { method: string; fields: Record<string, string>; isOk: boolean };
/** Asked before each call; an answer takes the place of Slack’s own, and a thrown error that of the connection. */
export type Spoil = (method: string) => Response | null;

export const API_URL = 'https://slack.com/api/';
export const RESPONSE_URL = 'https://hooks.slack.com/actions/T0NORTHWIND/1/opaque';

export function createAnsweringSlack(options: { spoil?: Spoil; socketUrl?: () => string } = {}): AnsweringSlack {
  const { spoil = () => null, socketUrl = () => '' } = options;
  const calls: Call[] = [];
  let stamps = 0;
  const ts = () => `${1_790_000_000 + (stamps += 1)}.000100`;

  const answer = (method: string, fields: Record<string, string>): object => {
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: OURS, user_id: BOT, bot_id: 'B0HANDOFF' };
      case 'users.info': {
        const user = Object.hasOwn(USERS, fields.user ?? '') ? USERS[fields.user ?? ''] : undefined;
        return user ? { ok: true, user } : { ok: false, error: 'user_not_found' };
      }
      case 'conversations.info':
        return fields.channel === CHANNEL ? { ok: true, channel: SHARED } : { ok: false, error: 'channel_not_found' };
      case 'conversations.open':
        return { ok: true, channel: { id: `D${fields.users}` } };
      case 'conversations.history':
      case 'conversations.replies':
        return { ok: true, messages: [] };
      case 'chat.postMessage':
        return { ok: true, channel: fields.channel, ts: ts() };
      case 'apps.connections.open':
        return { ok: true, url: socketUrl() };
      case 'views.open':
      case 'views.push':
      case 'views.update':
        return { ok: true, view: { id: fields.view_id ?? `V${(stamps += 1)}` } };
      default:
        return { ok: true };
    }
  };

  return {
    calls: () => calls,
    forget: () => void calls.splice(0),
    fetch: async (address, init) => {
      const { pathname, host } = new URL(address instanceof Request ? address.url : address);
      const isPress = host.startsWith('hooks.');
      const method = isPress ? 'respond' : pathname.slice('/api/'.length);
      const body = init?.body;
      const isForm = typeof body === 'string' || body instanceof URLSearchParams;
      const fields = isPress || !isForm ? {} : Object.fromEntries(new URLSearchParams(body));
      const call = { method, fields, isOk: false };
      calls.push(call);
      const spoilt = spoil(method);
      if (spoilt) return spoilt;
      const given = answer(method, fields);
      call.isOk = true;
      return isPress ? new Response('ok') : Response.json(given);
    },
  };
}

const SHARED = {
  id: CHANNEL,
  is_member: true,
  is_ext_shared: true,
  context_team_id: OURS,
  connected_team_ids: [OURS, THEIRS],
};
