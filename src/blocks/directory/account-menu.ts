import type { ExternalSelect, PlainTextInput, PlainTextOption } from '@slack/web-api';
import type { FoundAccount } from '../../core/directory/account.ts';
import type { AccountInForm } from '../../core/packet/directory-filling.ts';
import { MOST_FOUND } from '../../core/directory/lookup.ts';
import { cut, saysSomething, tidy } from '../../core/kernel/text.ts';
import { chosenOption, type FormState, type FormView, valueOf, wholeStateOf } from '../kit/form-values.ts';
import { FIELD, MENU } from '../ids.ts';
import { option, plain } from '../kit/kit.ts';

/**
 * The field of a packet's account: a menu in which the directory is looked up while somebody types, or a line to write on while there is no
 * directory. The directory need not have the account: what is typed can be chosen as it is.
 */

const OF_DIRECTORY = 'id:';
const AS_TYPED = 'name:';
/** What the value of an option takes. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const MAX_VALUE = 150;
const MAX_NAME = MAX_VALUE - AS_TYPED.length;

/** `line` is the field without a directory, filled in already. */
export function accountElement(
  { isMenu, known }: Pick<AccountInForm, 'isMenu' | 'known'>,
  name: string | undefined,
  line: PlainTextInput,
): ExternalSelect | PlainTextInput {
  return isMenu ? accountSelect(name === undefined ? null : chosen(name, known)) : line;
}

/** Its own, since a menu in the place of a line is another element. */
export const ACCOUNT_MENU = `${FIELD}:directory`;

/** Asked also while nothing is typed: then those handed off last are there. */
function accountSelect(initial: PlainTextOption | null): ExternalSelect {
  return {
    type: 'external_select',
    placeholder: plain('Type what the account is called', 150),
    min_query_length: 0,
    ...(initial ? { initial_option: initial } : {}),
  };
}

/** Whoever wrote the name in their own way reads it so. */
const chosen = (name: string, known: FoundAccount | null): PlainTextOption =>
  known?.name === name ? ofDirectory(known) : asTyped(name);

/** What is found, and behind it, while something is typed, that itself. */
export function accountOptions(found: readonly FoundAccount[], typed: string): PlainTextOption[] {
  const name = tidy(typed);
  if (!saysSomething(name)) return found.slice(0, MOST_FOUND).map(ofDirectory);
  return [...found.slice(0, MOST_FOUND - 1).map(ofDirectory), asTyped(name, 'As you typed it')];
}

/** The name that stands in the field: as it was written, or as the menu shows it. Null when empty. Throws WrongInput. */
export function accountNameIn(state: FormState): string | null {
  const value = valueOf(state, MENU.account);
  const shown = chosenOption(state, MENU.account);
  if (shown === null || value === null) return value;
  return value.startsWith(AS_TYPED) ? value.slice(AS_TYPED.length) : shown;
}

/** The id of the account of the directory that is chosen in the menu; null when none is. Throws WrongInput. */
export function accountIdIn(view: FormView): string | null {
  const state = wholeStateOf(view);
  const value = valueOf(state, MENU.account);
  if (value === null || chosenOption(state, MENU.account) === null) return null;
  return value.startsWith(OF_DIRECTORY) ? value.slice(OF_DIRECTORY.length) : null;
}

/** Its website or CRM record tells it apart from another of the same name. */
const ofDirectory = ({ id, name, domain, crmId }: FoundAccount): PlainTextOption =>
  option(name, `${OF_DIRECTORY}${id}`, domain ?? crmId ?? undefined);

const asTyped = (name: string, description?: string): PlainTextOption =>
  option(name, `${AS_TYPED}${cut(name, MAX_NAME)}`, description);
