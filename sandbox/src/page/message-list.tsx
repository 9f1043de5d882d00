import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ClientConversation, ClientMessage } from '../acts.ts';
import { myZone, useClient } from './client.ts';
import { Message } from './message.tsx';
import { dayKey, dayName, instantOf } from './time.ts';

/** Messages of one author this close together are drawn as one run. */
const RUN_MS = 5 * 60_000;
/** As long as the reader is this near the end, new messages keep the end in view; in pixels. */
const NEAR_END = 120;

type Props = {
  conversation: ClientConversation;
  messages: ClientMessage[];
  label: string;
  isInThread: boolean;
  /** The `ts` of the first message that was unread on opening: the list opens there. */
  newFrom?: string | null;
  /** Stands before the first message. */
  head?: ComponentChildren;
};

/** Messages in order with a divider before each day; it opens at its end and stays there. */
export function MessageList({ conversation, messages, label, isInThread, newFrom, head }: Props) {
  const { state } = useClient();
  const zone = myZone(state);
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const firstNew = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    isAtEnd.current = true;
  }, [conversation.id]);
  const last = messages.at(-1);
  const lastForMe = messages.findLast(({ isEphemeral, userId }) => isEphemeral || userId === state.me.id);
  useLayoutEffect(() => {
    // Who writes sees what they wrote, and the answer that they alone see.
    if (lastForMe) isAtEnd.current = true;
  }, [lastForMe?.ts]);
  useLayoutEffect(() => {
    const box = list.current;
    if (box && isAtEnd.current) box.scrollTop = box.scrollHeight;
  }, [conversation.id, last?.ts, state.version]);
  useLayoutEffect(() => {
    const box = list.current;
    const mark = firstNew.current;
    // What is new is read from its beginning, when it is more than the window shows.
    if (!box || !mark || mark.getBoundingClientRect().top >= box.getBoundingClientRect().top) return;
    mark.scrollIntoView({ block: 'start' });
    isAtEnd.current = false;
  }, [conversation.id]);
  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return undefined;
    // A drawer that opens below makes the list shorter: its end stays in view.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const onScroll = () => {
    const box = list.current;
    if (box) isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
  };
  return (
    <div ref={list} class="message-list" role="log" aria-label={label} tabIndex={0} onScroll={onScroll}>
      <div class="message-space" />
      {head}
      {messages.map((message, index) => {
        const before = messages[index - 1];
        const at = instantOf(message.ts);
        const isNewDay = !before || dayKey(instantOf(before.ts), zone) !== dayKey(at, zone);
        return (
          <div key={message.ts} class="message-slot">
            {isNewDay && !isInThread && (
              <div class="day" role="separator">
                <span>{dayName(at, state.now, zone)}</span>
              </div>
            )}
            {message.ts === newFrom && (
              <div ref={firstNew} class="day day-new" role="separator">
                <span>New</span>
              </div>
            )}
            <Message
              conversation={conversation}
              message={message}
              isContinued={!isNewDay && message.ts !== newFrom && isRun(before, message)}
              isInThread={isInThread}
            />
          </div>
        );
      })}
    </div>
  );
}

function isRun(before: ClientMessage | undefined, message: ClientMessage): boolean {
  if (!before || before.userId !== message.userId || before.isEphemeral || message.isEphemeral) return false;
  return before.reply_count === 0 && instantOf(message.ts) - instantOf(before.ts) < RUN_MS;
}
