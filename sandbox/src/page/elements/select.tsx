import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClientState } from '../../acts.ts';
import { useClient } from '../client.ts';
import { type Field, valueKey } from '../fields/state-values.ts';
import { useSurface } from '../fields/surface.ts';
import { type Choice, choicesOfConversations, choicesOfOptions, choicesOfPeople, chosenOf } from './choice.ts';
import { Combobox } from './combobox.tsx';
import { type ElementProps, textOf } from './control.ts';
import { Problem } from './problem.tsx';
import { useActing } from './use-acting.tsx';

const PLACEHOLDERS: [RegExp, string][] = [
  [/users/, 'Select a user'],
  [/channels/, 'Select a channel'],
  [/conversations/, 'Select a conversation'],
  [/^multi_/, 'Select options'],
];

/** The ten select menus: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export function SelectElement(props: ElementProps) {
  const { state } = useClient();
  const { element, control } = props;
  const { value, change, isBusy, problem, question } = useActing(props);
  const isExternal = element.type.endsWith('external_select');
  const suggestions = useSuggestions(props);
  const isMulti = element.type.startsWith('multi_');
  const key = valueKey(element.type) ?? '';
  const choices = isExternal ? suggestions.choices : localChoices(state, element);
  const take = (chosen: Choice[]) => {
    const held = chosen.map((choice) => choice.held);
    change({ type: element.type, [key]: isMulti ? held : (held[0] ?? null) });
  };
  const max = element['max_selected_items'];
  return (
    <div class="element element-select">
      <Combobox
        control={control}
        choices={choices}
        chosen={chosenOf(value[key], choices)}
        isMulti={isMulti}
        max={typeof max === 'number' ? max : 100}
        placeholder={textOf(element['placeholder']) || defaultPlaceholder(element.type)}
        isBusy={isBusy}
        canClear={!isMulti && !control.isRequired && !control.sends}
        emptyNote={isExternal ? suggestions.note : 'No results'}
        onChoose={take}
        {...(isExternal && { onQuery: suggestions.ask })}
      />
      {question}
      <Problem text={problem} />
    </div>
  );
}

function localChoices(state: ClientState, element: Field): Choice[] {
  if (element.type.endsWith('static_select')) return choicesOfOptions(element['options'], element['option_groups']);
  return element.type.endsWith('users_select') ? choicesOfPeople(state) : choicesOfConversations(state, element);
}

const defaultPlaceholder = (type: string) =>
  PLACEHOLDERS.find(([pattern]) => pattern.test(type))?.[1] ?? 'Select an option';

const ASK_PAUSE_MS = 150;

/** The options that the app suggests for what is typed; the answer to an older question never replaces a newer one. */
function useSuggestions({ element, blockId }: ElementProps) {
  const { perform } = useClient();
  const { on } = useSurface();
  const [choices, setChoices] = useState<Choice[]>([]);
  const [note, setNote] = useState('');
  const question = useRef(0);
  useEffect(() => () => void question.current++, []);
  const look = async (query: string, mine: number) => {
    if (mine !== question.current) return;
    const shared = { on, block_id: blockId, action_id: element.action_id ?? '' };
    const result = await perform({ act: 'suggest', ...shared, query });
    if (mine !== question.current) return;
    setChoices(result.ok ? choicesOfOptions(result.options, result.option_groups) : []);
    setNote(result.ok ? 'No results' : (result.problem ?? 'The app suggested nothing.'));
  };
  const ask = (query: string) => {
    const mine = ++question.current;
    const wanted = typeof element['min_query_length'] === 'number' ? element['min_query_length'] : 3;
    if (query.length < wanted) {
      setChoices([]);
      setNote(`Type ${wanted} or more letters to search`);
      return;
    }
    setNote('Searching\u2026');
    window.setTimeout(() => void look(query, mine), ASK_PAUSE_MS);
  };
  return { choices, note, ask };
}
