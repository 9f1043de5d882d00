import type { StateValue } from '../acts.ts';
import { recordOf, recordsOf, stringOf, stringsOf, textOf } from '../json.ts';
import type { Workspace } from '../workspace.ts';

/** What a field shows: text, the words of the chosen option, people's and channels' names; null when it is empty. */
export function shownValue(workspace: Workspace, value: StateValue | undefined): string | string[] | null {
  if (!value) return null;
  if ('selected_option' in value) return optionText(value.selected_option);
  if ('selected_options' in value) return recordsOf(value.selected_options).map((option) => optionText(option) ?? '');
  const one = stringOf(value.selected_user ?? value.selected_channel ?? value.selected_conversation);
  if (one !== undefined) return nameOf(workspace, one);
  const many = value.selected_users ?? value.selected_channels ?? value.selected_conversations;
  if (many !== undefined && many !== null) return stringsOf(many).map((id) => nameOf(workspace, id));
  const plain = value.value ?? value.selected_date ?? value.selected_time ?? value.selected_date_time;
  if (plain !== undefined && plain !== null) return textOf(plain);
  if (value.rich_text_value !== undefined) return richText(value.rich_text_value);
  return null;
}

function optionText(option: unknown): string | null {
  return stringOf(recordOf(recordOf(option).text).text) ?? null;
}

export function nameOf(workspace: Workspace, id: string): string {
  const person = workspace.people.get(id);
  if (person) return person.displayName || person.realName;
  return workspace.conversations.get(id)?.name ?? id;
}

function richText(part: unknown): string {
  const record = recordOf(part);
  if (typeof record.text === 'string') return record.text;
  return recordsOf(record.elements).map(richText).join('');
}
