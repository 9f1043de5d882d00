import type { Absence } from '../../../src/core/time/absence.ts';
import type { WorkspaceTime } from '../../../src/core/time/working-hours.ts';

/** When the company works: nine to five, Monday to Friday, with the public holidays of the United States. */
export const company: WorkspaceTime = {
  workdays: [1, 2, 3, 4, 5],
  opens_at: '09:00',
  closes_at: '17:00',
  holiday_region: 'US',
  closures: [],
  extra_days: [],
};

/** Days off of one person, from the first to the last (ISO days). */
export function away(user_id: string, from_day: string, to_day: string, stand_in: string | null = null): Absence {
  return {
    id: `${user_id} ${from_day}`,
    user_id,
    from_day,
    to_day,
    stand_in,
  };
}
