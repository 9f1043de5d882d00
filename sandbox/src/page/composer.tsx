import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Act, ClientConversation, ClientState } from '../acts.ts';
import { titleOf, useClient } from './client.ts';
import { CommandList, completionsOf } from './command-list.tsx';
import { BoltIcon, SendIcon } from './icons.tsx';
import { Menu, MenuItem, MenuNote } from './menu.tsx';

type Props = { conversation: ClientConversation; thread?: string };

/** Where messages and commands are written. What was written stays when it could not be sent. */
export function Composer({ conversation, thread }: Props) {
  const { state, perform } = useClient();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [active, setActive] = useState(0);
  const [isListHidden, setListHidden] = useState(false);
  const commands = thread || isListHidden ? [] : completionsOf(state.commands, text);
  useLayoutEffect(() => fitHeight(field.current), [text]);
  // Not where that would bring up a keyboard over half of the screen.
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }, []);

  const send = async () => {
    if (text.trim() === '' || isSending) return;
    if (thread && isCommand(text)) {
      // Slack refuses commands in threads: https://docs.slack.dev/interactivity/implementing-slash-commands
      return setProblem(`${text.trim().split(' ')[0]} is not supported in threads. Sorry!`);
    }
    setSending(true);
    setProblem(null);
    const sent = text;
    setText('');
    const result = await perform(actOf(state, conversation.id, sent, thread));
    setSending(false);
    if (result.ok) return;
    setProblem(result.problem ?? 'This could not be sent.');
    setText((now) => now || sent);
  };
  const complete = (command: string) => {
    setText(`${command} `);
    setActive(0);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const current = commands[active];
    const isWhole = current?.command === text.trim();
    if (commands.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setActive((active + (event.key === 'ArrowDown' ? 1 : commands.length - 1)) % commands.length);
    } else if (current && (event.key === 'Tab' || (event.key === 'Enter' && !isWhole))) {
      event.preventDefault();
      complete(current.command);
    } else if (current && event.key === 'Escape') {
      event.stopPropagation();
      setListHidden(true);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };
  const label = labelOf(titleOf(state, conversation), conversation, thread);
  if (conversation.isArchived) return <p class="composer-closed">This channel is archived. Nothing can be posted.</p>;
  if (conversation.isReadOnly) return <p class="composer-closed">Sending messages to this app has been turned off.</p>;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {commands.length > 0 && (
        <CommandList id={`${id}-list`} commands={commands} active={active} onPick={complete} appName={state.app.name} />
      )}
      <div class="composer-box">
        <label class="sr-only" for={id}>
          {label}
        </label>
        <textarea
          ref={field}
          id={id}
          rows={1}
          value={text}
          placeholder={label}
          aria-controls={commands.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={commands.length > 0 ? `${id}-list-${active}` : undefined}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setListHidden(false);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div class="composer-tools">
          {!thread && <GlobalShortcuts onProblem={setProblem} />}
          <span class="composer-hint" aria-hidden="true">
            {thread ? '' : 'Type / for commands'}
          </span>
          <button
            type="submit"
            class="button-send"
            aria-label="Send"
            title="Send"
            aria-disabled={text.trim() === ''}
            aria-busy={isSending}
          >
            <SendIcon />
          </button>
        </div>
      </div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

const isCommand = (text: string) => /^\/\S/.test(text.trim());

function actOf(state: ClientState, channel: string, text: string, thread: string | undefined): Act {
  if (isCommand(text)) return { act: 'slash', channel, text: text.trim() };
  return { act: 'message', channel, text: withMentions(state, text), ...(thread && { thread_ts: thread }) };
}

/** `@maya.lindqvist` and `#sales` become references, as when one picks them from Slack's list. */
const withMentions = (state: ClientState, text: string) =>
  text.replaceAll(/(?<![\w.@#])([@#])([\w.-]*\w)/g, (word, sign: string, name: string) => {
    const wanted = name.toLowerCase();
    const person = state.people.find((each) => each.realName.toLowerCase().replaceAll(' ', '.') === wanted);
    const channel = state.conversations.find((each) => each.kind !== 'dm' && each.name === wanted);
    const id = sign === '@' ? person?.id : channel?.id;
    return id ? `<${sign}${id}>` : word;
  });

function labelOf(title: string, conversation: ClientConversation, thread: string | undefined): string {
  if (thread) return 'Reply\u2026';
  return `Message ${conversation.kind === 'dm' ? title : `#${title}`}`;
}

function fitHeight(field: HTMLTextAreaElement | null) {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 200)}px`;
}

function GlobalShortcuts({ onProblem }: { onProblem: (problem: string | null) => void }) {
  const { state, perform } = useClient();
  const shortcuts = state.shortcuts.filter(({ type }) => type === 'global');
  const run = async (callbackId: string) => {
    onProblem(null);
    const result = await perform({ act: 'shortcut', callback_id: callbackId });
    if (!result.ok) onProblem(result.problem ?? 'The app did not take this.');
  };
  return (
    <Menu buttonClass="button-icon" name="Shortcuts" face={<BoltIcon />}>
      {shortcuts.length === 0 && <MenuNote>The app offers no shortcuts.</MenuNote>}
      {shortcuts.map((shortcut) => (
        <MenuItem key={shortcut.callback_id} onPick={() => void run(shortcut.callback_id)}>
          <span>{shortcut.name}</span>
          {shortcut.description && <small>{shortcut.description}</small>}
        </MenuItem>
      ))}
    </Menu>
  );
}
