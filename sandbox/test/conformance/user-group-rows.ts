import { expect } from 'vitest';
import type { Ground } from './ground.ts';
import { ok, refused, type Row, rowsOf } from './row.ts';

const PARTNERS = { id: 'S0PARTNERS', name: 'Partner team', handle: 'partner-team', users: ['U0MAYA', 'U0ALEX'] };
const OLD = { id: 'S0OLD', name: 'Old team', handle: 'old-team', users: ['U0SAM', 'U0GONE'], isDisabled: true };
const EMPTY = { id: 'S0EMPTY', name: 'Nobody yet', handle: 'nobody-yet', users: [] };

const withGroups = ({ sandbox }: Ground) => {
  for (const group of [PARTNERS, OLD, EMPTY]) sandbox.control.putUserGroup(group);
};

/** https://docs.slack.dev/reference/methods/usergroups.list */
const listRows = rowsOf('usergroups.list', [
  { promise: 'lists nothing while there is none', answer: { ok: true, usergroups: [] } },
  {
    promise: 'lists those that are not switched off, without their people',
    before: withGroups,
    answer: {
      ok: true,
      usergroups: [
        {
          id: 'S0PARTNERS',
          team_id: 'T0NORTHWIND',
          is_usergroup: true,
          name: 'Partner team',
          handle: 'partner-team',
          is_external: false,
          date_delete: 0,
          prefs: { channels: [], groups: [] },
        },
        { id: 'S0EMPTY' },
      ],
    },
    lacks: ['usergroups[0].users', 'usergroups[0].user_count', 'usergroups[2]', 'response_metadata'],
  },
  {
    promise: 'lists those that are switched off when asked, and says since when',
    before: withGroups,
    args: { include_disabled: true },
    answer: { usergroups: [{ date_delete: 0 }, { id: 'S0OLD', date_delete: expect.any(Number) }, {}] },
  },
  {
    promise: 'gives people and their number when asked',
    before: withGroups,
    args: { include_users: true, include_count: true },
    answer: {
      usergroups: [
        { users: ['U0MAYA', 'U0ALEX'], user_count: 2 },
        { users: [], user_count: 0 },
      ],
    },
  },
  {
    promise: 'forgets one that was taken away',
    before: (ground) => {
      withGroups(ground);
      ground.sandbox.control.removeUserGroup('S0PARTNERS');
    },
    answer: { usergroups: [{ id: 'S0EMPTY' }] },
  },
]);

/** https://docs.slack.dev/reference/methods/usergroups.users.list */
const userRows = rowsOf('usergroups.users.list', [
  {
    promise: 'says who is in it',
    before: withGroups,
    args: { usergroup: 'S0PARTNERS' },
    answer: { ok: true, users: ['U0MAYA', 'U0ALEX'] },
  },
  {
    promise: 'says that nobody is in it',
    before: withGroups,
    args: { usergroup: 'S0EMPTY' },
    answer: { ok: true, users: [] },
  },
  {
    promise: 'does not find one that is switched off',
    before: withGroups,
    args: { usergroup: 'S0OLD' },
    answer: refused('no_such_subteam'),
  },
  {
    promise: 'finds one that is switched off when asked, with somebody who has left',
    before: withGroups,
    args: { usergroup: 'S0OLD', include_disabled: true },
    answer: { ok: true, users: ['U0SAM', 'U0GONE'] },
  },
  { promise: 'does not find an unknown one', args: { usergroup: 'S0NOBODY' }, answer: refused('no_such_subteam') },
  { promise: 'refuses a missing one', answer: refused(/^(no_such_subteam|invalid_arguments|missing_argument)$/) },
  {
    promise: 'tells of a change at once',
    before: (ground) => {
      withGroups(ground);
      ground.sandbox.control.putUserGroup({ ...PARTNERS, users: ['U0SAM'] });
    },
    args: { usergroup: 'S0PARTNERS' },
    answer: { ...ok, users: ['U0SAM'] },
  },
  {
    promise: 'has no guest and nobody of another company in it',
    before: ({ sandbox }) => {
      for (const id of ['U0GUEST', 'U0SINGLE', 'U0LENA', 'U0NOBODY'])
        expect(() => sandbox.control.putUserGroup({ ...PARTNERS, users: [id] })).toThrow('cannot be in a user group');
    },
    args: { usergroup: 'S0PARTNERS' },
    answer: refused('no_such_subteam'),
  },
]);

export const userGroupRows: Row[] = [...listRows, ...userRows];
