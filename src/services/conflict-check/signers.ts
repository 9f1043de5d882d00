import { clearingCarriedOn, type Gate, isPartOf } from '../../core/conflict-check/conflict-check.ts';
import { creditOf } from '../../core/credit/credit.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import { stillCounts } from '../../core/handoff/intake.ts';
import { type Member, type UserId, whyNotMember, zoneOf } from '../../core/people/member.ts';
import type { Packet } from '../../core/packet/packet.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Calendars } from '../people/calendars.ts';

/** Who signs the conflict check of a handoff, and whether anybody has to. */
export type Signers = ReturnType<typeof createSigners>;

/** Whose packet it is, and who is to answer it: neither signs. */
type Sent = { author: UserId; packet: Packet };
/** `none`: nobody is left who may. `unknown`: Slack did not say in time who they are. */
type Found = { signer: UserId; calendar: Calendar } | 'none' | 'unknown';

const NOBODY_SIGNS =
  'Nobody is left to sign its conflict check: who looks after this partner wrote it, or is to answer it. Ask an administrator to name an adjudicator in `/handoff settings`.';

export function createSigners(deps: {
  store: Pick<Store, 'signersOf' | 'partner' | 'calendar'>;
  calendars: Pick<Calendars, 'at' | 'version'>;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  teamId: string;
  now: () => EpochMs;
}) {
  const { store, calendars, findMember, teamId, now } = deps;

  /** Null for somebody who may not sign. `standIn` is null unless they are away. */
  const lookAt = async (userId: UserId) => {
    const member = await findMember(userId);
    if (!member) return 'unknown';
    if (whyNotMember(member, teamId) !== null) return null;
    const version = await calendars.version();
    const { time, away } = await calendars.at(userId, zoneOf(member), { version, at: now() });
    return { signer: userId, calendar: time.calendar, isAway: away !== null, standIn: away?.standIn ?? null };
  };

  /** The first of them who is there, or who stands in for one who is not; otherwise the first at all. */
  const firstOf = async (candidates: readonly UserId[], sent: Sent): Promise<Found> => {
    let first: Found = 'none';
    for (const candidate of candidates.filter((userId) => !isPartOf(sent, userId))) {
      const one = await lookAt(candidate);
      if (one === 'unknown') return 'unknown';
      if (one === null) continue;
      const { signer, calendar, isAway, standIn } = one;
      if (!isAway) return { signer, calendar };
      if (first === 'none') first = { signer, calendar };
      if (standIn === null || isPartOf(sent, standIn)) continue;
      const other = await lookAt(standIn);
      if (other === 'unknown') return 'unknown';
      if (other && !other.isAway) return { signer: other.signer, calendar: other.calendar };
    }
    return first;
  };

  const find = async (sent: Sent, not: UserId | null = null): Promise<Found> => {
    const candidates = await store.signersOf(sent.packet.partner);
    return firstOf(
      candidates.filter((userId) => userId !== not),
      sent,
    );
  };

  const mustBeSomebody = (found: Found): Exclude<Found, 'none'> => {
    if (found === 'none') throw new Refusal(NOBODY_SIGNS);
    return found;
  };

  return {
    /** Somebody else than `not`. */
    find,

    /** Their calendar, when they may sign; throws a Refusal otherwise. */
    async calendarOf(userId: UserId): Promise<Calendar> {
      const one = await lookAt(userId);
      if (one === 'unknown')
        throw new Refusal('Slack did not say in time who this is. Nothing is lost: please try again.');
      if (one === null) throw new Refusal('Only a full member of our workspace can sign. Choose somebody else.');
      return one.calendar;
    },

    /**
     * What stands between sending this and its account executive, whose calendar `ae` is: what its author certifies where they may, what was found
     * of the same deal lately, or a check. `unknown` while Slack does not say who signs. Throws a Refusal when nobody may.
     */
    async gateOf(sent: Sent, previous: Handoff | null, ae: Calendar): Promise<Gate | 'unknown'> {
      const { author, packet } = sent;
      // What the rule leaves open nobody settles for themselves.
      if (creditOf(packet, now()).needsWord !== null) return mustBeSomebody(await find(sent));
      const partner = await store.partner(packet.partner);
      if (partner?.authorCertifies && packet.conflict_checked)
        return { clearing: { by: author, at: now(), answers: null, rule: null } };
      const carried = previous && clearingCarriedOn(previous, sent, ae, now());
      return carried ? { clearing: carried } : mustBeSomebody(await find(sent));
    },

    /** Who signs anew before `ae` is asked in place of who was; null when what was found still counts. Throws a Refusal when nobody can. */
    async gateAgain(handoff: Handoff, ae: UserId, calendar: Calendar): Promise<Gate | null> {
      if (stillCounts(handoff, ae, calendar, now())) return null;
      const found = mustBeSomebody(await find({ ...handoff, packet: { ...handoff.packet, ae } }));
      if (found === 'unknown')
        throw new Refusal('Slack did not say in time who signs the conflict check. Nothing is lost: please try again.');
      return found;
    },
  };
}
