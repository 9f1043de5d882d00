import { type Dispute, mayRule, type Opening, passDisputeTime, rule } from '../core/dispute.ts';
import { Refusal } from '../core/errors.ts';
import type { Presser } from '../core/handoff.ts';
import { type Member, type UserId, whyNotMember, ZONE_OF_LAST_RESORT, zoneOf } from '../core/member.ts';
import { readReason } from '../core/registration-form.ts';
import type { LiveRegistration } from '../core/registration.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Store } from '../db/store.ts';
import type { Calendars } from './calendars.ts';

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

  /** Who was asked may decide also when somebody else is named by now. */
  const mayDecide = async ({ adjudicator }: Dispute): Promise<UserId[]> => [
    adjudicator,
    ...(await store.registrations.adjudicators()),
  ];

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
    const adjudicators = await mayDecide(dispute);
    await drawnAgain(dispute, by, async () => {
      mayRule(dispute, by, adjudicators);
      const reason = readReason(typed);
      const ruling = (current: Dispute, claims: readonly LiveRegistration[]) =>
        rule(current, claims, { by, adjudicators, winner, reason, now: now() });
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
    /** With what a dispute begins: the first who can decide and is a full member, or of whom Slack does not say that they are not. */
    async toOpen(): Promise<Opening | null> {
      const candidates = (await store.registrations.adjudicators()).slice(0, LOOKED_UP_AT_MOST);
      const found = await Promise.all(candidates.map(async (userId) => ({ userId, member: await findMember(userId) })));
      const there = found.find(({ member }) => member === null || whyNotMember(member, teamId) === null) ?? found[0];
      if (!there) return null;
      const adjudicator = { userId: there.userId, calendar: await calendarOf(there.userId, there.member) };
      return { id: newId(), adjudicator, now: now() };
    },

    /** The claim with the name of its partner, if this presser may decide for it; throws a Refusal otherwise. */
    async toRuleFor(registrationId: string, by: Presser) {
      const dispute = await disputeOf(registrationId);
      const adjudicators = await mayDecide(dispute);
      return drawnAgain(dispute, by, async () => {
        mayRule(dispute, by, adjudicators);
        const registration = await store.registrations.find(registrationId);
        if (registration?.state !== 'live')
          throw new Refusal('This registration does not hold any more. Nothing has changed.');
        return { registration, partner: (await store.partner(registration.partner))?.name ?? '' };
      });
    },

    /** The dispute, if this presser may decide for none of the claims; throws a Refusal otherwise. */
    async toRuleForNeither(id: string, by: Presser): Promise<Dispute> {
      const dispute = await find(id);
      const adjudicators = await mayDecide(dispute);
      return drawnAgain(dispute, by, async () => mayRule(dispute, by, adjudicators));
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
      const others = (await store.registrations.escalatedTo()).filter((userId) => userId !== dispute.adjudicator);
      const calendar = await calendarOf(dispute.adjudicator, await findMember(dispute.adjudicator));
      const facts = { escalationTo: others[0] ?? null, calendar, now: now() };
      await store.registrations.changeDispute(id, (current, claims) => passDisputeTime(current, claims, facts), now());
    },
  };
}
