import type { Option, OptionGroup } from '@slack/web-api';
import type { ClientConversation, ClientPerson, ClientState } from '../../acts.ts';
import { nameOf, titleOf } from '../client.ts';
import type { Field } from '../fields/state-values.ts';

/** One line of a select menu. */
export type Choice = {
  id: string;
  label: string;
  description: string;
  /** The heading under which it stands; empty for none. */
  group: string;
  /** The person whose picture is drawn before it. */
  person: ClientPerson | null;
  /** What the state holds when it is chosen: an option object, or an id. */
  held: unknown;
};

export function choicesOfOptions(options: unknown, groups: unknown): Choice[] {
  const grouped = Array.isArray(groups) ? (groups as OptionGroup[]) : [];
  const plain = Array.isArray(options) ? (options as Option[]) : [];
  return [
    ...plain.map((option) => choiceOfOption(option, '')),
    ...grouped.flatMap((group) => group.options.map((option) => choiceOfOption(option, group.label.text))),
  ];
}

const choiceOfOption = (option: Option, group: string): Choice => ({
  id: option.value ?? option.text.text,
  label: option.text.text,
  description: option.description?.text ?? '',
  group,
  person: null,
  held: option,
});

/** Everybody: Slack's menu leaves nobody out, not the app, not other companies' people. */
export const choicesOfPeople = (state: ClientState): Choice[] =>
  state.people.map((person) => ({
    id: person.id,
    label: nameOf(state, person.id),
    description: [person.title, ...(person.teamId === state.me.teamId ? [] : [person.teamName]), ...person.badges]
      .filter((part) => part !== '')
      .join(' \u00b7 '),
    group: '',
    person,
    held: person.id,
  }));

/** The conversations that `element` lets one choose: https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object */
export function choicesOfConversations(state: ClientState, element: Field): Choice[] {
  const isChannels = element.type.endsWith('channels_select');
  const filter = element['filter'] as { include?: string[]; exclude_external_shared_channels?: boolean } | undefined;
  const include = isChannels ? ['public'] : (filter?.include ?? ['public', 'private', 'im', 'mpim']);
  return state.conversations
    .filter((conversation) => !conversation.isArchived && include.includes(kindName(conversation)))
    .filter(({ sharedWith }) => !filter?.exclude_external_shared_channels || sharedWith.length === 0)
    .map((conversation) => ({
      id: conversation.id,
      label: `${conversation.kind === 'dm' ? '' : '# '}${titleOf(state, conversation)}`,
      description: conversation.sharedWith.join(', '),
      group: '',
      person: null,
      held: conversation.id,
    }));
}

const kindName = ({ kind }: ClientConversation) => ({ channel: 'public', private: 'private', dm: 'im' })[kind];

/** The choices whose words contain `query`. */
export function matching(choices: Choice[], query: string): Choice[] {
  const wanted = query.trim().toLowerCase();
  return choices.filter(({ label, description }) => `${label} ${description}`.toLowerCase().includes(wanted));
}

/** The choices that a state holds; one that the menu does not list is shown as it is held. */
export function chosenOf(held: unknown, choices: Choice[]): Choice[] {
  const items = Array.isArray(held) ? held : held === null || held === undefined ? [] : [held];
  return items.flatMap((item) => {
    const id = typeof item === 'string' ? item : (choicesOfOptions([item], null)[0]?.id ?? '');
    const found = choices.find((choice) => choice.id === id);
    if (found) return [found];
    if (typeof item !== 'string') return choicesOfOptions([item], null);
    return [{ id, label: id, description: '', group: '', person: null, held: item }];
  });
}
