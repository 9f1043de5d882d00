import { describe, expect, test } from 'vitest';
import type { Member } from '../../../src/core/people/member.ts';
import { DEEDS, PARTS, type Part, may } from '../../../src/core/people/powers.ts';
import { KEYS_OF_ROLE, TEAM_ROLES } from '../../../src/core/people/team-roles.ts';
import { createMembership } from '../../../src/services/people/membership.ts';
import { createPowers, NOT_SAID_WHETHER } from '../../../src/services/people/powers.ts';
import { createUserGroups } from '../../../src/services/people/user-groups.ts';
import { openStore } from '../../support/store.ts';

/** The one table, asked with what the settings and Slack say. */

const OURS = 'T0NORTHWIND';
const sam = { userId: 'U0SAM', teamId: OURS };
/** Under which people are named for the roles. */
const KEYS = TEAM_ROLES.map((role) => KEYS_OF_ROLE[role].people);

const SOMEBODY: Member = {
  id: 'U0SAM',
  teamIds: [OURS],
  zone: null,
  isBot: false,
  isDeactivated: false,
  isGuest: false,
  isInvitedOnly: false,
  isAdministrator: false,
};

type Answer = readonly string[] | null | 'unknown';

async function ground(options: { member?: Partial<Member> | null; groups?: Record<string, Answer> } = {}) {
  const { store } = await openStore();
  const asked: string[] = [];
  const { member = {}, groups = {} } = options;
  const powers = createPowers({
    store,
    membership: createMembership({ findMember: async (id) => member && { ...SOMEBODY, ...member, id }, teamId: OURS }),
    groups: createUserGroups({
      peopleOf: async (id) => {
        asked.push(id);
        return groups[id] ?? null;
      },
      all: async () => [{ id: 'S0PARTNERS', handle: 'partner-team', name: 'Partner team' }],
    }),
  });
  return { store, powers, asked };
}

const OUTSIDE: [who: string, member: Partial<Member> | null][] = [
  ['somebody of another company', { teamIds: ['T0BRIGHTWATER'] }],
  ['a guest', { isGuest: true }],
  ['somebody who has left', { isDeactivated: true }],
  ['an app', { isBot: true }],
  ['somebody who was invited and never came', { isInvitedOnly: true }],
  ['somebody whom Slack does not describe', null],
];

test.each(OUTSIDE)('%s may do nothing, whatever they are named for', { tags: 'thorough' }, async (_who, member) => {
  const { store, powers } = await ground({ member, groups: { S0PARTNERS: ['U0SAM'] } });
  for (const key of KEYS) {
    await store.set(key, ['U0SAM']);
    await store.set(`${key}_group`, 'S0PARTNERS');
  }
  const allowed = await Promise.all(DEEDS.map((deed) => powers.isAllowed(deed, sam, PARTS)));
  expect(allowed.filter(Boolean)).toEqual([]);
});

test('a press under the id of a company that is not theirs is nobody’s', async () => {
  const { powers } = await ground();
  expect(await powers.isAllowed('ask_for_help', sam)).toBe(true);
  expect(await powers.isAllowed('ask_for_help', { ...sam, teamId: 'T0BRIGHTWATER' })).toBe(false);
});

test('who is named for a role may exactly what the table says of it, by name or by group', async () => {
  for (const role of TEAM_ROLES) {
    const key = KEYS_OF_ROLE[role].people;
    for (const how of ['by name', 'by group']) {
      const { store, powers } = await ground({ groups: { S0PARTNERS: ['U0SAM'] } });
      // Nobody has a role only because nobody is named for it.
      for (const other of KEYS) await store.set(other, ['U0ADA']);
      if (how === 'by name') await store.set(key, ['U0SAM']);
      else await store.set(`${key}_group`, 'S0PARTNERS');
      const theirs: Part[] = ['full_member', role];
      for (const deed of DEEDS)
        expect([role, how, deed, await powers.isAllowed(deed, sam)]).toEqual([role, how, deed, may(deed, theirs)]);
    }
  }
});

