import type { Json } from '../json.ts';
import { botIsIn } from '../membership.ts';
import type { StoredMessage } from '../messages.ts';
import { visibleConversation } from './access.ts';
import { ApiError } from './api-error.ts';
import type { Args } from './args.ts';
import { messageObject } from './message-object.ts';
import type { Call } from './method.ts';
import { readCursor, writeCursor } from './pages.ts';

const TS = /^\d{1,10}(\.\d{1,6})?$/;

/** conversations.history: newest first, without thread replies and ephemerals. */
export function history({ services, args }: Call): Json {
  const { workspace, messages } = services;
  const conversation = visibleConversation(workspace, args);
  if (!botIsIn(workspace, conversation)) throw new ApiError('not_in_channel');
  const limit = args.limit(100, 999);
  const window = timeWindow(args);
  const cursor = args.text('cursor');
  const before = cursor ? readCursor(cursor) : null;
  const found = messages
    .list(conversation.id)
    .filter((message) => message.threadTs === null || message.isBroadcast)
    .filter((message) => window(message.ts) && (before === null || compareTs(message.ts, before) < 0))
    .toReversed();
  const page = found.slice(0, limit);
  const hasMore = found.length > page.length;
  const next = hasMore ? { response_metadata: { next_cursor: writeCursor(page.at(-1)?.ts ?? '') } } : {};
  return {
    messages: page.map((message) => shown(services, args, message)),
    has_more: hasMore,
    pin_count: 0,
    channel_actions_ts: null,
    channel_actions_count: 0,
    ...next,
  };
}

/** conversations.replies: the root first, whatever the time window, then its replies oldest first. */
export function replies({ services, args }: Call): Json {
  const { workspace, messages } = services;
  const conversation = visibleConversation(workspace, args);
  if (!botIsIn(workspace, conversation)) throw new ApiError('channel_not_found');
  const named = messages.find(conversation.id, args.required('ts'));
  const root = named?.threadTs ? messages.find(conversation.id, named.threadTs) : named;
  if (!root || root.onlyFor) throw new ApiError('thread_not_found');
  const limit = args.limit(1000, 1000);
  const window = timeWindow(args);
  const cursor = args.text('cursor');
  const after = cursor ? readCursor(cursor) : null;
  const found = [root, ...messages.repliesTo(root)]
    .filter((message) => message === root || window(message.ts))
    .filter((message) => after === null || compareTs(message.ts, after) > 0);
  const page = found.slice(0, limit);
  const hasMore = found.length > page.length;
  const next = hasMore ? { response_metadata: { next_cursor: writeCursor(page.at(-1)?.ts ?? '') } } : {};
  return { messages: page.map((message) => shown(services, args, message)), has_more: hasMore, ...next };
}

function shown(services: Call['services'], args: Args, message: StoredMessage): Json {
  return messageObject(services, message, { withMetadata: args.flag('include_all_metadata') });
}

/** Both ends are left out unless `inclusive`. */
function timeWindow(args: Args): (ts: string) => boolean {
  const oldest = bound(args, 'oldest');
  const latest = bound(args, 'latest');
  const edge = args.flag('inclusive') ? 0 : 1;
  return (ts) =>
    (oldest === null || compareTs(ts, oldest) >= edge) && (latest === null || compareTs(latest, ts) >= edge);
}

function bound(args: Args, name: 'oldest' | 'latest'): string | null {
  const value = args.text(name);
  if (!value || value === '0' || value === 'now') return null;
  if (!TS.test(value)) throw new ApiError(`invalid_ts_${name}`);
  return value;
}

/** Exact in double precision: 16 digits at most. */
function compareTs(a: string, b: string): number {
  return Math.sign(micros(a) - micros(b));
}

function micros(ts: string): number {
  const [seconds, fraction = ''] = ts.split('.');
  return Number(seconds) * 1e6 + Number(fraction.padEnd(6, '0'));
}
