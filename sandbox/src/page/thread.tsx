import type { ClientConversation } from '../acts.ts';
import { titleOf, useClient } from './client.ts';
import { Composer } from './composer.tsx';
import { CloseIcon } from './icons.tsx';
import { MessageList } from './message-list.tsx';

/** The pane of one thread: its first message, the replies, and a composer. */
export function Thread({ conversation, root }: { conversation: ClientConversation; root: string }) {
  const { state, go } = useClient();
  const messages = conversation.messages.filter(({ ts, thread_ts: thread }) => ts === root || thread === root);
  const close = () => go({ thread: null });
  return (
    <aside class="thread" aria-label="Thread" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <header class="pane-header">
        <h2>Thread</h2>
        <span class="pane-note">
          {conversation.kind === 'dm' ? titleOf(state, conversation) : `# ${conversation.name}`}
        </span>
        <button type="button" class="button-icon pane-close" aria-label="Close thread" onClick={close}>
          <CloseIcon />
        </button>
      </header>
      <MessageList conversation={conversation} messages={messages} label="Thread" isInThread />
      <Composer key={root} conversation={conversation} thread={root} />
    </aside>
  );
}
