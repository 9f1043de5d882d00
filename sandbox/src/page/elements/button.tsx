import type { PlainTextElement } from '@slack/web-api';
import { isSafeUrl } from '../text/text-node.ts';
import { Text } from '../text/draw-text.tsx';
import type { ElementProps } from './control.ts';
import { Problem } from './problem.tsx';
import { useActing } from './use-acting.tsx';

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export function ButtonElement(props: ElementProps) {
  const { change, isBusy, problem, question } = useActing(props);
  const { style, url, accessibility_label: description } = props.element;
  const press = () => {
    // A link button opens its address and is reported to the app too.
    if (typeof url === 'string' && isSafeUrl(url)) window.open(url, '_blank', 'noopener,noreferrer');
    change(null);
  };
  return (
    <span class="element">
      <button
        type="button"
        id={props.control.id}
        class={`button ${style === 'primary' || style === 'danger' ? `button-${style}` : ''}`}
        aria-description={typeof description === 'string' ? description : undefined}
        aria-busy={isBusy}
        aria-disabled={isBusy}
        onClick={press}
      >
        <span class="button-text">
          <Text of={props.element['text'] as PlainTextElement} />
        </span>
      </button>
      {question}
      <Problem text={problem} />
    </span>
  );
}
