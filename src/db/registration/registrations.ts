import type { AccountClaims, ClaimsDecision } from '../../core/registration/account-claims.ts';
import { accountKey } from '../../core/directory/account-name.ts';
import { changedBy } from '../../core/notices/changing-notices.ts';
import { type Conversation, conversationKey } from '../../core/notices/conversations.ts';
import type { Dispute, DisputeDecision } from '../../core/registration/dispute.ts';
import { endOf } from '../../core/registration/registering.ts';
import type {
  LiveRegistration,
  Registration,
  RegistrationDecision,
  RegistrationEvent,
  RegistrationNotice,
} from '../../core/registration/registration.ts';
import { ASKING_KINDS } from '../../core/registration/registration-notices.ts';
import type { UserId } from '../../core/people/member.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { BackstopRows } from '../handoff/backstops.ts';
import { disputeRowOf } from './dispute-row.ts';
import type { Inbound } from '../notices/inbound.ts';
import type { NoticeRows } from '../notices/notices.ts';
import type { Db } from '../engine/open.ts';
import type { PartnerRows } from '../partner/partners.ts';
import { type Claims, createRegistrationReads } from './registration-reads.ts';
import { registrationRowOf } from './registration-row.ts';
import { disputes, registrationEvents, registrations } from '../schema.ts';

/** Decides about a registration, given all that claim its account; null when nothing is to change. */
export type RegistrationDecide = (registration: Registration, claims: AccountClaims) => ClaimsDecision | null;
/** The same about a dispute, given the claims that are in it. */
export type DisputeDecide = (dispute: Dispute, claims: readonly LiveRegistration[]) => DisputeDecision | null;

