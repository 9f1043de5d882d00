import type { WorkspaceSettings } from '../../src/core/people/workspace-form.ts';

/** What a company has set, for tests of the forms that show it. */
export const COMPANY: WorkspaceSettings = {
  workdays: [1, 2, 3, 4, 5],
  opens_at: '09:00',
  closes_at: '17:00',
  holiday_region: 'US',
  closures: [{ from: '2026-12-24', to: '2026-12-31', name: 'Winter break' }],
  extra_days: [],
  intake_owner: 'U0IRIS',
  escalation_contact: null,
  adjudicator: null,
  sales_channel: 'C0WINS',
  open_cap: 5,
  undo_minutes: 15,
  stalled_accepted_days: 2,
  stalled_working_days: 30,
};
