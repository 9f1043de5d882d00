import type { Option } from '@slack/web-api';
import { Text } from '../text/draw-text.tsx';
import { type ElementProps, nameAttributes } from './control.ts';
import { Problem } from './problem.tsx';
import { useActing } from './use-acting.tsx';

/** Radio buttons and checkboxes: one box a line, each with its description. */
export function BoxesElement(props: ElementProps) {
  const { value, change, problem, question, isBusy } = useActing(props);
  const { element, control } = props;
  const isRadio = element.type === 'radio_buttons';
  const options = optionsOf(element['options']);
  const chosen = optionsOf(isRadio ? [value['selected_option']] : value['selected_options']);
  const isChosen = (option: Option) => chosen.some((other) => other?.value === option.value);
  const toggle = (option: Option, isOn: boolean) => {
    if (isRadio) return change({ type: element.type, selected_option: option });
    const kept = options.filter((other) => (other.value === option.value ? isOn : isChosen(other)));
    change({ type: element.type, selected_options: kept });
  };
  return (
    <div class="element element-wide">
      <div
        id={control.id}
        role={isRadio ? 'radiogroup' : 'group'}
        class="boxes"
        aria-busy={isBusy}
        {...nameAttributes(control)}
      >
        {options.map((option) => (
          <label key={option.value} class="box">
            <input
              type={isRadio ? 'radio' : 'checkbox'}
              name={control.id}
              checked={isChosen(option)}
              onChange={(event) => toggle(option, event.currentTarget.checked)}
            />
            <span>
              <Text of={option.text} />
              {option.description && (
                <small class="box-description">
                  <Text of={option.description} />
                </small>
              )}
            </span>
          </label>
        ))}
      </div>
      {question}
      <Problem text={problem} />
    </div>
  );
}

const optionsOf = (property: unknown): Option[] =>
  Array.isArray(property)
    ? property.filter((option): option is Option => typeof option === 'object' && option !== null)
    : [];
