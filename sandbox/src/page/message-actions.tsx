import { useState } from 'preact/hooks';
import type { Act, ClientConversation, ClientMessage } from '../acts.ts';
import { useClient } from './client.ts';
import { MoreIcon, ReplyIcon } from './icons.tsx';
import { Menu, MenuItem, MenuNote } from './menu.tsx';
import { emojiCharacter } from './text/emoji.ts';

type Props = { conversation: ClientConversation; message: ClientMessage; isInThread: boolean; onEdit: () => void };

/** What the menu offers to react with; any other is reached by pressing one that is there. */
const OFFERED = ['+1', 'eyes', 'white_check_mark'];

/** What can be done with a message: shown while the pointer or the focus is on it. */
export function MessageActions({ conversation, message, isInThread, onEdit }: Props) {
  const { state, go, perform } = useClient();
  const [problem, setProblem] = useState<string | null>(null);
  const isMine = message.userId === state.me.id;
  const shortcuts = state.shortcuts.filter(({ type }) => type === 'message');
  const place = { channel: conversation.id, ts: message.ts };
  const run = async (act: Act) => {
    setProblem(null);
    const result = await perform(act);
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
          {OFFERED.map((name) => (
            <MenuItem key={name} onPick={() => void run({ act: 'react', ...place, name })}>
              <span>
                React with <span class="emoji">{emojiCharacter(name)}</span>
              </span>
            </MenuItem>
          ))}
          {isMine && (
            <>
              <MenuItem onPick={onEdit}>Edit message</MenuItem>
              <MenuItem onPick={() => void run({ act: 'delete', ...place })}>Delete message</MenuItem>
            </>
          )}
          {shortcuts.length === 0 && <MenuNote>The app offers no message shortcuts.</MenuNote>}
          {shortcuts.map((shortcut) => (
            <MenuItem
              key={shortcut.callback_id}
              onPick={() => void run({ act: 'shortcut', callback_id: shortcut.callback_id, message: place })}
            >
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
