import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClientMessage } from '../acts.ts';
import { useClient } from './client.ts';
import { unescape } from './text/text-node.ts';

type Props = { channel: string; message: ClientMessage; onClose: () => void };

/** One's own message as a field: Enter saves it, Escape leaves it as it was. */
export function EditMessage({ channel, message, onClose }: Props) {
  const { perform } = useClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(unescape(message.text));
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);
  const save = async () => {
    const result = await perform({ act: 'edit', channel, ts: message.ts, text });
    if (result.ok) onClose();
    else setProblem(result.problem ?? 'This could not be saved.');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void save();
    }
  };
  return (
    <div class="edit-message">
      <textarea
        ref={field}
        aria-label="Edit message"
        rows={2}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="button button-primary" onClick={() => void save()}>
          Save
        </button>
      </div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
