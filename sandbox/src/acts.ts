import type { AnyBlock } from '@slack/web-api';

/**
 * Everything a person can do in Slack's client, as data. The page posts these; tests perform the same ones in process.
 * `state` is what the fields of a view or message hold now, in the shape of Slack's `state.values`.
 */
export type Act =
  | { act: 'slash'; channel: string; text: string }
  | { act: 'message'; channel: string; text: string; thread_ts?: string }
  | { act: 'react'; channel: string; ts: string; name: string; isTakenBack?: boolean }
  | { act: 'edit'; channel: string; ts: string; text: string }
  | { act: 'delete'; channel: string; ts: string }
  | {
      act: 'block_action';
      on: Surface;
      block_id: string;
      action_id: string;
      /** What the element holds after the act; null for a button. */
      value: StateValue | null;
      state?: StateValues;
    }
  | { act: 'submit'; view_id: string; state: StateValues }
  /** Cancel or X. X on a pushed view clears the whole stack. */
  | { act: 'close'; view_id: string; all: boolean }
  | { act: 'shortcut'; callback_id: string; message?: { channel: string; ts: string } }
  | { act: 'suggest'; on: Surface; block_id: string; action_id: string; query: string }
  | { act: 'open_home' }
  | { act: 'open_dm' }
  | { act: 'read'; channel: string };

export type Surface = { message: { channel: string; ts: string } } | { view_id: string } | { home: true };

export type StateValues = Record<string, Record<string, StateValue>>;
/** One element's entry in `state.values`, e.g. `{ type: 'plain_text_input', value: 'x' }`. */
export type StateValue = { type: string } & Record<string, unknown>;

export type ActResult =
  | { ok: true; options?: unknown[]; option_groups?: unknown[] }
  /** `problem` is the sentence that Slack's client would show; `errors` are a modal's field errors by block_id. */
  | { ok: false; problem?: string; errors?: Record<string, string> };

/** What one person's client shows now. The page is a drawing of this and nothing else. */
export type ClientState = {
  /** Grows with every change; a client redraws when it does. */
  version: number;
  /** Epoch milliseconds of the sandbox's clock. */
  now: number;
  app: { name: string; botUserId: string; hasHome: boolean; homeIsEnabled: boolean };
  team: { id: string; name: string };
  me: ClientPerson;
  people: ClientPerson[];
  /** Public channels whose names this person may read, also where they are no member. */
  channels: { id: string; name: string }[];
  /** Channels and DMs this person sees, DMs last. */
  conversations: ClientConversation[];
  home: ClientView | null;
  /** Open modals, root first, top last. */
  views: ClientView[];
  commands: { command: string; description: string; usage_hint: string }[];
  shortcuts: { callback_id: string; name: string; description: string; type: 'global' | 'message' }[];
  /** False when no app is connected: commands will fail. */
  appConnected: boolean;
};

export type ClientPerson = {
  id: string;
  name: string;
  realName: string;
  title: string;
  teamId: string;
  teamName: string;
  /** Their organisation on Enterprise Grid, otherwise their team. */
  company: { id: string; name: string };
  tz: string | null;
  /** E.g. 'external', 'guest', 'deactivated', 'invited', 'app', 'admin'; for badges. */
  badges: string[];
  /** May be acted as: not a bot, not deactivated, not invited-only. */
  canAct: boolean;
};

export type ClientConversation = {
  id: string;
  name: string;
  kind: 'channel' | 'private' | 'dm';
  /** The other person of a DM. */
  withUserId: string | null;
  isArchived: boolean;
  /** The app's own conversation, when its manifest lets nobody type there: there is no composer. */
  isReadOnly: boolean;
  /** Names of other companies in it (Slack Connect), '(pending)' appended when not yet accepted. */
  sharedWith: string[];
  memberIds: string[];
  /** Messages that make it bold; see `unread.ts` for what counts. */
  unread: number;
  /** The number beside it: mentions of this person, and in a direct conversation every unread message. */
  badge: number;
  /** The `ts` of the oldest unread message outside threads. */
  firstUnread: string | null;
  /** Oldest first; thread replies included, with `thread_ts` of their root. Ephemerals only for the one who sees them. */
  messages: ClientMessage[];
};

export type ClientMessage = {
  ts: string;
  userId: string;
  text: string;
  blocks: AnyBlock[];
  thread_ts: string | null;
  reply_count: number;
  edited: boolean;
  reactions: { name: string; users: string[] }[];
  isEphemeral: boolean;
  files: { id: string; name: string; title: string; url: string; mimetype: string }[];
};

export type ClientView = {
  id: string;
  type: 'modal' | 'home';
  callback_id: string;
  title: string;
  submit: string | null;
  close: string | null;
  blocks: AnyBlock[];
  hash: string;
  /** What the app's last answer said is wrong, by block_id. */
  errors: Record<string, string>;
  /** Values that the view starts from (initial values), by block and action id; typed values survive an update by the same ids. */
  values: StateValues;
  /** A submit is waiting for the app's answer. */
  isSubmitting: boolean;
};

/** One line of the traffic inspector: what went over the wire, secrets cut out. */
export type TrafficEntry = {
  id: number;
  /** Epoch milliseconds of the sandbox's clock. */
  at: number;
  direction: 'app→slack' | 'slack→app';
  /** A method (`chat.postMessage`) or payload type (`block_actions`). */
  what: string;
  /** 'ok', an error code, an HTTP status, or 'no answer'. */
  outcome: string;
  request: unknown;
  response: unknown;
};
