import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/web-api';
import {
  type GroupId,
  groupFor,
  KEYS_OF_ROLE,
  MAX_NAMED,
  namedFor,
  type RoleKey,
  type RoleSettings,
  TEAM_ROLES,
  type TeamRole,
  type UserGroup,
} from '../../core/people/team-roles.ts';
import { type FormState, type FormView, isRecord, valueOf, valuesOf } from '../kit/form-values.ts';
import { VIEW } from '../ids.ts';
import { context, field, modal, option } from '../kit/kit.ts';
import { mrkdwn, type Mrkdwn } from '../kit/mrkdwn.ts';
import { TEAM_ROLE_WORDS } from './team-role-words.ts';

/** Who is named for the roles that several people have, in a form over the settings. */

type Groups = readonly UserGroup[] | null | 'unknown';

/** Slack takes so many options. */
const MOST_OPTIONS = 100;

export function teamRolesModal(saved: RoleSettings, groups: Groups): ModalView {
  return modal({
    view: VIEW.saveRoles,
    title: 'Roles',
    submit: 'Save',
    blocks: [
      ...noteOn(groups),
      ...IN_ORDER.flatMap((role) => [peopleField(role, saved), ...groupField(role, saved, groups)]),
    ],
  });
}

/** Administrators first, as they are who opens it. */
const IN_ORDER = [...TEAM_ROLES].toSorted((a, b) => Number(b === 'administrator') - Number(a === 'administrator'));

/** Without the groups for which the form did not ask. */
export function readTeamRolesModal(state: FormState): Partial<Record<RoleKey, unknown>> {
  const entries = TEAM_ROLES.flatMap((role) => {
    const { people, group } = KEYS_OF_ROLE[role];
    const named: [RoleKey, unknown][] = [[people, valuesOf(state, people)]];
    return group in state ? [...named, [group, valueOf(state, group)] as const] : named;
  });
  return Object.fromEntries(entries);
}

function noteOn(groups: Groups): KnownBlock[] {
  const note = (words: Mrkdwn): KnownBlock[] => [context(words)];
  if (groups === 'unknown')
    return note(mrkdwn`Slack does not say now which user groups there are. Those that are named stay.`);
  if (groups === null)
    return note(mrkdwn`To name user groups too, install the app again with the permission \`usergroups:read\`.`);
  return [];
}

function peopleField(role: TeamRole, saved: RoleSettings): InputBlock {
  const people = namedFor(role, saved);
  const { label, hint } = TEAM_ROLE_WORDS[role];
  return field({
    key: KEYS_OF_ROLE[role].people,
    label,
    hint,
    optional: true,
    element: {
      type: 'multi_users_select',
      max_selected_items: MAX_NAMED,
      ...(people.length > 0 ? { initial_users: [...people] } : {}),
    },
  });
}

/** None when there is nothing to choose, and while Slack does not say what there is. */
function groupField(role: TeamRole, saved: RoleSettings, groups: Groups): InputBlock[] {
  const named = groupFor(role, saved);
  const options = groups === 'unknown' ? [] : optionsOf(groups ?? [], named);
  if (options.length === 0) return [];
  const chosen = options.find(({ value }) => value === named);
  return [
    field({
      key: KEYS_OF_ROLE[role].group,
      label: `${TEAM_ROLE_WORDS[role].label}: a user group`,
      optional: true,
      element: { type: 'static_select', options, ...(chosen ? { initial_option: chosen } : {}) },
    }),
  ];
}

/** The groups that a form offers which came back: no field is drawn without one. */
export function groupsIn({ blocks }: FormView): UserGroup[] {
  const offered = blocks.flatMap((block) => {
    const element = 'element' in block && isRecord(block.element) ? block.element : {};
    return element.type === 'static_select' && Array.isArray(element.options) ? element.options : [];
  });
  const byId = new Map(offered.map(({ text, value }) => [String(value), String(text?.text)]));
  return [...byId].map(([id, text]) => {
    const [handle = '', ...name] = text.replace(/^@/, '').split(' · ');
    return { id, handle, name: name.join(' · ') };
  });
}

/** The one that is named is among them, also when Slack does not show it any more, so that it can be taken out. */
function optionsOf(groups: readonly UserGroup[], named: GroupId | null): PlainTextOption[] {
  const shown = groups.toSorted((a, b) => a.handle.localeCompare(b.handle)).map(groupOption);
  const isThere = named === null || groups.some(({ id }) => id === named);
  const gone = isThere ? [] : [option('A group that Slack does not show', named)];
  const first = [...gone, ...shown.filter(({ value }) => value === named)];
  return [...first, ...shown.filter(({ value }) => value !== named)].slice(0, MOST_OPTIONS);
}

const groupOption = ({ id, handle, name }: UserGroup): PlainTextOption => option(`@${handle} · ${name}`, id);
