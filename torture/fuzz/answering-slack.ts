import type { Chance } from '../chance.ts';
import { BOT, CHANNEL, OURS, THEIRS, USERS } from './cast.ts';

/** Slack’s Web API and the addresses of presses, answered in this process: no network, thousands of calls a second. */
export type AnsweringSlack = {
  fetch: typeof globalThis.fetch;
  /** What was called since `forget`, oldest first; `respond` stands for the address of a press, `elsewhere` for any other host. */
  calls: () => readonly Call[];
  forget: () => void;
};

/** `fields` are as they were sent: JSON arguments are text, and what is said at the address of a press is `body`. */
export type Call = { method: string; fields: Record<string, string>; isOk: boolean };
/** Asked before each call; an answer takes the place of Slack’s own, and a thrown error that of the connection. */
export type Spoil = (method: string) => Response | null;

export const API_URL = 'https://slack.com/api/';
export const RESPONSE_URL = 'https://hooks.slack.com/actions/T0NORTHWIND/1/opaque';

export function createAnsweringSlack(
  options: {
    spoil?: Spoil;
    socketUrl?: () => string;
    /** As Slack describes them; null: it does not say who that is. */
    users?: Readonly<Record<string, object | null>>;
    /** The channels that are shared with the partner. */
    channels?: readonly string[];
  } = {},
): AnsweringSlack {
  const { spoil = () => null, socketUrl = () => '', users = USERS, channels = [CHANNEL] } = options;
  const calls: Call[] = [];
  let stamps = 0;
  const ts = () => `${1_790_000_000 + (stamps += 1)}.000100`;

  const answer = (method: string, fields: Record<string, string>): object => {
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: OURS, user_id: BOT, bot_id: 'B0HANDOFF' };
      case 'users.info': {
        const user = Object.hasOwn(users, fields.user ?? '') ? users[fields.user ?? ''] : undefined;
        if (user === null) return { ok: false, error: 'fatal_error' };
        return user ? { ok: true, user } : { ok: false, error: 'user_not_found' };
      }
      case 'conversations.info':
        return channels.includes(fields.channel ?? '')
          ? { ok: true, channel: { ...SHARED, id: fields.channel } }
          : { ok: false, error: 'channel_not_found' };
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
      const isPress = host === 'hooks.slack.com';
      const method = isPress ? 'respond' : host === 'slack.com' ? pathname.slice('/api/'.length) : 'elsewhere';
      const sent = typeof init?.body === 'string' ? init.body : '';
      const fields: Call['fields'] = isPress ? { body: sent } : Object.fromEntries(new URLSearchParams(sent));
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
  is_member: true,
  is_ext_shared: true,
  context_team_id: OURS,
  connected_team_ids: [OURS, THEIRS],
};

/** Fails one call in so many, in every way there is; a post that Slack refuses for good becomes a message that somebody must send again. */
export function failingNowAndThen(chance: Chance, oneIn: number): Spoil {
  const refused = (error: string) => () => Response.json({ ok: false, error });
  const ways = [
    () => new Response('', { status: 503 }),
    () => new Response('', { status: 429, headers: { 'retry-after': '1' } }),
    refused('fatal_error'),
    (): Response => {
      throw new TypeError('fetch failed', { cause: new Error('other side closed') });
    },
  ];
  const waysOfWindows = [...ways, refused('expired_trigger_id'), refused('view_not_found')];
  return (method) => {
    if (!chance.oneIn(oneIn)) return null;
    if (method === 'chat.postMessage') return refused('is_archived')();
    return chance.pick(method.startsWith('views.') ? waysOfWindows : ways)();
  };
}
