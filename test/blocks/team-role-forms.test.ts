import type { ModalView } from '@slack/web-api';
import { viewFault } from 'slack-sandbox/block-kit';
import { describe, expect, test } from 'vitest';
import { readTeamRolesModal, teamRolesModal } from '../../src/blocks/people/team-role-forms.ts';
import {
  MAX_NAMED,
  ofEachRole,
  type RoleSettings,
  TEAM_ROLES,
  type TeamRole,
  type UserGroup,
} from '../../src/core/people/team-roles.ts';
import { unnoticedIn } from '../support/picture/changes.ts';
import { page } from '../support/picture/page.ts';
import { viewPicture } from '../support/picture/picture.ts';

const NOBODY: RoleSettings = ofEachRole({ people: () => [], group: () => null });
const NAMED: RoleSettings = {
  ...NOBODY,
  administrators: ['U0ADA'],
  partner_marketing: ['U0MAYA', 'U0ALEX'],
  partner_marketing_group: 'S0PARTNERS',
  revops_group: 'S0GONE',
};
const GROUPS: UserGroup[] = [
  { id: 'S0SALES', handle: 'sales', name: 'All of sales' },
  { id: 'S0PARTNERS', handle: 'partner-team', name: 'Partner team <!here> *all*' },
];

const views: Record<string, ModalView> = {
  'roles-new': teamRolesModal(NOBODY, GROUPS),
  roles: teamRolesModal(NAMED, GROUPS),
  'roles-without-groups': teamRolesModal(NOBODY, []),
  'roles-without-permission': teamRolesModal(NAMED, null),
  'roles-not-said': teamRolesModal(NAMED, 'unknown'),
};

describe('the form for roles', () => {
  test('is as it is', async () => {
    const looks = Object.entries(views).map(([title, view]) => {
      expect(viewFault(view), title).toBeNull();
      return { title, picture: viewPicture(view) };
    });
    await expect(page(looks)).toMatchFileSnapshot('./pictures/forms/team-roles.txt');
  });

  test('cannot change without its picture changing', { tags: 'thorough' }, () => {
    expect(unnoticedIn(Object.values(views), viewPicture)).toEqual([]);
  });

  test('is one that Slack takes with as much as it may hold, and the group that is named is always among those shown', () => {
    const many = Array.from({ length: 150 }, (_, at) => ({
      id: `S${at}`,
      handle: `${'🚀'.repeat(60)}${at}`,
      name: '🚀'.repeat(90),
    }));
    const people = Array.from({ length: MAX_NAMED }, (_, at) => `U${at}`);
    const named = (role: TeamRole) => (role === 'revops' ? 'S0GONE' : `S${149 - TEAM_ROLES.indexOf(role)}`);
    const full: RoleSettings = ofEachRole({ people: () => people, group: named });
    const view = teamRolesModal(full, many);
    expect(viewFault(view)).toBeNull();
    const chosen = view.blocks
      .map((block) => JSON.stringify(block))
      .flatMap((block) => {
        const [, value] = /"initial_option":\{.*?"value":"(\w+)"/.exec(block) ?? [];
        return value ?? [];
      });
    expect(chosen.toSorted()).toEqual(TEAM_ROLES.map(named).toSorted());
  });

  test('says nothing of a group for which it did not ask, and that none is named where it did', () => {
    const people = (...selected_users: string[]) => ({ value: { type: 'multi_users_select', selected_users } });
    const state = {
      revops: people('U0ROBIN'),
      revops_group: { value: { type: 'static_select', selected_option: null } },
    };
    expect(readTeamRolesModal(state)).toEqual({
      administrators: [],
      partner_marketing: [],
      alliances: [],
      revops: ['U0ROBIN'],
      revops_group: null,
      sales_lead: [],
    });
  });
});
