import type { ImageElement } from '@slack/web-api';
import { Picture } from '../blocks/picture.tsx';
import { BoxesElement } from './boxes.tsx';
import { ButtonElement } from './button.tsx';
import type { ElementProps } from './control.ts';
import { DateTimeElement } from './date-time.tsx';
import { OverflowElement } from './overflow.tsx';
import { SelectElement } from './select.tsx';
import { RichTextInputElement, TextInputElement } from './text-input.tsx';
import { Unknown } from '../blocks/unknown.tsx';

/** Any element of a block, by its type; a type that is not drawn here says so. */
export function Element(props: ElementProps) {
  const { type } = props.element;
  switch (type) {
    case 'button':
    case 'workflow_button':
      return <ButtonElement {...props} />;
    case 'overflow':
      return <OverflowElement {...props} />;
    case 'radio_buttons':
    case 'checkboxes':
      return <BoxesElement {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateTimeElement {...props} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInputElement {...props} />;
    case 'rich_text_input':
      return <RichTextInputElement {...props} />;
    case 'image':
      // The validator has let it in as one.
      return <Picture image={props.element as unknown as ImageElement} class="accessory-image" />;
    case 'file_input':
      return <p class="stub">Files cannot be uploaded in the sandbox.</p>;
    default:
      return type.endsWith('_select') ? <SelectElement {...props} /> : <Unknown what="element" type={type} />;
  }
}