/** What partners have registered, and what is disputed. It is written with its history and its notices, in one transaction. */
export function createRegistrations(deps: {
  db: Db;
  transact: <T>(work: () => T) => T;
  notices: NoticeRows;
  partners: PartnerRows;
  backstops: BackstopRows;
  inbound: Inbound;
}) {
  const { db, transact, notices, partners, backstops, inbound } = deps;
  const reads = createRegistrationReads(db);

  const claimsNow = (key: string): AccountClaims => ({ live: reads.liveOn(key), dispute: reads.openDisputeOn(key) });

  const keep = ({ next, event }: RegistrationDecision): void => {
    const row = registrationRowOf(next);
    const set = { ...row, version: row.version + 1 };
    db.insert(registrations).values(row).onConflictDoUpdate({ target: registrations.id, set }).run();
    db.insert(registrationEvents)
      .values({ registrationId: next.id, ...event })
      .run();
    notices.changeSaid({ about: 'registration', id: next.id }, changedBy(`registration_${event.kind}`), event.at);
  };

  const readerOf = (notice: RegistrationNotice, { partner: partnerId }: Registration): Conversation | null => {
    if ('person' in notice) return { to: 'person', userId: notice.person };
    if (notice.kind === 'partner_registration') return { to: 'partner', partnerId };
    const owner = partners.find(partnerId)?.alliancesOwner;
    return owner === undefined ? null : { to: 'person', userId: owner };
  };

  /** Who owns several of the partners in a dispute hears of its outcome once. */
  const tell = (decisions: readonly RegistrationDecision[]): void => {
    const heard = new Set<string>();
    for (const { next, notices: queued, event } of decisions)
      for (const notice of queued) {
        const to = readerOf(notice, next);
        const key = to && `${conversationKey(to)} ${notice.kind}`;
        if (!to || !key || (notice.kind === 'dispute_outcome' && heard.has(key))) continue;
        heard.add(key);
        notices.queue({ about: 'registration', id: next.id, notice, to, at: event.at });
      }
  };

  /** Called inside a transaction only. */
  const save = ({ decisions, dispute }: ClaimsDecision): void => {
    if (dispute) {
      const row = disputeRowOf(dispute);
      const set = { ...row, version: row.version + 1 };
      db.insert(disputes).values(row).onConflictDoUpdate({ target: disputes.id, set }).run();
    }
    for (const decision of decisions) keep(decision);
    askAnew(decisions);
    tell(decisions);
  };

  /** The messages that ask about a dispute show every claim in it: they are drawn anew whichever of them changes. */
  const askAnew = (decisions: readonly RegistrationDecision[]): void => {
    const [first] = decisions;
    if (first === undefined) return;
    const disputed = new Set(decisions.flatMap(({ next }) => next.dispute ?? []));
    for (const id of reads.everyIn([...disputed]))
      notices.changeSaid({ about: 'registration', id }, ASKING_KINDS, first.event.at);
  };

  const stored = {
    async find(id: string): Promise<Registration | null> {
      return reads.find(id);
    },

    /** Saves a new one, of the account with this key. `decide` throws when it may not be. The same `requestId` again throws Duplicate. */
    async create(
      key: string,
      decide: (claims: AccountClaims) => ClaimsDecision,
      now: EpochMs,
      requestId: string | undefined,
    ): Promise<void> {
      transact(() => {
        inbound.mustBeNew(requestId);
        save(decide(claimsNow(key)));
        inbound.keep(requestId, now);
      });
    },

    /** As `Store.change` of a handoff. */
    async change(
      id: string,
      decide: RegistrationDecide,
      now: EpochMs,
      requestId?: string,
    ): Promise<Registration | null> {
      return transact(() => {
        inbound.mustBeNew(requestId);
        const current = reads.find(id);
        const decision = current && decide(current, claimsNow(accountKey(current.account)));
        if (decision) save(decision);
        inbound.keep(requestId, now);
        return reads.find(id);
      });
    },

    /** The same of a dispute. */
    async changeDispute(id: string, decide: DisputeDecide, now: EpochMs, requestId?: string): Promise<Dispute | null> {
      return transact(() => {
        inbound.mustBeNew(requestId);
        const current = reads.dispute(id);
        const decision = current && decide(current, reads.inDispute(id));
        if (decision) save(decision);
        inbound.keep(requestId, now);
        return reads.dispute(id);
      });
    },

    /** The registrations that hold on an account at `now`, oldest first. `key` is what all of its names have in common (accountKey). */
    async liveOn(key: string, now: EpochMs): Promise<LiveRegistration[]> {
      return reads.liveOn(key).filter((one) => now < endOf(one));
    },

    /** The same in the order of their claims, with the line of the rule by which the first comes first. */
    async claimsOn(key: string, now: EpochMs): Promise<Claims> {
      return reads.claimsOn(key, now);
    },

    /** Every registration of an account, whatever became of it, newest first. */
    async everyOn(key: string): Promise<Registration[]> {
      return reads.everyOn(key);
    },

    /** All that hold, those that end first in front. */
    async live(): Promise<LiveRegistration[]> {
      return reads.live();
    },

    async history(id: string): Promise<RegistrationEvent[]> {
      return reads.history(id);
    },

    async dispute(id: string): Promise<Dispute | null> {
      return reads.dispute(id);
    },

    /** The claims in a dispute that hold, oldest first. */
    async inDispute(id: string): Promise<LiveRegistration[]> {
      return reads.inDispute(id);
    },

    /** Who decides between claims, in the order in which they are turned to. */
    async adjudicators(): Promise<UserId[]> {
      return backstops.adjudicators();
    },

    /** Whom it is told when nobody has decided, in that order too. */
    async escalatedTo(): Promise<UserId[]> {
      return backstops.forEscalatedDisputes();
    },

    async due(now: EpochMs, limit: number): Promise<string[]> {
      return reads.due(now, limit);
    },

    async disputesDue(now: EpochMs, limit: number): Promise<string[]> {
      return reads.disputesDue(now, limit);
    },
  };

  return { find: reads.find, stored };
}
