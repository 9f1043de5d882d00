import type { ContextBlock, SectionBlock } from '@slack/web-api';
import { useId } from 'preact/hooks';
import { Element } from '../elements/element.tsx';
import { fieldOf } from '../fields/state-values.ts';
import { Text } from '../text/draw-text.tsx';
import { Picture } from './picture.tsx';

/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
export function Section({ block }: { block: SectionBlock }) {
  const id = useId();
  return (
    <div class="section">
      <div class="section-words">
        {block.text && (
          <div id={`${id}-text`}>
            <Text of={block.text} />
          </div>
        )}
        {block.fields && (
          <div class="fields">
            {block.fields.map((field, index) => (
              <div key={index}>
                <Text of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div class="accessory">
          <Element
            element={fieldOf(block.accessory)}
            blockId={block.block_id ?? ''}
            control={{ id: `${id}-accessory`, labelledBy: `${id}-text`, sends: true }}
          />
        </div>
      )}
    </div>
  );
}

/** https://docs.slack.dev/reference/block-kit/blocks/context-block */
export const Context = ({ block }: { block: ContextBlock }) => (
  <div class="context">
    {block.elements.map((element, index) =>
      element.type === 'image' ? (
        <Picture key={index} image={element} class="context-image" />
      ) : (
        <span key={index}>
          <Text of={element} />
        </span>
      ),
    )}
  </div>
);
