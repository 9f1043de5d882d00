import { describe, expect, test } from 'vitest';
import { Duplicate, Refusal } from '../../../src/core/kernel/errors.ts';
import type { Presser } from '../../../src/core/handoff/handoff.ts';
import { NOT_SAID } from '../../../src/core/people/member.ts';
import { KEYS_OF_ROLE, MAX_NAMED, TEAM_ROLES } from '../../../src/core/people/team-roles.ts';
import { createRoleSettings } from '../../../src/services/people/role-settings.ts';
import { createUserGroups } from '../../../src/services/people/user-groups.ts';
import { openStore } from '../../support/store.ts';

const ada = { userId: 'U0ADA', teamId: 'T0NORTHWIND' };
const NOBODY = Object.fromEntries(TEAM_ROLES.map((role) => [KEYS_OF_ROLE[role].people, []]));

type Options = { isAway?: boolean; administers?: boolean; gone?: string[]; group?: string[] | null | 'unknown' };

async function ground({ isAway = false, administers = true, gone = [], group = ['U0SAM'] }: Options = {}) {
  const { store } = await openStore();
  const saved: string[] = [];
  const service = createRoleSettings({
    store,
    membership: {
      whyNot: async (id) => {
        if (isAway) return NOT_SAID;
        return gone.includes(id) ? 'This person is deactivated.' : null;
      },
    },
    groups: createUserGroups({ peopleOf: async () => group, all: async () => [] }),
    mustAdminister: async () => {
      if (!administers) throw new Refusal('Not you.');
    },
    now: () => Date.parse('2026-11-24T15:00:00Z'),
    onSaved: () => saved.push('saved'),
  });
  /** As in a form that was opened just now. */
  const save = async (by: Presser, form: Record<string, unknown>) => service.save(by, form, await store.settings());
  return { store, roles: { ...service, save }, saved };
}

test('whoever does not administer the workspace neither sees who is named nor names anybody', async () => {
  const { roles, saved } = await ground({ administers: false });
  await expect(roles.shown(ada)).rejects.toThrow('Not you.');
  await expect(roles.save(ada, NOBODY)).rejects.toThrow('Not you.');
  expect(saved).toEqual([]);
});

describe('the administrators', () => {
  test('cannot be a list in which nobody is left who could open the settings again', async () => {
    const { roles, store } = await ground({ gone: ['U0ADA', 'U0ROBIN'] });
    await store.set('administrators', ['U0ADA', 'U0ROBIN', 'U0SAM']);
    const named = (administrators: string[]) => roles.save(ada, { ...NOBODY, administrators });
    await expect(named(['U0ADA', 'U0ROBIN'])).rejects.toMatchObject({
      errors: { administrators: 'None of them can open these settings any more. Name somebody who is still here.' },
    });
    expect((await store.settings()).administrators).toHaveLength(3);
    await named(['U0ADA', 'U0SAM']);
    expect((await store.settings()).administrators).toEqual(['U0ADA', 'U0SAM']);
    await named([]);
    expect((await store.settings()).administrators).toEqual([]);
  });

  test('cannot be a list of people of whom Slack does not say that one is still here', async () => {
    const { roles, store } = await ground({ isAway: true });
    await store.set('administrators', ['U0ADA', 'U0ROBIN']);
    const refused = roles.save(ada, { ...NOBODY, administrators: ['U0ADA'] });
    await expect(refused).rejects.toMatchObject({ errors: { administrators: NOT_SAID } });
    expect((await store.settings()).administrators).toEqual(['U0ADA', 'U0ROBIN']);
  });
});

describe('a user group', () => {
  test.each([null, [], 'unknown'] as const)('in which nobody is known to be (%s) is not named anew', async (group) => {
    const { roles, store } = await ground({ group: group && group !== 'unknown' ? [...group] : group });
    const refused = roles.save(ada, { ...NOBODY, revops_group: 'S0PARTNERS' });
    await expect(refused).rejects.toMatchObject({ errors: { revops_group: expect.stringMatching(/group/) } });
    expect((await store.settings()).revops_group).toBeNull();
  });

  test('that was named before stays without a look-up, also when the form did not ask for it', async () => {
    const { roles, store } = await ground({ group: 'unknown' });
    await store.set('revops_group', 'S0PARTNERS');
    await roles.save(ada, NOBODY);
    expect((await store.settings()).revops_group).toBe('S0PARTNERS');
    await roles.save(ada, { ...NOBODY, revops_group: null });
    expect((await store.settings()).revops_group).toBeNull();
  });

  test('that is none of Slack’s is refused beside its field', async () => {
    const { roles } = await ground();
    const refused = roles.save(ada, { ...NOBODY, alliances_group: 'U0ADA' });
    await expect(refused).rejects.toMatchObject({ errors: { alliances_group: expect.any(String) } });
  });
});

test('a crowd for one role is refused beside its field', async () => {
  const { roles } = await ground();
  const crowd = Array.from({ length: MAX_NAMED + 1 }, (_, at) => `U${at}`);
  await expect(roles.save(ada, { ...NOBODY, revops: crowd })).rejects.toMatchObject({
    errors: { revops: 'Choose at most 20 people.' },
  });
});

test('the same form sent twice is saved once, and the history says who named whom', async () => {
  const { roles, store } = await ground();
  const by = { ...ada, requestId: 'V1:U0ADA' };
  await roles.save(by, { ...NOBODY, revops: ['U0ROBIN'], sales_lead_group: 'S0SALES' });
  await expect(roles.save(by, { ...NOBODY })).rejects.toThrow(Duplicate);
  expect((await store.settings()).revops).toEqual(['U0ROBIN']);
  expect((await store.settingsHistory(10)).map(({ actor, what, after }) => [actor, what, after])).toEqual(
    expect.arrayContaining([
      ['U0ADA', 'revops', ['U0ROBIN']],
      ['U0ADA', 'sales_lead_group', 'S0SALES'],
    ]),
  );
});
