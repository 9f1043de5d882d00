import type { ClientMessage } from '../acts.ts';
import { nameOf, useClient } from './client.ts';
import { emojiCharacter } from './text/emoji.ts';

/** What people reacted with: a press adds one's own, or takes it back. */
export function Reactions({ channel, message }: { channel: string; message: ClientMessage }) {
  const { state, perform } = useClient();
  if (message.reactions.length === 0) return null;
  return (
    <div class="reactions">
      {message.reactions.map(({ name, users }) => {
        const isMine = users.includes(state.me.id);
        return (
          <button
            key={name}
            type="button"
            class="reaction"
            aria-pressed={isMine}
            title={`${users.map((id) => nameOf(state, id)).join(', ')} reacted with :${name}:`}
            onClick={() => void perform({ act: 'react', channel, ts: message.ts, name, isTakenBack: isMine })}
          >
            <span class="emoji">{emojiCharacter(name)}</span> {users.length}
          </button>
        );
      })}
    </div>
  );
}
