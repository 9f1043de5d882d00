import type { PlainTextOption } from '@slack/web-api';
import { Menu, MenuItem } from '../menu.tsx';
import { isSafeUrl } from '../text/text-node.ts';
import { Plain } from '../text/draw-text.tsx';
import type { ElementProps } from './control.ts';
import { Problem } from './problem.tsx';
import { useActing } from './use-acting.tsx';

/** https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
export function OverflowElement(props: ElementProps) {
  const { change, isBusy, problem, question } = useActing(props);
  const options = (props.element['options'] ?? []) as PlainTextOption[];
  const pick = (option: PlainTextOption) => {
    if (option.url && isSafeUrl(option.url)) window.open(option.url, '_blank', 'noopener,noreferrer');
    change({ type: 'overflow', selected_option: option });
  };
  return (
    <span class="element">
      <Menu
        buttonClass="button button-overflow"
        name="More options"
        face={<span aria-hidden="true">{'\u22ef'}</span>}
        isBusy={isBusy}
      >
        {options.map((option, index) => (
          <MenuItem key={index} onPick={() => pick(option)}>
            <Plain text={option.text.text} />
            {option.description && (
              <small>
                <Plain text={option.description.text} />
              </small>
            )}
          </MenuItem>
        ))}
      </Menu>
      {question}
      <Problem text={problem} />
    </span>
  );
}
