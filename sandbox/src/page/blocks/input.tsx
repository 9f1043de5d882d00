import type { ActionsBlock, InputBlock } from '@slack/web-api';
import { useId } from 'preact/hooks';
import { textOf } from '../elements/control.ts';
import { Element } from '../elements/element.tsx';
import { fieldOf } from '../fields/state-values.ts';
import { useSurface } from '../fields/surface.ts';
import { Plain } from '../text/draw-text.tsx';

const GROUPS = ['radio_buttons', 'checkboxes'];

/** https://docs.slack.dev/reference/block-kit/blocks/input-block */
export function Input({ block }: { block: InputBlock }) {
  const id = useId();
  const { errors } = useSurface();
  const error = errors[block.block_id ?? ''];
  const element = fieldOf(block.element);
  const isGroup = GROUPS.includes(element.type);
  const describedBy = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(' ');
  const label = <Plain text={block.label.text} emoji={block.label.emoji ?? true} />;
  return (
    <div
      class={error ? 'input-block input-block-wrong' : 'input-block'}
      data-focus-first={element['focus_on_load'] === true ? '' : undefined}
    >
      <div class="input-label">
        {isGroup ? <span id={`${id}-label`}>{label}</span> : <label for={`${id}-control`}>{label}</label>}
        {block.optional && <span class="optional"> (optional)</span>}
      </div>
      <Element
        element={element}
        blockId={block.block_id ?? ''}
        control={{
          id: `${id}-control`,
          ...(isGroup && { labelledBy: `${id}-label` }),
          ...(describedBy && { describedBy }),
          isInvalid: error !== undefined,
          isRequired: !block.optional,
          sends: block.dispatch_action ?? false,
        }}
      />
      {error && (
        <p id={`${id}-error`} class="field-error" role="alert">
          {error}
        </p>
      )}
      {block.hint && (
        <p id={`${id}-hint`} class="hint">
          <Plain text={block.hint.text} emoji={block.hint.emoji ?? true} />
        </p>
      )}
    </div>
  );
}

/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export function Actions({ block }: { block: ActionsBlock }) {
  const id = useId();
  return (
    <div class="actions">
      {block.elements.map(fieldOf).map((element, index) => (
        <Element
          key={element.action_id ?? index}
          element={element}
          blockId={block.block_id ?? ''}
          control={{ id: `${id}-${index}`, label: textOf(element['placeholder']) || spoken(element.type), sends: true }}
        />
      ))}
    </div>
  );
}

/** "static_select" as words, for a control that has nothing else to be called by. */
const spoken = (type: string) => type.replaceAll('_', ' ');
