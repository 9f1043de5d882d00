import { useState } from 'preact/hooks';
import type { ClientConversation, ClientMessage } from '../acts.ts';
import { Avatar } from './avatar.tsx';
import { Blocks } from './blocks/blocks.tsx';
import { isExternal, myZone, nameOf, personOf, useClient } from './client.ts';
import { EditMessage } from './edit-message.tsx';
import { Files } from './files.tsx';
import { SurfaceContext } from './fields/surface.ts';
import { useTypedValues } from './fields/typed-values.ts';
import { EyeIcon } from './icons.tsx';
import { MessageActions } from './message-actions.tsx';
import { Reactions } from './reactions.tsx';
import { Mrkdwn } from './text/draw-text.tsx';
import { ago, instantOf, timeOfDay, weekdayAndDate } from './time.ts';

type Props = {
  conversation: ClientConversation;
  message: ClientMessage;
  /** Follows a message of the same author closely: the name is not said again. */
  isContinued: boolean;
  /** In a thread pane there is no way into the thread. */
  isInThread: boolean;
};

/** One message as the acting person sees it. */
export function Message({ conversation, message, isContinued, isInThread }: Props) {
  const { state } = useClient();
  const [isEdited, setEdited] = useState(false);
  const at = instantOf(message.ts);
  const zone = myZone(state);
  const author = personOf(state, message.userId);
  const time = timeOfDay(at, zone);
  const moment = `${weekdayAndDate(at, zone)} ${time}`;
  return (
    <article
      class={`message ${isContinued ? 'message-continued' : ''} ${message.isEphemeral ? 'message-ephemeral' : ''}`}
      aria-label={`${nameOf(state, message.userId)}, ${moment}`}
    >
      <div class="message-side">
        {isContinued ? (
          <time class="message-time-aside" title={moment}>
            {time.replace(/ [AP]M$/, '')}
          </time>
        ) : (
          <Avatar person={author} size="large" isApp={message.userId === state.app.botUserId} />
        )}
      </div>
      <div class="message-main">
        {message.isEphemeral && (
          <div class="only-you">
            <EyeIcon /> Only visible to you
          </div>
        )}
        {!isContinued && (
          <div class="message-head">
            <strong class="message-name">{nameOf(state, message.userId)}</strong>
            {isApp(message, state.app.botUserId, author?.badges) && <span class="app-badge">APP</span>}
            {isExternal(state, author) && <span class="message-company">{author?.teamName}</span>}
            <time class="message-time" dateTime={new Date(at).toISOString()} title={moment}>
              {time}
            </time>
          </div>
        )}
        {isEdited ? (
          <EditMessage channel={conversation.id} message={message} onClose={() => setEdited(false)} />
        ) : (
          <Body conversation={conversation} message={message} />
        )}
        <Reactions channel={conversation.id} message={message} />
        {!isInThread && <ThreadLink conversation={conversation} message={message} />}
      </div>
      <MessageActions {...{ message, conversation, isInThread }} onEdit={() => setEdited(true)} />
    </article>
  );
}

const isApp = (message: ClientMessage, botUserId: string, badges: string[] = []) =>
  message.userId === botUserId || badges.includes('app');

function Body({ conversation, message }: Pick<Props, 'conversation' | 'message'>) {
  const typed = useTypedValues();
  const place = { channel: conversation.id, ts: message.ts };
  const surface = { on: { message: place }, key: `${place.channel} ${place.ts}`, seeds: {}, typed, errors: {} };
  return (
    <div class="message-body">
      {message.blocks.length > 0 ? (
        <SurfaceContext.Provider value={{ ...surface, blocks: message.blocks }}>
          <Blocks blocks={message.blocks} />
        </SurfaceContext.Provider>
      ) : (
        message.text !== '' && (
          <div class="words">
            <Mrkdwn text={message.text} />
          </div>
        )
      )}
      {message.edited && <span class="edited">(edited)</span>}
      <Files files={message.files} />
    </div>
  );
}

function ThreadLink({ conversation, message }: Pick<Props, 'conversation' | 'message'>) {
  const { state, go } = useClient();
  const replies = conversation.messages.filter((other) => other.thread_ts === message.ts && other.ts !== message.ts);
  const count = Math.max(message.reply_count, replies.length);
  if (count === 0) return null;
  const authors = [...new Set(replies.map(({ userId }) => userId))].slice(0, 4);
  const last = replies.at(-1);
  return (
    <button type="button" class="thread-link" onClick={() => go({ thread: message.ts })}>
      {authors.map((id) => (
        <Avatar key={id} person={personOf(state, id)} size="small" isApp={id === state.app.botUserId} />
      ))}
      <span class="thread-count">{count === 1 ? '1 reply' : `${count} replies`}</span>
      {last && (
        <span class="thread-last" aria-hidden="true">
          Last reply {ago(instantOf(last.ts), state.now)}
        </span>
      )}
    </button>
  );
}
