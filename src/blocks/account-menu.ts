import type { ExternalSelect, PlainTextOption } from '@slack/web-api';
import type { FoundAccount } from '../core/account.ts';
import { MOST_FOUND } from '../core/lookup.ts';
import { cut, saysSomething, tidy } from '../core/text.ts';
import { option, plain } from './kit.ts';

/** The menu in which an account is looked up while somebody types. The directory need not have it: what is typed can be chosen as it is. */

/** What is chosen: an account of the directory, or a name that it does not have. */
export type ChosenAccount = Pick<FoundAccount, 'id' | 'name'> | { name: string };
/** The same as it comes back. */
export type AccountChoice = { id: string } | { name: string };

const OF_DIRECTORY = 'id:';
const AS_TYPED = 'name:';
/** What the value of an option takes. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const MAX_VALUE = 150;
const MAX_NAME = MAX_VALUE - AS_TYPED.length;

/** Asked also while nothing is typed: then those handed off last are there. */
export function accountSelect(chosen: ChosenAccount | null): ExternalSelect {
  return {
    type: 'external_select',
    placeholder: plain('Type what the account is called', 150),
    min_query_length: 0,
    ...(chosen ? { initial_option: 'id' in chosen ? known(chosen) : named(chosen.name, chosen.name) } : {}),
  };
}

/** What is found, and behind it, while something is typed, that itself. */
export function accountOptions(found: readonly FoundAccount[], typed: string): PlainTextOption[] {
  const name = tidy(typed);
  if (!saysSomething(name)) return found.slice(0, MOST_FOUND).map(known);
  const asTyped = named(name, `Use “${cut(name, SHOWN)}”`);
  return [...found.slice(0, MOST_FOUND - 1).map(known), asTyped];
}

/** Of the 75 characters of an option. */
const SHOWN = 60;

/** Null for a value that is none of this menu's. */
export function accountIn(value: string): AccountChoice | null {
  if (value.startsWith(OF_DIRECTORY)) return { id: value.slice(OF_DIRECTORY.length) };
  return value.startsWith(AS_TYPED) ? { name: value.slice(AS_TYPED.length) } : null;
}

/** Its website or CRM record tells it apart from another of the same name. */
const known = ({ id, name, ...ref }: Pick<FoundAccount, 'id' | 'name'> & Partial<FoundAccount>): PlainTextOption =>
  option(name, `${OF_DIRECTORY}${id}`, ref.domain ?? ref.crmId ?? undefined);

const named = (name: string, label: string): PlainTextOption => option(label, `${AS_TYPED}${cut(name, MAX_NAME)}`);
