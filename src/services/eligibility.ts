import { type Member, type UserId, whyNotMember, zoneOf } from '../core/member.ts';
import type { Packet } from '../core/packet.ts';
import type { Away } from '../core/time/absence.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Timekeeping } from '../core/window.ts';
import type { Store } from '../db/store.ts';
import type { Calendars } from './calendars.ts';

/** May this person own a handoff now, and in which calendar is their window counted? */
export type Eligibility = {
  check: (userId: UserId) => Promise<Eligible>;
  /** May this packet go to its account executive now? Asks about everybody in it: who wrote it, who is asked, who answers questions. */
  checkPacket: (author: UserId, packet: Pick<Packet, 'ae' | 'questions_to'>) => Promise<Clearance>;
};

/** `unknown`: Slack did not say in time who they are. `refusal` ends in what to do; it may hold mentions. */
export type Eligible =
  | { may: 'yes'; time: Timekeeping }
  | { may: 'no'; refusal: string; standIn: UserId | null }
  | { may: 'unknown' };

/**
 * `unknown`: Slack did not say in time who somebody in it is. `author`: why its author may not hand off; null when they may.
 * `refusals`: why somebody whom they named cannot be asked, by the packet's field; they end in what to do and may hold mentions.
 */
export type Clearance =
  | { may: 'yes'; time: Timekeeping }
  | { may: 'no'; author: string | null; refusals: Partial<Record<'ae' | 'questions_to', string>> }
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

  const check = async (userId: UserId): Promise<Eligible> => {
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
  };

  return {
    check,

    async checkPacket(author, { ae, questions_to }) {
      const [writer, asked, answerer] = await Promise.all([findMember(author), check(ae), findMember(questions_to)]);
      const cannotWrite = writer && whyNotMember(writer, teamId);
      const cannotAnswer = answerer && whyNotMember(answerer, teamId);
      const refusals = {
        ...(asked.may === 'no' ? { ae: asked.refusal } : {}),
        ...(cannotAnswer ? { questions_to: cannotAnswer } : {}),
      };
      if (cannotWrite || Object.keys(refusals).length > 0) return { may: 'no', author: cannotWrite, refusals };
      return writer && answerer && asked.may === 'yes' ? asked : { may: 'unknown' };
    },
  };
}

function awaySentence(userId: UserId, { until, standIn }: Away): string {
  const who = `<@${userId}> is out of office until ${until}.`;
  return standIn === null ? `${who} Choose somebody else.` : `${who} <@${standIn}> stands in: choose them.`;
}
