import type { TextObject } from '@slack/web-api';
import type { ComponentChildren } from 'preact';
import { myZone, nameOf, useClient } from '../client.ts';
import { addressOf } from '../place.ts';
import { fillDateFormat } from '../time.ts';
import { parsePlainText } from './emoji.ts';
import { parseMrkdwn } from './mrkdwn.ts';
import { isSafeUrl, type TextNode } from './text-node.ts';

/** Formatted text drawn as elements. People's words only ever become text nodes: nothing here sets HTML. */
export function Nodes({ nodes }: { nodes: TextNode[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        <Node key={index} node={node} />
      ))}
    </>
  );
}

function Node({ node }: { node: TextNode }): ComponentChildren {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return (
        <b>
          <Nodes nodes={node.children} />
        </b>
      );
    case 'italic':
      return (
        <i>
          <Nodes nodes={node.children} />
        </i>
      );
    case 'strike':
      return (
        <s>
          <Nodes nodes={node.children} />
        </s>
      );
    case 'quote':
      return (
        <blockquote>
          <Nodes nodes={node.children} />
        </blockquote>
      );
    case 'code':
      return <code>{node.text}</code>;
    case 'pre':
      return <pre>{node.text}</pre>;
    case 'link':
      return (
        <OutLink url={node.url}>
          <Nodes nodes={node.children} />
        </OutLink>
      );
    case 'user':
      return <Mention id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelLink id={node.id} label={node.label} />;
    case 'group':
      return <span class="mention mention-me">@{node.label}</span>;
    case 'date':
      return <LocalDate node={node} />;
    case 'emoji':
      return (
        <span class="emoji" title={`:${node.name}:`}>
          {node.character}
        </span>
      );
    case 'break':
      return <br />;
    default:
      return node satisfies never;
  }
}

/** A link out of the sandbox; an address that is not safe to open is only shown. */
export function OutLink({ url, children }: { url: string; children: ComponentChildren }) {
  if (!isSafeUrl(url)) return <span>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

export function Mention({ id, label }: { id: string; label?: string | null }) {
  const { state } = useClient();
  const known = state.people.some((person) => person.id === id) || id === state.app.botUserId;
  const name = known ? nameOf(state, id) : (label ?? id).replace(/^@/, '');
  return <span class={id === state.me.id ? 'mention mention-me' : 'mention'}>@{name}</span>;
}

export function ChannelLink({ id, label }: { id: string; label?: string | null }) {
  const { state, place, go } = useClient();
  const channel = state.conversations.find((conversation) => conversation.id === id);
  // Slack shows a channel that the reader cannot see without its name.
  const name = state.channels.find((other) => other.id === id)?.name ?? label ?? 'private-channel';
  if (!channel) return <span class="mention">#{name}</span>;
  const there = { conversation: id, thread: null, tab: 'messages' } as const;
  return (
    <a
      class="mention"
      href={addressOf({ ...place, ...there })}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(there);
      }}
    >
      #{channel.name}
    </a>
  );
}

function LocalDate({ node }: { node: Extract<TextNode, { kind: 'date' }> }) {
  const { state } = useClient();
  const shown = fillDateFormat(node.format, node.seconds * 1000, state.now, myZone(state)) || node.fallback;
  const time = <time dateTime={new Date(node.seconds * 1000).toISOString()}>{shown}</time>;
  return node.url ? <OutLink url={node.url}>{time}</OutLink> : time;
}

export const Mrkdwn = ({ text, verbatim = false }: { text: string; verbatim?: boolean }) => (
  <Nodes nodes={parseMrkdwn(text, { verbatim })} />
);

export const Plain = ({ text, emoji = true }: { text: string; emoji?: boolean }) => (
  <Nodes nodes={parsePlainText(text, emoji)} />
);

/** A text object of Block Kit, in whichever of the two languages it says. */
export function Text({ of }: { of: TextObject | undefined }) {
  if (!of) return null;
  if (of.type === 'mrkdwn') return <Mrkdwn text={of.text} verbatim={of.verbatim ?? false} />;
  return <Plain text={of.text} emoji={of.emoji ?? true} />;
}