describe('a user group of which Slack says nothing', () => {
  const unknown = { groups: { S0PARTNERS: 'unknown' as const } };

  test('makes whoever might be in it try again, and nobody else', async () => {
    const { store, powers } = await ground(unknown);
    await store.set('partner_marketing_group', 'S0PARTNERS');
    await expect(powers.mustBeAllowed('send_handoff', sam)).rejects.toThrow(NOT_SAID_WHETHER);
    await expect(powers.mustBeAllowed('change_settings', sam)).rejects.toThrow('Only administrators can change');
    await store.set('partner_marketing', ['U0SAM']);
    await powers.mustBeAllowed('send_handoff', sam);
  });

  test('and that is named for administrators, lets no owner of the workspace in meanwhile', async () => {
    const { store, powers } = await ground({ ...unknown, member: { isAdministrator: true } });
    await store.set('administrators_group', 'S0PARTNERS');
    await expect(powers.mustAdminister(sam)).rejects.toThrow(NOT_SAID_WHETHER);
    await expect(powers.mustBeAllowed('correct_credit', sam)).rejects.toThrow(NOT_SAID_WHETHER);
  });
});

test('only the groups that matter for what somebody does are asked about', async () => {
  const { store, powers, asked } = await ground();
  for (const key of KEYS) await store.set(`${key}_group`, `S0${key.toUpperCase()}`);
  await powers.isAllowed('set_own_time', sam);
  expect(asked).toEqual([]);
  await powers.isAllowed('correct_credit', sam);
  expect(asked.toSorted()).toEqual(['S0ADMINISTRATORS', 'S0REVOPS']);
});

describe('a user group that is gone', () => {
  test('leaves its role to who is named by name, and to nobody else', async () => {
    const { store, powers } = await ground({ member: { isAdministrator: false } });
    await store.set('partner_marketing_group', 'S0GONE');
    await expect(powers.mustBeAllowed('send_handoff', sam)).rejects.toThrow('Only partner marketing');
    await store.set('administrators', ['U0SAM']);
    await powers.mustBeAllowed('send_handoff', sam);
  });

  test('leaves the settings to owners and admins of the workspace, unless an administrator is named by name', async () => {
    const { store, powers } = await ground({ member: { isAdministrator: true } });
    await store.set('administrators_group', 'S0GONE');
    await powers.mustAdminister(sam);
    await store.set('administrators', ['U0ADA']);
    await expect(powers.mustAdminister(sam)).rejects.toThrow('Only administrators of this workspace');
  });
});

describe('whoever may not', () => {
  test('reads who may, and three of them, or the handle of their group', async () => {
    const { store, powers } = await ground({ groups: { S0PARTNERS: [] } });
    await store.set('revops', ['U0ROBIN']);
    await expect(powers.mustBeAllowed('correct_credit', sam)).rejects.toThrow(
      /^Only RevOps can correct the credit\. Ask <@U0ROBIN>\.$/,
    );
    await store.set('partner_marketing_group', 'S0PARTNERS');
    await expect(powers.mustBeAllowed('send_handoff', sam)).rejects.toThrow(/Ask somebody of @partner-team\.$/);
    await store.set('partner_marketing', ['U0A', 'U0B', 'U0C', 'U0D']);
    await expect(powers.mustBeAllowed('send_handoff', sam)).rejects.toThrow(/Ask <@U0A>, <@U0B> or <@U0C>\.$/);
    await store.set('administrators', ['U0ADA']);
    await expect(powers.mustBeAllowed('register_account', sam)).rejects.toThrow(
      /^Only the partner’s alliances owner and administrators can register an account for a partner\. Ask <@U0ADA>\.$/,
    );
  });

  test('and nobody is named for RevOps, reads that administrators correct the credit', async () => {
    const { powers } = await ground();
    await expect(powers.mustBeAllowed('correct_credit', sam)).rejects.toThrow(
      'Only administrators can correct the credit. Ask one of them to do it with you.',
    );
  });
});

test('what is kept until Slack says who somebody is asks Slack nothing of who is named by name', async () => {
  const { store, powers, asked } = await ground({ member: null });
  await powers.mustBeAllowedOnceKnown('send_handoff', sam);
  await store.set('partner_marketing', ['U0SAM']);
  await powers.mustBeAllowedOnceKnown('send_handoff', sam);
  await store.set('partner_marketing', ['U0ADA']);
  await expect(powers.mustBeAllowedOnceKnown('send_handoff', sam)).rejects.toThrow('Slack does not say who you are');
  expect(asked).toEqual([]);
});
