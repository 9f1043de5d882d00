import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/web-api';
import type { ComponentChildren } from 'preact';
import { myZone, useClient } from '../client.ts';
import { ChannelLink, Mention, OutLink } from '../text/draw-text.tsx';
import { emojiCharacter } from '../text/emoji.ts';
import { fillDateFormat } from '../time.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export const RichText = ({ block }: { block: Pick<RichTextBlock, 'elements'> }) => (
  <div class="rich-text">
    {block.elements.map((part, index) => (
      <Part key={index} part={part} />
    ))}
  </div>
);

function Part({ part }: { part: RichTextBlockElement }) {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <div>
          <Words elements={part.elements} />
        </div>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Words elements={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Words elements={part.elements} />
        </pre>
      );
    case 'rich_text_list': {
      const List = part.style === 'ordered' ? 'ol' : 'ul';
      return (
        <List class={`indent-${Math.min(part.indent ?? 0, 4)}`}>
          {part.elements.map((item, index) => (
            <li key={index}>
              <Words elements={item.elements} />
            </li>
          ))}
        </List>
      );
    }
    default:
      return null;
  }
}

const Words = ({ elements }: { elements: RichTextElement[] }) => (
  <>
    {elements.map((element, index) => (
      <Styled key={index} element={element}>
        <Word element={element} />
      </Styled>
    ))}
  </>
);

function Styled({ element, children }: { element: RichTextElement; children: ComponentChildren }) {
  const { bold, italic, strike, code } = element.style ?? {};
  let shown = children;
  if (code) shown = <code>{shown}</code>;
  if (strike) shown = <s>{shown}</s>;
  if (italic) shown = <i>{shown}</i>;
  if (bold) shown = <b>{shown}</b>;
  return <>{shown}</>;
}

function Word({ element }: { element: RichTextElement }): ComponentChildren {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return <OutLink url={element.url}>{element.text ?? element.url}</OutLink>;
    case 'user':
      return <Mention id={element.user_id} />;
    case 'channel':
      return <ChannelLink id={element.channel_id} />;
    case 'emoji':
      return <span class="emoji">{emojiCharacter(element.name)}</span>;
    case 'broadcast':
      return <span class="mention mention-me">@{element.range}</span>;
    case 'usergroup':
      return <span class="mention">@{element.usergroup_id}</span>;
    case 'team':
      return <span class="mention">{element.team_id}</span>;
    case 'color':
      return <ColourSample value={element.value} />;
    case 'date':
      return <When seconds={element.timestamp} format={element.format} fallback={element.fallback ?? ''} />;
    default:
      return null;
  }
}

const ColourSample = ({ value }: { value: string }) => (
  <>
    {value} <span class="colour-sample" style={{ background: /^#[0-9a-f]{3,8}$/i.test(value) ? value : 'none' }} />
  </>
);

function When({ seconds, format, fallback }: { seconds: number; format: string; fallback: string }) {
  const { state } = useClient();
  return <time>{fillDateFormat(format, seconds * 1000, state.now, myZone(state)) || fallback}</time>;
}
