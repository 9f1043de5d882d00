import { type Member, type UserId, whyNotMember, zoneOf } from '../core/member.ts';
import type { Away } from '../core/time/absence.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Timekeeping } from '../core/window.ts';
import type { Store } from '../db/store.ts';
import type { Calendars } from './calendars.ts';

/** May this person own a handoff now, and in which calendar is their window counted? */
export type Eligibility = { check: (userId: UserId) => Promise<Eligible> };

/** `unknown`: Slack did not say in time who they are. `refusal` ends in what to do; it may hold mentions. */
export type Eligible =
  | { may: 'yes'; time: Timekeeping }
  | { may: 'no'; refusal: string; standIn: UserId | null }
  | { may: 'unknown' };

export function createEligibility(deps: {
  store: Pick<Store, 'deskOf'>;
  findMember: (userId: UserId) => Promise<Member | null>;
  calendars: Pick<Calendars, 'at'>;
  teamId: string;
  now: () => EpochMs;
}): Eligibility {
  const { store, findMember, calendars, teamId, now } = deps;

  const no = (refusal: string, standIn: UserId | null = null): Eligible => ({ may: 'no', refusal, standIn });

  return {
    async check(userId) {
      const member = await findMember(userId);
      if (!member) return { may: 'unknown' };
      const refusal = whyNotMember(member, teamId);
      if (refusal) return no(refusal);
      const { awaiting, cap, calendarVersion: version } = await store.deskOf(userId);
      const { time, away } = await calendars.at(userId, zoneOf(member), { version, at: now() });
      if (away) return no(awaySentence(userId, away), away.standIn);
      if (awaiting >= cap)
        return no(
          `<@${userId}> has ${awaiting} handoffs to answer, and ${cap} is the most. Choose somebody else, or wait until one is answered.`,
        );
      return { may: 'yes', time };
    },
  };
}

function awaySentence(userId: UserId, { until, standIn }: Away): string {
  const who = `<@${userId}> is out of office until ${until}.`;
  return standIn === null ? `${who} Choose somebody else.` : `${who} <@${standIn}> stands in: choose them.`;
}
