import { describe, expect, test } from 'vitest';
import { Duplicate, Refusal, WrongInput } from '../../../src/core/kernel/errors.ts';
import type { Presser } from '../../../src/core/handoff/handoff.ts';
import type { Member } from '../../../src/core/people/member.ts';
import { asWorkspace } from '../../../src/core/time/working-hours.ts';
import { createHolidaySource } from '../../../src/services/people/holidays.ts';
import { createMembership } from '../../../src/services/people/membership.ts';
import { createPreferences } from '../../../src/services/people/preferences.ts';
import { openStore } from '../../support/store.ts';

const OURS = 'T0OURS';
const sam: Presser = { userId: 'U0SAM', teamId: OURS };
const stranger: Presser = { userId: 'U0LENA', teamId: 'T0OTHERS' };
const member = (id: string): Member => ({
  id,
  teamIds: [OURS],
  zone: 'Europe/Madrid',
  isBot: false,
  isDeactivated: false,
  isGuest: false,
  isInvitedOnly: false,
  isAdministrator: false,
});

const FORM = { workdays: ['1'], opens_at: '09:00', closes_at: '17:00', holiday_region: null };
const DAYS = { from_day: '2026-12-01', to_day: '2026-12-02', stand_in: null };

async function ground(options: { slackIsAway?: boolean; administers?: boolean } = {}) {
  const { store } = await openStore();
  let ids = 0;
  const saved: string[] = [];
  const findMember = async (id: string) => (options.slackIsAway ? null : member(id));
  const service = createPreferences({
    store,
    holidays: createHolidaySource(),
    lookUpChannel: async () => null,
    membership: createMembership({ findMember, teamId: OURS }),
    mustAdminister: async () => {
      if (!options.administers) throw new Refusal('Not you.');
    },
    teamId: OURS,
    newId: () => `A${(ids += 1)}`,
    now: () => Date.parse('2026-11-24T15:00:00Z'),
    onSaved: () => saved.push('saved'),
  });
  /** As in forms that were opened just now. */
  const preferences = {
    ...service,
    saveMine: async (by: Presser, form: Record<string, unknown>) =>
      service.saveMine(by, form, (await store.calendar.person(by.userId)) ?? asWorkspace(by.userId)),
    saveWorkspace: async (by: Presser, form: Record<string, unknown>) =>
      service.saveWorkspace(by, form, await store.settings()),
  };
  return { store, preferences, saved };
}

describe('what a person sets', () => {
  test('people of other companies have nothing to set here', async () => {
    const { preferences, store, saved } = await ground();
    const attempts = [
      () => preferences.mine(stranger),
      () => preferences.saveMine(stranger, FORM),
      () => preferences.addAbsence(stranger, DAYS),
      () => preferences.removeAbsence(stranger, 'A1'),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(Refusal);
    expect(await store.calendar.person('U0LENA')).toBeNull();
    expect(await store.calendar.absencesSince('2000-01-01')).toEqual([]);
    expect(saved).toEqual([]);
  });

  test('only one’s own days off go, and the second press says that they are gone', async () => {
    const { preferences } = await ground();
    await preferences.addAbsence(sam, DAYS);
    const [absence] = (await preferences.mine(sam)).absences;
    const id = absence?.id ?? '';
    await expect(preferences.removeAbsence({ ...sam, userId: 'U0PRIYA' }, id)).rejects.toThrow(Refusal);
    await preferences.removeAbsence(sam, id);
    await expect(preferences.removeAbsence(sam, id)).rejects.toThrow('These days off are not yours, or were removed');
  });

  test('the same days off sent twice are there once; delivered twice, they are worked on once', async () => {
    const { preferences } = await ground();
    await preferences.addAbsence(sam, DAYS);
    await preferences.addAbsence(sam, DAYS);
    expect((await preferences.mine(sam)).absences).toHaveLength(1);
    const delivered = { ...sam, requestId: 'R1' };
    await preferences.saveMine(delivered, FORM);
    await expect(preferences.saveMine(delivered, { ...FORM, workdays: ['2'] })).rejects.toThrow(Duplicate);
    expect((await preferences.mine(sam)).time.workdays).toEqual([1]);
  });

  test('a stand-in whom Slack does not name in time is not taken on trust', async () => {
    const { preferences } = await ground({ slackIsAway: true });
    const attempt = preferences.addAbsence(sam, { ...DAYS, stand_in: 'U0PRIYA' });
    await expect(attempt).rejects.toThrow(WrongInput);
    await expect(attempt).rejects.toMatchObject({
      errors: { stand_in: 'Slack did not say in time who this is. Try again.' },
    });
    await preferences.addAbsence(sam, DAYS);
  });

  test('there is an end to how many entries one person has', async () => {
    const { preferences } = await ground();
    for (let day = 1; day <= 30; day += 1) {
      const date = `2026-12-${String(day).padStart(2, '0')}`;
      await preferences.addAbsence(sam, { from_day: date, to_day: date, stand_in: null });
    }
    const more = { from_day: '2027-01-04', to_day: '2027-01-04', stand_in: null };
    await expect(preferences.addAbsence(sam, more)).rejects.toThrow('You have 30 entries of days off.');
  });
});

test('whoever does not administer the workspace neither sees its settings nor saves them', async () => {
  const { preferences, saved } = await ground();
  await expect(preferences.workspace(sam)).rejects.toThrow('Not you.');
  await expect(preferences.saveWorkspace(sam, FORM)).rejects.toThrow('Not you.');
  expect(saved).toEqual([]);
});
