import {
  type Deciders,
  type Dispute,
  mayRule,
  type Opening,
  passDisputeTime,
  rule,
} from '../../core/registration/dispute.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import { type Member, type UserId, whyNotMember, ZONE_OF_LAST_RESORT, zoneOf } from '../../core/people/member.ts';
import { readReason } from '../../core/registration/registration-form.ts';
import type { LiveRegistration } from '../../core/registration/registration.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Calendars } from '../people/calendars.ts';

/** Two partners claim one account, and a person decides. */
export type Disputes = ReturnType<typeof createDisputes>;

/** So many are looked up at most before one of them is asked. */
const LOOKED_UP_AT_MOST = 5;

export function createDisputes(deps: {
  store: Store;
  calendars: Pick<Calendars, 'of'>;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  teamId: string;
  now: () => EpochMs;
  newId: () => string;
  onSaved: () => void;
}) {
  const { store, calendars, findMember, teamId, now, newId, onSaved } = deps;

  const find = async (id: string | null): Promise<Dispute> => {
    const dispute = id === null ? null : await store.registrations.dispute(id);
    if (!dispute) throw new Refusal('This dispute is not known here. Nothing has changed.');
    return dispute;
  };

  /** The first who is a full member, or of whom Slack does not say that they are not. */
  const firstThere = async (people: readonly UserId[]): Promise<{ userId: UserId; member: Member | null } | null> => {
    for (const userId of people.slice(0, LOOKED_UP_AT_MOST)) {
      const member = await findMember(userId);
      if (member === null || whyNotMember(member, teamId) === null) return { userId, member };
    }
    return null;
  };

  /** Who was asked decides also when somebody else is named by now; who follows them does when they have left. */
  const decidersOf = async ({ adjudicator: asked, escalatedAt }: Dispute): Promise<Deciders> => {
    const adjudicator = await firstThere([asked, ...(await store.registrations.adjudicators())]);
    const others = escalatedAt === null ? [] : await othersThan(asked);
    const escalationContact = await firstThere(others);
    return { adjudicator: adjudicator?.userId ?? asked, escalationContact: escalationContact?.userId ?? null };
  };

  /** Whom it is told that the adjudicator has not decided, in the order in which they are turned to. */
  const othersThan = async (adjudicator: UserId): Promise<UserId[]> =>
    (await store.registrations.escalatedTo()).filter((userId) => userId !== adjudicator);

  const calendarOf = async (userId: UserId, member: Member | null) =>
    (await calendars.of(userId, member ? zoneOf(member) : ZONE_OF_LAST_RESORT)).calendar;

  /** The message that asked is drawn once more for who is refused. */
  const drawnAgain = async <Result>(dispute: Dispute, { userId }: Presser, work: () => Promise<Result>) => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal) {
        for (const { id } of await store.registrations.inDispute(dispute.id))
          await store.outbox.drawAgainAbout({ about: 'registration', id }, userId, now());
        onSaved();
      }
      throw error;
    }
  };

  /** `winner` is the id of the registration that holds; null: none of them does. */
  const decide = async (id: string, winner: string | null, by: Presser, typed: unknown): Promise<void> => {
    const dispute = await find(id);
    const deciders = await decidersOf(dispute);
    await drawnAgain(dispute, by, async () => {
      mayRule(dispute, by, deciders);
      const reason = readReason(typed);
      const ruling = (current: Dispute, claims: readonly LiveRegistration[]) =>
        rule(current, claims, { by, deciders, winner, reason, now: now() });
      await store.registrations.changeDispute(id, ruling, now(), by.requestId);
      onSaved();
    });
  };

  /** The dispute in which this registration is. */
  const disputeOf = async (registrationId: string): Promise<Dispute> => {
    const registration = await store.registrations.find(registrationId);
    return find(registration?.dispute ?? null);
  };

  return {
    /** With what a dispute begins: who is asked. Where all of them have left, the first, whose message is passed on. */
    async toOpen(): Promise<Opening | null> {
      const candidates = await store.registrations.adjudicators();
      const [first] = candidates;
      if (first === undefined) return null;
      const { userId, member } = (await firstThere(candidates)) ?? { userId: first, member: null };
      return { id: newId(), adjudicator: { userId, calendar: await calendarOf(userId, member) }, now: now() };
    },

    /** The claim with the name of its partner, if this presser may decide for it; throws a Refusal otherwise. */
    async toRuleFor(registrationId: string, by: Presser) {
      const dispute = await disputeOf(registrationId);
      const deciders = await decidersOf(dispute);
      return drawnAgain(dispute, by, async () => {
        mayRule(dispute, by, deciders);
        const registration = await store.registrations.find(registrationId);
        if (registration?.state !== 'live')
          throw new Refusal('This registration does not hold any more. Nothing has changed.');
        return { registration, partner: (await store.partner(registration.partner))?.name ?? '' };
      });
    },

    /** The dispute, if this presser may decide for none of the claims; throws a Refusal otherwise. */
    async toRuleForNeither(id: string, by: Presser): Promise<Dispute> {
      const dispute = await find(id);
      const deciders = await decidersOf(dispute);
      return drawnAgain(dispute, by, async () => mayRule(dispute, by, deciders));
    },

    async ruleFor(registrationId: string, by: Presser, typed: unknown): Promise<void> {
      await decide((await disputeOf(registrationId)).id, registrationId, by, typed);
    },

    async ruleForNeither(id: string, by: Presser, typed: unknown): Promise<void> {
      await decide(id, null, by, typed);
    },

    /** The clock has brought something to this one. */
    async attend(id: string): Promise<void> {
      const dispute = await store.registrations.dispute(id);
      if (!dispute) return;
      const [escalationTo = null] = await othersThan(dispute.adjudicator);
      const calendar = await calendarOf(dispute.adjudicator, await findMember(dispute.adjudicator));
      const facts = { escalationTo, calendar, now: now() };
      await store.registrations.changeDispute(id, (current, claims) => passDisputeTime(current, claims, facts), now());
    },
  };
}
