import type { AnyBlock, ContainerBlock } from '@slack/web-api';
import type { ComponentChildren } from 'preact';
import { Text } from '../text/draw-text.tsx';
import { Picture } from './picture.tsx';
import { RichText } from './rich-text.tsx';

type Props = { block: ContainerBlock; draw: (blocks: AnyBlock[]) => ComponentChildren };

/** https://docs.slack.dev/reference/block-kit/blocks/container-block */
export function Container({ block, draw }: Props) {
  const head = (
    <div class="card-head">
      {block.icon && <Picture image={block.icon} class="card-icon" />}
      <div>
        <div class="card-title">
          {block.rich_text_title ? <RichText block={block.rich_text_title} /> : <Text of={block.title} />}
        </div>
        {block.subtitle && (
          <div class="card-subtitle">
            <Text of={block.subtitle} />
          </div>
        )}
      </div>
    </div>
  );
  if (!block.is_collapsible)
    return (
      <div class="card">
        {head}
        {draw(block.child_blocks)}
      </div>
    );
  return (
    <details class="card" open={!block.default_collapsed}>
      <summary>{head}</summary>
      {draw(block.child_blocks)}
    </details>
  );
}
