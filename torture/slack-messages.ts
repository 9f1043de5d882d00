import type { Sandbox } from 'slack-sandbox';
import { type Shown, shownIn } from './shown.ts';

/** A message of the bot as it stands in Slack, with the key that it carries. */
export type SlackMessage = {
  channel: string;
  /** Whose direct messages these are; null in a channel. */
  reader: string | null;
  ts: string;
  /** The message under which it stands; null when it stands by itself. */
  threadTs: string | null;
  text: string;
  shown: Shown;
  key: string | null;
};

/** What the bot itself has no need of: to list the conversations that it is in. */
const SCOPES_TO_COUNT = ['im:read', 'im:history', 'channels:read', 'channels:history', 'groups:read', 'groups:history'];

/**
 * Every message of the bot that carries a key, in order of conversation and time. The bot's own scopes are gone afterwards: at the
 * end only.
 */
export async function messagesIn(sandbox: Sandbox): Promise<SlackMessage[]> {
  const all: SlackMessage[] = [];
  sandbox.control.grantScopes(SCOPES_TO_COUNT);
  const types = 'public_channel,private_channel,im';
  const { channels } = await call(sandbox, 'users.conversations', { types, limit: '200' });
  for (const channel of channels) {
    const history = await pages(sandbox, 'conversations.history', { channel: channel.id });
    for (const message of history) {
      all.push(read(channel, message));
      if (!message.reply_count) continue;
      const replies = await pages(sandbox, 'conversations.replies', { channel: channel.id, ts: message.ts });
      all.push(...replies.filter((reply) => reply.ts !== message.ts).map((reply) => read(channel, reply)));
    }
  }
  return all.filter(({ key }) => key !== null).toSorted((a, b) => a.channel.localeCompare(b.channel) || +a.ts - +b.ts);
}

type ApiMessage = {
  ts: string;
  thread_ts?: string;
  text?: string;
  blocks?: unknown[];
  reply_count?: number;
  metadata?: { event_payload?: { key?: string } };
};
/** `user`: of direct messages, whose they are. */
type ApiChannel = { id: string; user?: string };
type ApiAnswer = {
  ok: boolean;
  channels: ApiChannel[];
  messages?: ApiMessage[];
  response_metadata?: { next_cursor?: string };
};

const read = (channel: ApiChannel, message: ApiMessage): SlackMessage => ({
  channel: channel.id,
  reader: channel.user ?? null,
  ts: message.ts,
  // The root of a thread names itself.
  threadTs: message.thread_ts === undefined || message.thread_ts === message.ts ? null : message.thread_ts,
  text: message.text ?? '',
  shown: shownIn(message.blocks),
  key: message.metadata?.event_payload?.key ?? null,
});

async function pages(sandbox: Sandbox, method: string, args: Record<string, string>): Promise<ApiMessage[]> {
  const found: ApiMessage[] = [];
  for (let cursor = ''; ; ) {
    const page = { ...args, limit: '200', include_all_metadata: 'true', ...(cursor ? { cursor } : {}) };
    const answer = await call(sandbox, method, page);
    found.push(...(answer.messages ?? []));
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (!cursor) return found;
  }
}

async function call(sandbox: Sandbox, method: string, args: Record<string, string>): Promise<ApiAnswer> {
  const response = await fetch(`${sandbox.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.tokens.bot}` },
    body: new URLSearchParams(args),
  });
  const answer = (await response.json()) as ApiAnswer;
  if (!answer.ok) throw new Error(`${method} of the count was refused: ${JSON.stringify(answer)}`);
  return answer;
}
