import type { ModalView } from '@slack/web-api';
import { viewFault } from 'slack-sandbox/block-kit';
import { describe, expect, test } from 'vitest';
import { absenceModal, myTimeModal } from '../../src/blocks/people/my-time-form.ts';
import { settingsModal } from '../../src/blocks/people/settings-forms.ts';
import type { SettingChange } from '../../src/core/people/settings-history.ts';
import type { Absence } from '../../src/core/time/absence.ts';
import { dayListSchema } from '../../src/core/time/day-list.ts';
import { asWorkspace } from '../../src/core/time/working-hours.ts';
import { unnoticedIn } from '../support/picture/changes.ts';
import { page } from '../support/picture/page.ts';
import { viewPicture } from '../support/picture/picture.ts';
import { COMPANY as company } from './time-settings.ts';

const absence: Absence = {
  id: 'A1',
  user_id: 'U0SAM',
  from_day: '2026-12-01',
  to_day: '2026-12-04',
  stand_in: 'U0PRIYA',
};

const counted: Absence = { ...absence, id: 'A2', user_id: 'U0OMAR', from_day: '2026-12-03', stand_in: 'U0SAM' };
const mine = { workspace: company, time: asWorkspace('U0SAM'), absences: [absence], standsInFor: [counted] };

const by = { at: Date.parse('2026-11-24T15:00:00Z'), actor: 'U0ADA', partner: null };
/** One of each sort of value, and of each sort of person who changes something. */
const changes: SettingChange[] = [
  { ...by, what: 'administrators', before: [], after: ['U0ADA', 'U0ROBIN'] },
  { ...by, what: 'partner_marketing_group', before: null, after: 'S0PARTNERS' },
  { ...by, what: 'intake_owner', before: 'U0IRIS', after: null },
  { ...by, what: 'workdays', before: [1, 2, 3, 4, 5], after: [7, 1, 2, 3, 4] },
  { ...by, what: 'open_cap', before: 5, after: 8 },
  { ...by, what: 'closures', before: company.closures, after: [] },
  { ...by, what: 'channel', partner: 'Brightwater', actor: null, before: 'C0BRIGHTWATER', after: 'C0RENAMED' },
  { ...by, what: 'zone', partner: 'Brightwater', before: null, after: 'Europe/Berlin' },
  { ...by, what: 'cards_in_hours', before: false, after: true },
  { ...by, what: 'contacts', partner: '*Bright* <!here>', before: null, after: ['<@U0SAM>, *Lead*', 'x'.repeat(200)] },
];

const views: Record<string, ModalView> = {
  settings: settingsModal(company),
  'settings-changed': settingsModal(company, changes),
  'my-time': myTimeModal(mine),
  'my-time-new': myTimeModal({ ...mine, absences: [], standsInFor: [] }),
  'my-time-in-hours': myTimeModal({
    ...mine,
    time: { ...mine.time, cards_in_hours: true },
    absences: [],
    standsInFor: [],
  }),
  absence: absenceModal(),
};

describe('the forms for working time', () => {
  test('are as they are', async () => {
    const looks = Object.entries(views).map(([title, view]) => {
      expect(viewFault(view), title).toBeNull();
      return { title, picture: viewPicture(view) };
    });
    await expect(page(looks)).toMatchFileSnapshot('./pictures/forms/working-time.txt');
  });

  test('cannot change without their pictures changing', { tags: 'thorough' }, () => {
    expect(unnoticedIn(Object.values(views), viewPicture)).toEqual([]);
  });

  test('are ones that Slack takes with nothing set', () => {
    const nothing = {
      ...company,
      workdays: [],
      holiday_region: null,
      closures: [],
      intake_owner: null,
    };
    expect(viewFault(settingsModal(nothing))).toBeNull();
    expect(viewFault(myTimeModal({ ...mine, workspace: nothing }))).toBeNull();
  });

  test('are ones that Slack takes with as much as they may hold', () => {
    const lines = Array.from(
      { length: 34 },
      (_, index) => `2026-12-${String((index % 31) + 1).padStart(2, '0')} ${'🚀'.repeat(37)}`,
    );
    const closures = dayListSchema('2026-11-24').parse(lines.join('\n'));
    expect(viewFault(settingsModal({ ...company, closures, extra_days: closures }))).toBeNull();
    const many = Array.from({ length: 60 }, (_, index) => ({ ...absence, id: `A${index}` }));
    expect(viewFault(myTimeModal({ ...mine, absences: many, standsInFor: many }))).toBeNull();
  });
});
