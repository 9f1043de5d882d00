import type { DeskLook } from '../../core/directory/account-look.ts';
import { inPlainText, type Member, mentionedIn, type UserId, whyNotMember, zoneOf } from '../../core/people/member.ts';
import type { Packet } from '../../core/packet/packet.ts';
import type { Away } from '../../core/time/absence.ts';
import { dayWords } from '../../core/time/day-words.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Timekeeping } from '../../core/handoff/window.ts';
import type { Store } from '../../db/store.ts';
import type { Calendars } from '../people/calendars.ts';

/** May this person own a handoff now, and in which calendar is their window counted? */
export type Eligibility = {
  check: (userId: UserId) => Promise<Eligible>;
  /** May this packet go to its account executive now? Asks about everybody in it: who wrote it, who is asked, who answers questions. */
  checkPacket: (author: UserId, packet: Pick<Packet, 'ae' | 'questions_to'>) => Promise<Clearance>;
  /** The same while the form may still be wrong: all that is known of those whom it names. */
  lookAt: (author: UserId, named: Named) => Promise<Findings>;
  /** What they have before them; null while Slack does not say who they are, and when nobody could ask them whatever they have. */
  deskOf: (userId: UserId) => Promise<DeskLook | null>;
  /** A refusal with names in place of mentions, for beside a field. */
  inNames: (refusal: string) => Promise<string>;
};

/** Whom a form names; null where it names nobody. */
export type Named = { ae: UserId | null; questions_to: UserId | null };

/** As in a `Clearance`. `time` is null unless the account executive can be asked. */
export type Findings = {
  author: string | null;
  refusals: Partial<Record<keyof Named, string>>;
  time: Timekeeping | null;
  /** Whether Slack said of everybody who is named who they are. */
  areAllKnown: boolean;
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
  | { may: 'no'; author: string | null; refusals: Findings['refusals'] }
  | { may: 'unknown' };

const NAMED_AT_MOST = 3;

export function createEligibility(deps: {
  store: Pick<Store, 'deskOf' | 'peopleWithRoom'>;
  findMember: (userId: UserId) => Promise<Member | null>;
  calendars: Pick<Calendars, 'at'>;
  teamId: string;
  /** Null outside an Enterprise organisation. */
  organisationId?: string | null;
  now: () => EpochMs;
}): Eligibility {
  const { store, findMember, calendars, teamId, organisationId, now } = deps;

  const no = (refusal: string, standIn: UserId | null = null): Eligible => ({ may: 'no', refusal, standIn });

  /** A few colleagues who take handoffs and could take one more; nothing when there is none. */
  const whoHasRoom = async (): Promise<string> => {
    const found = await Promise.all((await store.peopleWithRoom(NAMED_AT_MOST)).map(findMember));
    const free = found.filter((member) => member !== null && whyNotMember(member, teamId) === null);
    return free.length === 0 ? '' : ` (with room: ${free.map((member) => `<@${member?.id}>`).join(', ')})`;
  };

  const beforeThem = async (member: Member) => {
    const { awaiting, cap, calendarVersion: version } = await store.deskOf(member.id);
    return { awaiting, cap, ...(await calendars.at(member.id, zoneOf(member), { version, at: now() })) };
  };

  const check = async (userId: UserId): Promise<Eligible> => {
    const member = await findMember(userId);
    if (!member) return { may: 'unknown' };
    const refusal = whyNotMember(member, teamId, organisationId);
    if (refusal) return no(refusal);
    const { awaiting, cap, time, away } = await beforeThem(member);
    if (away) return no(awaySentence(userId, away, now()), away.standIn);
    if (awaiting >= cap) {
      const lead = `<@${userId}> has ${awaiting} handoffs to answer, and ${cap} is the most.`;
      return no(`${lead} Choose somebody else${await whoHasRoom()}, or wait until one is answered.`);
    }
    return { may: 'yes', time };
  };

  const lookAt = async (author: UserId, { ae, questions_to }: Named): Promise<Findings> => {
    const [writer, asked, answerer] = await Promise.all([
      findMember(author),
      ae === null ? null : check(ae),
      questions_to === null ? null : findMember(questions_to),
    ]);
    const cannotAnswer = answerer && whyNotMember(answerer, teamId, organisationId);
    return {
      author: writer && whyNotMember(writer, teamId),
      refusals: {
        ...(asked?.may === 'no' ? { ae: asked.refusal } : {}),
        ...(cannotAnswer ? { questions_to: cannotAnswer } : {}),
      },
      time: asked?.may === 'yes' ? asked.time : null,
      areAllKnown: writer !== null && isKnown(questions_to, answerer !== null) && isKnown(ae, asked?.may !== 'unknown'),
    };
  };

  return {
    check,
    lookAt,

    async checkPacket(author, packet) {
      const { author: cannotWrite, refusals, time, areAllKnown } = await lookAt(author, packet);
      if (cannotWrite !== null || Object.keys(refusals).length > 0) return { may: 'no', author: cannotWrite, refusals };
      return areAllKnown && time !== null ? { may: 'yes', time } : { may: 'unknown' };
    },

    async deskOf(userId) {
      const member = await findMember(userId);
      if (!member || whyNotMember(member, teamId, organisationId)) return null;
      const { awaiting, cap, away } = await beforeThem(member);
      return { awaiting, cap, away };
    },

    async inNames(refusal) {
      const members = await Promise.all(mentionedIn(refusal).map(findMember));
      return inPlainText(refusal, (userId) => members.find((member) => member?.id === userId)?.profile?.name);
    },
  };
}

/** Whom a form does not name, nobody has to know. */
const isKnown = (named: UserId | null, isSaid: boolean): boolean => named === null || isSaid;

function awaySentence(userId: UserId, { until, standIn }: Away, now: EpochMs): string {
  const who = `<@${userId}> is out of office until ${dayWords(until, now)}.`;
  return standIn === null ? `${who} Choose somebody else.` : `${who} <@${standIn}> stands in: choose them.`;
}
