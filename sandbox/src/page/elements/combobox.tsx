import { useId, useRef, useState } from 'preact/hooks';
import { Avatar } from '../avatar.tsx';
import { ListPopup } from '../list-popup.tsx';
import { type Choice, matching } from './choice.ts';
import { type Control, nameAttributes } from './control.ts';

type Props = {
  control: Control;
  choices: Choice[];
  chosen: Choice[];
  isMulti: boolean;
  /** The most that may be chosen; a single one otherwise. */
  max: number;
  placeholder: string;
  isBusy: boolean;
  canClear: boolean;
  /** Said in place of an empty list. */
  emptyNote: string;
  onChoose: (chosen: Choice[]) => void;
  /** Present when the choices are looked up by what is typed, instead of filtered here. */
  onQuery?: (query: string) => void;
};

/** A menu that filters as one types, for one choice or several. Keyboard: arrows, Enter, Escape, Backspace. */
export function Combobox(props: Props) {
  const { choices, chosen, isMulti, control, onChoose, onQuery } = props;
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);

  const isChosen = (choice: Choice) => chosen.some(({ id }) => id === choice.id);
  const shown = onQuery || query === null ? choices : matching(choices, query);
  const open = () => {
    if (isOpen) return;
    setOpen(true);
    setActive(Math.max(0, shown.findIndex(isChosen)));
    onQuery?.('');
  };
  const close = () => {
    setOpen(false);
    setQuery(null);
  };
  const choose = (choice: Choice) => {
    if (isMulti) {
      const next = isChosen(choice) ? chosen.filter(({ id }) => id !== choice.id) : [...chosen, choice];
      setQuery(null);
      if (next.length <= props.max) onChoose(next);
      return;
    }
    close();
    onChoose([choice]);
  };
  const type = (text: string) => {
    setOpen(true);
    setQuery(text);
    setActive(0);
    onQuery?.(text);
  };
  const move = (step: number) => {
    if (!isOpen) return open();
    setActive((now) => (shown.length === 0 ? 0 : (now + step + shown.length) % shown.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const current = shown[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      if (current) choose(current);
    } else if (event.key === 'Escape' && isOpen) {
      // Only the list closes, not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && isMulti && !query) {
      onChoose(chosen.slice(0, -1));
    }
  };
  const label = isMulti ? '' : (chosen[0]?.label ?? '');
  return (
    <div class={`combobox ${isOpen ? 'combobox-open' : ''}`} onClick={() => input.current?.focus()}>
      {isMulti &&
        chosen.map((choice) => (
          <span key={choice.id} class="chip">
            {choice.label}
            <button
              type="button"
              aria-label={`Remove ${choice.label}`}
              onClick={() => onChoose(chosen.filter(({ id }) => id !== choice.id))}
            >
              <span aria-hidden="true">&times;</span>
            </button>
          </span>
        ))}
      <input
        ref={input}
        id={control.id}
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && shown[active] ? `${listId}-${active}` : undefined}
        aria-required={control.isRequired}
        aria-busy={props.isBusy}
        {...nameAttributes(control)}
        value={query ?? label}
        placeholder={isMulti && chosen.length > 0 ? '' : props.placeholder}
        onClick={open}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {props.canClear && chosen.length > 0 && (
        <button type="button" class="combobox-clear" aria-label="Clear" onClick={() => onChoose([])}>
          <span aria-hidden="true">&times;</span>
        </button>
      )}
      {isOpen && (
        <ListPopup id={listId} label="Options" anchor={input.current?.parentElement ?? null} active={active}>
          {shown.map((choice, index) => (
            <ChoiceLine
              key={`${choice.group} ${choice.id}`}
              id={`${listId}-${index}`}
              choice={choice}
              heading={choice.group !== '' && choice.group !== shown[index - 1]?.group}
              isActive={index === active}
              isChosen={isChosen(choice)}
              onChoose={() => choose(choice)}
            />
          ))}
          {shown.length === 0 && <div class="list-note">{props.emptyNote}</div>}
        </ListPopup>
      )}
    </div>
  );
}

type LineProps = {
  id: string;
  choice: Choice;
  heading: boolean;
  isActive: boolean;
  isChosen: boolean;
  onChoose: () => void;
};

function ChoiceLine({ id, choice, heading, isActive, isChosen, onChoose }: LineProps) {
  return (
    <>
      {heading && (
        <div class="list-heading" role="presentation">
          {choice.group}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={isChosen}
        class={`list-line ${isActive ? 'list-line-active' : ''}`}
        // Without this the input would lose the focus, and the list would close before the click arrives.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          event.stopPropagation();
          onChoose();
        }}
      >
        {choice.person && <Avatar person={choice.person} size="small" />}
        <span class="list-words">
          <span>{choice.label}</span>
          {choice.description && <small>{choice.description}</small>}
        </span>
        {isChosen && (
          <span class="list-mark" aria-hidden="true">
            {'\u2713'}
          </span>
        )}
      </div>
    </>
  );
}
