import type { AlertBlock, CardBlock, ImageBlock, VideoBlock } from '@slack/web-api';
import { useId } from 'preact/hooks';
import { Element } from '../elements/element.tsx';
import { fieldOf } from '../fields/state-values.ts';
import { OutLink, Plain, Text } from '../text/draw-text.tsx';
import { Picture } from './picture.tsx';

/** Slack's types do not know it yet. */
type CardAsShown = CardBlock & { subtext?: NonNullable<CardBlock['body']> };

/** https://docs.slack.dev/reference/block-kit/blocks/card-block */
export function Card({ block }: { block: CardAsShown }) {
  const id = useId();
  return (
    <div class="card">
      {block.hero_image && <Picture image={block.hero_image} class="card-hero" />}
      <div class="card-head">
        {block.icon && <Picture image={block.icon} class="card-icon" />}
        <div>
          {block.title && (
            <div class="card-title">
              <Text of={block.title} />
            </div>
          )}
          {block.subtitle && (
            <div class="card-subtitle">
              <Text of={block.subtitle} />
            </div>
          )}
        </div>
      </div>
      {block.body && (
        <div class="card-body">
          <Text of={block.body} />
        </div>
      )}
      {block.subtext && (
        <div class="card-subtitle">
          <Text of={block.subtext} />
        </div>
      )}
      {block.actions && (
        <div class="actions">
          {block.actions.map((button, index) => (
            <Element
              key={index}
              element={fieldOf(button)}
              blockId={block.block_id ?? ''}
              control={{ id: `${id}-${index}`, sends: true }}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** https://docs.slack.dev/reference/block-kit/blocks/alert-block */
export const Alert = ({ block }: { block: AlertBlock }) => (
  <div class={`alert alert-${block.level ?? 'default'}`} role={block.level === 'error' ? 'alert' : 'note'}>
    <Text of={block.text} />
  </div>
);

/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
export const Image = ({ block }: { block: ImageBlock }) => (
  <figure class="image-block">
    {block.title && (
      <figcaption>
        <Plain text={block.title.text} />
      </figcaption>
    )}
    <Picture image={{ ...block, type: 'image' }} class="image" />
  </figure>
);

/** A video is shown as its picture and a link: nothing is played here. */
export const Video = ({ block }: { block: VideoBlock }) => (
  <figure class="image-block">
    <figcaption>
      <OutLink url={block.title_url ?? block.video_url}>
        <Plain text={block.title.text} />
      </OutLink>
    </figcaption>
    <Picture image={{ type: 'image', image_url: block.thumbnail_url, alt_text: block.alt_text }} class="image" />
  </figure>
);
