import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ClientConversation } from '../acts.ts';
import { Home } from './home.tsx';
import { Avatar } from './avatar.tsx';
import { companiesIn, isAppDm, personOf, titleOf, useClient } from './client.ts';
import { Composer } from './composer.tsx';
import { ConnectIcon, HashIcon, LockIcon } from './icons.tsx';
import { MessageList } from './message-list.tsx';

/** The middle of the page: one conversation, or the app's Home. */
export function Conversation({ conversation }: { conversation: ClientConversation }) {
  const { state, place } = useClient();
  const isApp = isAppDm(state, conversation);
  const showsHome = isApp && place.tab === 'home' && state.app.homeIsEnabled;
  return (
    <main class="conversation">
      <ConversationHeader conversation={conversation} />
      {isApp && <AppTabs />}
      {showsHome ? <Home /> : <Messages key={conversation.id} conversation={conversation} />}
    </main>
  );
}

function Messages({ conversation }: { conversation: ClientConversation }) {
  const { state, perform } = useClient();
  const roots = conversation.messages.filter(({ ts, thread_ts: thread }) => thread === null || thread === ts);
  const { id, unread, firstUnread } = conversation;
  // As it was on opening: a moment later everything is read.
  const [newFrom] = useState(firstUnread);
  useEffect(() => {
    if (unread > 0) void perform({ act: 'read', channel: id });
  }, [id, unread, perform]);
  const title = titleOf(state, conversation);
  return (
    <>
      <MessageList
        conversation={conversation}
        messages={roots}
        label={`Messages in ${title}`}
        isInThread={false}
        newFrom={newFrom}
        head={<Beginning conversation={conversation} />}
      />
      <Composer key={id} conversation={conversation} />
    </>
  );
}

function Beginning({ conversation }: { conversation: ClientConversation }) {
  const { state } = useClient();
  const title = titleOf(state, conversation);
  return (
    <p class="beginning">
      {conversation.kind === 'dm' ? (
        <>
          This conversation is just between <b>{title}</b> and you.
        </>
      ) : (
        <>
          This is the very beginning of the <b>#{title}</b> channel.
        </>
      )}
    </p>
  );
}

function ConversationHeader({ conversation }: { conversation: ClientConversation }) {
  const { state } = useClient();
  const person = personOf(state, conversation.withUserId ?? '');
  const isDm = conversation.kind === 'dm';
  const companies = companiesIn(state, conversation);
  const members = conversation.memberIds.length;
  return (
    <header class="pane-header">
      {isDm ? (
        <Avatar person={person} size="normal" isApp={isAppDm(state, conversation)} />
      ) : (
        <span class="pane-mark">{conversation.kind === 'private' ? <LockIcon /> : <HashIcon />}</span>
      )}
      <h2>{titleOf(state, conversation)}</h2>
      {isDm && person?.title && <span class="pane-note">{person.title}</span>}
      {companies.length > 0 && (
        <span class="shared">
          <ConnectIcon /> Shared with {companies.join(', ')}
        </span>
      )}
      {!isDm && <span class="pane-members">{members === 1 ? '1 member' : `${members} members`}</span>}
    </header>
  );
}

function AppTabs() {
  const { state, place, go, perform } = useClient();
  if (!state.app.homeIsEnabled) return null;
  const tab = (name: 'home' | 'messages', label: ComponentChildren) => (
    <button
      type="button"
      role="tab"
      class="tab"
      aria-selected={place.tab === name}
      onClick={() => {
        go({ tab: name, thread: null });
        if (name === 'messages') void perform({ act: 'open_dm' });
      }}
    >
      {label}
    </button>
  );
  return (
    <div class="tabs" role="tablist" aria-label={state.app.name}>
      {tab('home', 'Home')}
      {tab('messages', 'Messages')}
    </div>
  );
}
