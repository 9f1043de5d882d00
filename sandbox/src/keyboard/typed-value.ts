import type { StateValue } from '../acts.ts';
import { isRecord, type Json, recordOf, recordsOf, stringOf } from '../json.ts';
import type { Workspace } from '../workspace.ts';

/** What a test may put into a field: text, an option's words, a person's or channel's name or id, an ISO date. */
export type Typed = string | string[] | boolean | null;

/** The options to choose from: those in the block, or what the app suggests for a query. */
export type Options = (query: string) => Promise<Json[]>;

/** The value that a field holds after a person did that to it. Throws a readable error for what they could not do. */
export async function typedValue(
  workspace: Workspace,
  element: Json,
  typed: Typed,
  options: Options,
): Promise<StateValue> {
  const type = String(element.type);
  const list = typed === null ? [] : [typed].flat().map(String);
  const [first = null] = list;
  switch (type) {
    case 'radio_buttons':
    case 'static_select':
    case 'external_select':
      return { type, selected_option: first === null ? null : await optionNamed(options, first) };
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: await Promise.all(list.map((text) => optionNamed(options, text))) };
    case 'checkboxes':
      return { type, selected_options: await checkedOptions(options, typed) };
    case 'users_select':
      return { type, selected_user: first === null ? null : personNamed(workspace, first) };
    case 'multi_users_select':
      return { type, selected_users: list.map((name) => personNamed(workspace, name)) };
    case 'channels_select':
      return { type, selected_channel: first === null ? null : channelNamed(workspace, first) };
    case 'multi_channels_select':
      return { type, selected_channels: list.map((name) => channelNamed(workspace, name)) };
    case 'conversations_select':
      return { type, selected_conversation: first === null ? null : conversationNamed(workspace, first) };
    case 'multi_conversations_select':
      return { type, selected_conversations: list.map((name) => conversationNamed(workspace, name)) };
    case 'datepicker':
      return { type, selected_date: inForm(first, /^\d{4}-\d\d-\d\d$/, 'a date like 2026-11-30') };
    case 'timepicker':
      return { type, selected_time: inForm(first, /^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 16:30') };
    case 'datetimepicker':
      return { type, selected_date_time: first === null ? null : instantOf(first) };
    case 'rich_text_input':
      return first === null ? { type } : { type, rich_text_value: richTextOf(first) };
    case 'file_input':
      return { type, files: list.map((name, index) => ({ id: `F0TYPED${index}`, name })) };
    default:
      return { type, value: first === '' ? null : first };
  }
}

/** The options of an element that carries them. */
export function ownOptions(element: Json): Json[] {
  const groups = recordsOf(element.option_groups).flatMap((group) => recordsOf(group.options));
  return [...recordsOf(element.options), ...groups];
}

async function optionNamed(options: Options, text: string): Promise<Json> {
  const found = await options(text);
  const option = found.find((candidate) => optionText(candidate) === text);
  if (option) return option;
  const texts = found.map((candidate) => `“${optionText(candidate)}”`).join(', ');
  throw new Error(`There is no option “${text}”. The options are: ${texts || 'none'}.`);
}

/** `true` and `false` tick and untick a lonely box. */
async function checkedOptions(options: Options, typed: Typed): Promise<Json[]> {
  if (typeof typed === 'boolean') return typed ? options('') : [];
  const texts = typed === null ? [] : [typed].flat();
  return Promise.all(texts.map((text) => optionNamed(options, text)));
}

function optionText(option: Json): string {
  return stringOf(recordOf(option.text).text) ?? '';
}

/** A users menu offers everyone: bots, guests and people of other companies too. */
function personNamed(workspace: Workspace, name: string): string {
  const people = [...workspace.people.values()];
  const found = people.filter((person) => [person.id, person.realName, person.displayName, person.name].includes(name));
  const [first] = found;
  if (first && found.length === 1) return first.id;
  throw new Error(found.length === 0 ? `There is no person “${name}”.` : `“${name}” are ${found.length} people.`);
}

export function channelNamed(workspace: Workspace, name: string): string {
  const plain = name.replace(/^#/, '');
  const found = [...workspace.conversations.values()].find(
    (conversation) => conversation.id === name || (conversation.dmWith === null && conversation.name === plain),
  );
  if (found) return found.id;
  throw new Error(`There is no channel “${name}”.`);
}

function conversationNamed(workspace: Workspace, name: string): string {
  const person = [...workspace.people.values()].find((entry) => entry.realName === name || entry.id === name);
  return person ? workspace.openDm(person.id).id : channelNamed(workspace, name);
}

function inForm(text: string | null, form: RegExp, description: string): string | null {
  if (text !== null && !form.test(text)) throw new Error(`“${text}” is not ${description}.`);
  return text;
}

/** Whole seconds. */
function instantOf(text: string): number {
  const millis = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(millis)) throw new Error(`“${text}” is not an instant like 2026-11-30T16:30Z.`);
  return Math.floor(millis / 1000);
}

function richTextOf(text: string): Json {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return { type: 'rich_text', elements: [section] };
}

/** The options that an answer to a suggestion holds, groups flattened. */
export function suggestedOptions(result: unknown): Json[] {
  return isRecord(result) ? ownOptions(result) : [];
}
