import { useEffect, useRef } from 'preact/hooks';
import { type ElementProps, nameAttributes, textOf } from './control.ts';
import { Problem } from './problem.tsx';
import { useActing } from './use-acting.tsx';

/** How long the person must pause before what was typed is sent, in milliseconds. */
const TYPING_PAUSE_MS = 250;

const INPUT_TYPES: Record<string, string> = { email_text_input: 'email', url_text_input: 'url', number_input: 'text' };

/** The single-line and multi-line texts, e-mail, address and number. */
export function TextInputElement(props: ElementProps) {
  const { element, control } = props;
  const { value, keep, act, problem } = useActing(props);
  const text = typeof value['value'] === 'string' ? value['value'] : '';
  const latest = useRef(value);
  latest.current = value;
  const typing = useTyping(control.sends && triggersOn(props, 'on_character_entered'), () => void act(latest.current));

  const shared = {
    id: control.id,
    class: 'input',
    value: text,
    placeholder: textOf(element['placeholder']),
    maxLength: numberOf(element['max_length']) ?? 3000,
    'aria-required': control.isRequired,
    ...nameAttributes(control),
    onBlur: typing.flush,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      const written = event.currentTarget.value;
      latest.current = { type: element.type, value: written === '' ? null : written };
      keep(latest.current);
      typing.pause();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.shiftKey || !control.sends || !triggersOn(props, 'on_enter_pressed')) return;
      if (!element['multiline']) event.preventDefault();
      void act(latest.current);
    },
  };
  return (
    <div class="element element-wide">
      {element['multiline'] ? (
        <textarea {...shared} rows={4} />
      ) : (
        <input {...shared} type={INPUT_TYPES[element.type] ?? 'text'} inputMode={inputMode(element.type)} />
      )}
      <Problem text={problem} />
    </div>
  );
}

/** A rich text is typed as plain text here and handed over as one rich_text block. */
export function RichTextInputElement(props: ElementProps) {
  const { value, keep, act } = useActing(props);
  const change = (text: string) => {
    const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
    const block = text === '' ? undefined : { type: 'rich_text', elements: [section] };
    keep({ type: props.element.type, rich_text_value: block });
  };
  return (
    <div class="element element-wide">
      <textarea
        id={props.control.id}
        class="input"
        rows={4}
        value={textInside(value['rich_text_value'])}
        placeholder={textOf(props.element['placeholder'])}
        {...nameAttributes(props.control)}
        onInput={(event) => change(event.currentTarget.value)}
        onBlur={() => props.control.sends && void act(value)}
      />
    </div>
  );
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
function triggersOn({ element }: ElementProps, trigger: string): boolean {
  const config = element['dispatch_action_config'] as { trigger_actions_on?: string[] } | undefined;
  return (config?.trigger_actions_on ?? ['on_enter_pressed']).includes(trigger);
}

/** Calls `send` once the person pauses or leaves, so that a word is one act and the last letter is never lost. */
function useTyping(isOn: boolean, send: () => void) {
  const timer = useRef<number | undefined>(undefined);
  const flush = () => {
    if (timer.current === undefined) return;
    window.clearTimeout(timer.current);
    timer.current = undefined;
    send();
  };
  const latestFlush = useRef(flush);
  latestFlush.current = flush;
  useEffect(() => () => latestFlush.current(), []);
  const pause = () => {
    if (!isOn) return;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => latestFlush.current(), TYPING_PAUSE_MS);
  };
  return { pause, flush };
}

function inputMode(type: string) {
  if (type === 'number_input') return 'decimal';
  return type === 'email_text_input' ? 'email' : type === 'url_text_input' ? 'url' : 'text';
}

const numberOf = (property: unknown) => (typeof property === 'number' ? property : undefined);

function textInside(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('text' in node && typeof node.text === 'string') return node.text;
  return 'elements' in node && Array.isArray(node.elements) ? node.elements.map(textInside).join('') : '';
}
