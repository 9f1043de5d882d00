import { useState } from 'preact/hooks';
import type { ClientConversation, ClientMessage } from '../acts.ts';
import { useClient } from './client.ts';
import { MoreIcon, ReplyIcon } from './icons.tsx';
import { Menu, MenuItem, MenuNote } from './menu.tsx';

type Props = { conversation: ClientConversation; message: ClientMessage; isInThread: boolean };

/** What can be done with a message: shown while the pointer or the focus is on it. */
export function MessageActions({ conversation, message, isInThread }: Props) {
  const { state, go, perform } = useClient();
  const [problem, setProblem] = useState<string | null>(null);
  const shortcuts = state.shortcuts.filter(({ type }) => type === 'message');
  const run = async (callbackId: string) => {
    setProblem(null);
    const place = { channel: conversation.id, ts: message.ts };
    const result = await perform({ act: 'shortcut', callback_id: callbackId, message: place });
    if (!result.ok) setProblem(result.problem ?? 'The app did not take this.');
  };
  // Nobody can answer or act on a message that only one person sees and Slack does not keep.
  if (message.isEphemeral) return null;
  return (
    <>
      <div class="message-actions">
        {!isInThread && (
          <button
            type="button"
            class="button-icon"
            aria-label="Reply in thread"
            title="Reply in thread"
            onClick={() => go({ thread: message.ts })}
          >
            <ReplyIcon />
          </button>
        )}
        <Menu buttonClass="button-icon" name="More actions" face={<MoreIcon />}>
          {shortcuts.length === 0 && <MenuNote>The app offers no message shortcuts.</MenuNote>}
          {shortcuts.map((shortcut) => (
            <MenuItem key={shortcut.callback_id} onPick={() => void run(shortcut.callback_id)}>
              <span>{shortcut.name}</span>
              <small>{state.app.name}</small>
            </MenuItem>
          ))}
        </Menu>
      </div>
      {problem && (
        <p class="problem message-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
