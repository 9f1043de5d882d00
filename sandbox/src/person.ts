import type { Act, ActResult, ClientMessage, ClientState } from './acts.ts';
import { clientState, type ReadMarks } from './client-state.ts';
import type { Perform } from './interactions/perform.ts';
import type { Hands } from './keyboard/hands.ts';
import { createHome, type Home } from './keyboard/home.ts';
import { createMessage, type Message } from './keyboard/message.ts';
import { createModal, type Modal } from './keyboard/modal.ts';
import { channelNamed } from './keyboard/typed-value.ts';
import { isOurs } from './membership.ts';
import type { Services } from './services.ts';

export type { Home } from './keyboard/home.ts';
export type { Message } from './keyboard/message.ts';
export type { Modal } from './keyboard/modal.ts';

/**
 * A person at their keyboard, for tests: does what the page does and finds things only by what is visible. Each act
 * resolves when the app has nothing more to say, unless the sandbox was told otherwise (`actsEnd`).
 */
export type PersonAtKeyboard = {
  id: string;
  /** `/offer list`, in their DM with the app unless a channel is named. */
  slash: (text: string, channel?: string) => Promise<ActResult>;
  /** The modal on top, if one is open. */
  modal: () => Modal | null;
  /** What a conversation (their DM with the app by default) shows, oldest first, thread replies included. */
  messages: (channel?: string) => ClientMessage[];
  /** The newest message outside threads. Throws a readable error if there is none. */
  lastMessage: (channel?: string) => Message;
  /** The newest messages outside threads, so many at most, oldest first. */
  newest: (most: number, channel?: string) => Message[];
  /** The newest message outside threads that shows these words. Throws a readable error if there is none. */
  messageSaying: (words: string, channel?: string) => Message;
  say: (channel: string, text: string, threadTs?: string) => Promise<ActResult>;
  /** Opens a conversation, threads included: nothing in it is unread then. */
  read: (channel?: string) => Promise<ActResult>;
  /** Opens the conversation with the app. */
  openConversation: () => Promise<ActResult>;
  /** Opens the app's Home tab. Throws when it has none. */
  home: () => Promise<Home>;
  /** A global shortcut by its visible name, or a message shortcut on a message. */
  shortcut: (name: string, message?: { channel: string; ts: string }) => Promise<ActResult>;
  state: () => ClientState;
};

export function createPerson(deps: {
  services: Services;
  perform: Perform;
  reads: ReadMarks;
  personId: string;
  /** Resolves when what was done is over. */
  isOver: () => Promise<void>;
}): PersonAtKeyboard {
  const { services, perform, reads, personId, isOver } = deps;
  const { workspace, views, messages } = services;
  const person = workspace.people.get(personId);
  if (!person) throw new Error(`There is no account ${personId}.`);

  const act = async (what: Act): Promise<ActResult> => {
    const result = await perform(personId, what);
    await isOver();
    return result;
  };
  const hands: Hands = { services, personId, act, actUnheard: (what) => perform(personId, what) };
  const channelId = (channel?: string) => {
    // Their DM with the app is always there for the installing team, also by its id.
    if (channel === undefined || isOurs(workspace, person)) workspace.openDm(personId);
    return channel === undefined ? workspace.openDm(personId).id : channelNamed(workspace, channel);
  };
  const state = () => clientState(services, reads, personId);
  const newest = (most: number, channel?: string): Message[] => {
    const id = channelId(channel);
    const isMember = workspace.conversations.get(id)?.members.includes(personId);
    const shown = isMember ? messages.list(id, personId).filter((message) => message.threadTs === null) : [];
    return shown.slice(-most).map((message) => createMessage(hands, message));
  };

  return {
    id: personId,
    slash: (text, channel) => act({ act: 'slash', channel: channelId(channel), text }),
    modal: () => {
      const top = views.top(personId);
      return top ? createModal(hands, top.id) : null;
    },
    messages: (channel) => {
      const id = channelId(channel);
      return state().conversations.find((conversation) => conversation.id === id)?.messages ?? [];
    },
    newest,
    lastMessage: (channel) => {
      const [last] = newest(1, channel);
      if (!last) throw new Error(`${personId} sees no message in ${channel ?? 'the DM with the app'}.`);
      return last;
    },
    messageSaying: (words, channel) => {
      const last = newest(Number.POSITIVE_INFINITY, channel).findLast(({ text }) => text.includes(words));
      if (!last) throw new Error(`No message in ${channel ?? 'the DM with the app'} shows ${personId} “${words}”.`);
      return last;
    },
    say: (channel, text, threadTs) => {
      const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
      return act({ act: 'message', channel: channelId(channel), text, ...thread });
    },
    read: (channel) => act({ act: 'read', channel: channelId(channel) }),
    openConversation: () => act({ act: 'open_dm' }),
    home: async () => {
      const result = await act({ act: 'open_home' });
      if (!result.ok) throw new Error(result.problem);
      return createHome(hands);
    },
    shortcut: (name, message) => {
      const found = state().shortcuts.find((shortcut) => shortcut.name === name);
      if (!found) throw new Error(`There is no shortcut “${name}”.`);
      return act({ act: 'shortcut', callback_id: found.callback_id, ...(message ? { message } : {}) });
    },
    state,
  };
}
