import { type Account, whyNotMember, zoneOf } from '../core/member.ts';
import type { Timekeeping } from '../core/window.ts';
import type { Calendars } from './calendars.ts';
import type { Store } from '../db/store.ts';

/** May this person be asked to own a handoff now, and in which time would they answer? */
export type Askable = { ask: (userId: string) => Promise<Asked> };

/** `unknown`: Slack did not say in time who they are. `refusal` ends in what to do; it may hold mentions. */
export type Asked =
  | { may: 'yes'; time: Timekeeping }
  | { may: 'no'; refusal: string; standIn: string | null }
  | { may: 'unknown' };

export function createAskable(deps: {
  store: Pick<Store, 'deskOf'>;
  findAccount: (userId: string) => Promise<Account | null>;
  calendars: Pick<Calendars, 'at'>;
  teamId: string;
  now: () => number;
}): Askable {
  const { store, findAccount, calendars, teamId, now } = deps;

  const no = (refusal: string, standIn: string | null = null): Asked => ({ may: 'no', refusal, standIn });

  return {
    async ask(userId) {
      const account = await findAccount(userId);
      if (!account) return { may: 'unknown' };
      const refusal = whyNotMember(account, teamId);
      if (refusal) return no(refusal);
      const { awaiting, cap, calendarVersion: version } = await store.deskOf(userId);
      const { time, away } = await calendars.at(userId, zoneOf(account), { version, at: now() });
      if (away) return no(awaySentence(userId, away), away.standIn);
      if (awaiting >= cap)
        return no(
          `<@${userId}> has ${awaiting} handoffs to answer, and ${cap} is the most. Choose somebody else, or wait until one is answered.`,
        );
      return { may: 'yes', time };
    },
  };
}

function awaySentence(userId: string, { until, standIn }: { until: string; standIn: string | null }): string {
  const who = `<@${userId}> is out of office until ${until}.`;
  return standIn === null ? `${who} Choose somebody else.` : `${who} <@${standIn}> stands in: choose them.`;
}
