import type { ComponentChildren } from 'preact';
import type { ClientConversation } from '../acts.ts';
import { Avatar } from './avatar.tsx';
import { companiesIn, isExternal, personOf, titleOf, useClient } from './client.ts';
import { ConnectIcon, HashIcon, LockIcon } from './icons.tsx';
import { addressOf, type Place } from './place.ts';

/** The conversations of the acting person. `onChoose` is told when one was opened. */
export function Sidebar({ current, onChoose }: { current: string | null; onChoose: () => void }) {
  const { state } = useClient();
  const appDm = state.conversations.find(({ withUserId }) => withUserId === state.app.botUserId);
  const channels = state.conversations.filter(({ kind }) => kind !== 'dm');
  const dms = state.conversations.filter((conversation) => conversation.kind === 'dm' && conversation !== appDm);
  const line = (conversation: ClientConversation) => (
    <ConversationLine key={conversation.id} {...{ conversation, current, onChoose }} />
  );
  return (
    <nav class="sidebar" aria-label="Conversations" onKeyDown={(event) => event.key === 'Escape' && onChoose()}>
      <h1 class="workspace">{state.me.teamName}</h1>
      {appDm && (
        <Section title="Apps">
          <AppLine conversation={appDm} current={current} onChoose={onChoose} />
        </Section>
      )}
      <Section title="Channels">{channels.map(line)}</Section>
      {dms.length > 0 && <Section title="Direct messages">{dms.map(line)}</Section>}
    </nav>
  );
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section>
    <h2 class="sidebar-title">{title}</h2>
    <ul>{children}</ul>
  </section>
);

type LineProps = { conversation: ClientConversation; current: string | null; onChoose: () => void };

function ConversationLine({ conversation, current, onChoose }: LineProps) {
  const { state } = useClient();
  const person = personOf(state, conversation.withUserId ?? '');
  const companies = companiesIn(state, conversation);
  const mark = conversation.kind === 'dm' ? <Avatar person={person} size="small" /> : channelMark(conversation);
  return (
    <Line
      isCurrent={conversation.id === current}
      unread={conversation}
      isFaint={conversation.isArchived}
      to={{ conversation: conversation.id, thread: null, tab: 'messages' }}
      onChoose={onChoose}
    >
      {mark}
      <span class="sidebar-words">
        <span>{titleOf(state, conversation)}</span>
        {isExternal(state, person) && <span class="sidebar-note">{person?.teamName}</span>}
        {companies.length > 0 && (
          <span class="sidebar-note" title={`Shared with ${companies.join(', ')}`}>
            <ConnectIcon />
            {companies.join(', ')}
          </span>
        )}
        {conversation.isArchived && <span class="sidebar-note">archived</span>}
      </span>
    </Line>
  );
}

const channelMark = ({ kind }: ClientConversation) => (kind === 'private' ? <LockIcon /> : <HashIcon />);

/** The app's own line leads to its Home when it has one, and nothing unread waits in its messages. */
function AppLine({ conversation, current, onChoose }: LineProps) {
  const { state, perform } = useClient();
  const { id, unread } = conversation;
  const tab = state.app.homeIsEnabled && unread === 0 ? 'home' : 'messages';
  return (
    <Line
      isCurrent={current === id}
      unread={conversation}
      isFaint={false}
      to={{ conversation: id, thread: null, tab }}
      onChoose={() => {
        if (tab === 'messages') void perform({ act: 'open_dm' });
        onChoose();
      }}
    >
      <Avatar person={undefined} size="small" isApp />
      <span class="sidebar-words">{state.app.name}</span>
    </Line>
  );
}

type ItemProps = {
  isCurrent: boolean;
  unread: Pick<ClientConversation, 'unread' | 'badge'>;
  isFaint: boolean;
  to: Partial<Place>;
  onChoose: () => void;
  children: ComponentChildren;
};

function Line({ isCurrent, unread, isFaint, to, onChoose, children }: ItemProps) {
  const { place, go, state } = useClient();
  const isUnread = unread.unread > 0;
  const marks = `${isUnread ? 'sidebar-unread' : ''} ${isFaint ? 'sidebar-faint' : ''}`;
  return (
    <li>
      <a
        class={`sidebar-line ${marks}`}
        href={addressOf({ ...place, as: state.me.id, ...to })}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          go(to);
          onChoose();
        }}
      >
        {children}
        {isUnread && unread.badge === 0 && <span class="sr-only">unread</span>}
        {unread.badge > 0 && (
          <span class="sidebar-badge" aria-label={unread.badge === 1 ? '1 mention' : `${unread.badge} mentions`}>
            {unread.badge}
          </span>
        )}
      </a>
    </li>
  );
}
