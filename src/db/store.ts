import type { AccountLook } from '../core/directory/account-look.ts';
import { changedBy } from '../core/notices/changing-notices.ts';
import type { CheckFindings } from '../core/conflict-check/check-findings.ts';
import { conversationOf } from '../core/notices/conversations.ts';
import { type Decide, type Decision, momentOf } from '../core/handoff/decision.ts';
import { Conflict, StoreTrouble } from '../core/kernel/errors.ts';
import type { Handoff } from '../core/handoff/handoff.ts';
import type { UserId } from '../core/people/member.ts';
import { isOfDeal, isTelling, NOTICES_TO_BACKSTOPS } from '../core/notices/notice-rules.ts';
import type { NotedMessage } from '../core/packet/noted.ts';
import type { Partner } from '../core/partner/partner.ts';
import { SAME_WITHIN_MS } from '../core/handoff/sending.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { createAccountRows, createAccounts } from './directory/accounts.ts';
import { createAgreementRows, createAgreements } from './agreement/agreements.ts';
import { createAuditRows } from './engine/audit.ts';
import { createBackstopRows } from './handoff/backstops.ts';
import { createCalendarRows } from './people/calendar-rows.ts';
import type { HandoffEvent } from '../core/handoff/history.ts';
import { createCarriedNotices } from './notices/carried-notices.ts';
import { createCheckFindings } from './conflict-check/check-findings.ts';
import { createCounts } from './engine/counts.ts';
import type { Creation, Others, RefuseChanged } from './handoff/creation.ts';
import { createHandoffReads } from './handoff/handoff-reads.ts';
import { eraseClosed, type Erasing } from './handoff/handoff-words.ts';
import { createHandoffRows } from './handoff/handoffs.ts';
import { createHelpRequests } from './help-request/help-requests.ts';
import { createDraftRows, createDrafts } from './packet/drafts.ts';
import { createInbound, createInboundLog, createProbes } from './notices/inbound.ts';
import { createLookup } from './directory/lookup.ts';
import { createLostPostRows } from './notices/lost-posts.ts';
import { createMenders } from './handoff/menders.ts';
import { createNotedRows } from './packet/noted.ts';
import { createNoticeRows } from './notices/notices.ts';
import type { Db } from './engine/open.ts';
import { createOutbox } from './notices/outbox.ts';
import { createRegistrationReads } from './registration/registration-reads.ts';
import { createPartnerParts } from './partner/partner-parts.ts';
import { createPartnerRows } from './partner/partners.ts';
import { type OnTrouble, patient } from './engine/patience.ts';
import { createRegistrations } from './registration/registrations.ts';
import { createRoles, forgetLost } from './people/roles.ts';
import { createSettingRows, type Settings } from './people/settings.ts';
import { createSettingsHistory, createSettingsHistoryReads } from './people/settings-history.ts';

/**
 * Everything that is stored. Asynchronous, so that a database on another machine can take SQLite's place; a promise resolves after a
 * durable commit. Each throws StoreTrouble, after a second and a half at most, while the database takes nothing.
 */
export type Store = ReturnType<typeof createStore>;

/** One thing that happened to a handoff, saved: by ids alone. */
export type Happened = { handoff: string; event: HandoffEvent['kind']; actor: UserId | null };

export function createStore(
  db: Db,
  onTrouble: OnTrouble = () => undefined,
  onHappened: (happened: Happened) => void = () => undefined,
) {
  let isDamaged = false;
  const happening: Happened[] = [];
  const transact = <T>(work: () => T): T => {
    // What is written on top of damage makes it worse. It stays damaged until it is restored and the bot starts again.
    if (isDamaged) throw new StoreTrouble('damaged');
    happening.length = 0;
    const result = db.transaction(() => work(), { behavior: 'immediate' });
    for (const happened of happening.splice(0)) onHappened(happened);
    return result;
  };
  /** Reads all of it as it was at one moment, also while somebody else writes. */
  const atOnce = <T>(read: () => T): T => db.transaction(() => read());
  const handoffs = createHandoffRows(db);
  const notices = createNoticeRows(db);
  const partners = createPartnerRows(db);
  const settings = createSettingRows(db);
  const inbound = createInbound(db);
  const agreements = createAgreementRows(db);
  const drafts = createDraftRows(db, notices, partners);
  const noted = createNotedRows(db, notices);
  const backstops = createBackstopRows(settings, partners);
  const findings = createCheckFindings({ handoffs, partners, registrations: createRegistrationReads(db) });
  const help = createHelpRequests({ db, transact, notices, backstops, inbound });
  const registered = createRegistrations({ db, transact, notices, partners, backstops, inbound });
  const history = createSettingsHistory(db);
  const findHandoff = handoffs.find;
  const shared = { db, transact, notices, partners, settings, agreements, noted, history, inbound, findHandoff };
  const ofPartners = createPartnerParts(shared);

  /** Other people have roles now: what could not be told to those before goes out. */
  const onNamed = (now: EpochMs): void => {
    forgetLost(settings, partners, agreements);
    notices.reviveTurnedAway(NOTICES_TO_BACKSTOPS, now);
  };

  /** Writes the event and the notices of a decision. Called inside a transaction only. */
  const saveDecision = ({ next, notices: queued, event }: Decision, now: EpochMs): void => {
    const brought = event ? handoffs.addEvent(next, event, queued.some(isTelling)) : null;
    if (event) {
      happening.push({ handoff: next.id, event: event.kind, actor: event.actor });
      notices.changeSaid({ about: 'handoff', id: next.id }, changedBy(event.kind), now);
    }
    const named = backstops.of(next);
    for (const notice of queued) {
      const to = conversationOf(notice, next, named);
      notices.queue({
        about: 'handoff',
        id: isOfDeal(notice) ? next.deal : next.id,
        notice,
        to,
        at: now,
        event: brought,
      });
    }
  };

  const changeNow = (id: string, decide: Decide, requestId?: string, refuse?: RefuseChanged): Handoff | null => {
    inbound.mustBeNew(requestId);
    const current = handoffs.find(id);
    if (!current) return null;
    const decision = decide(current, () => handoffs.history(id));
    if (!decision) return current;
    const next = { ...decision.next, version: current.version + 1 };
    refuse?.(next, handoffs.waitingOf(next.packet.partner));
    if (!handoffs.update(current, next)) throw new Conflict(`Handoff ${id} was changed meanwhile.`);
    saveDecision({ ...decision, next }, momentOf(decision));
    inbound.keep(requestId, momentOf(decision));
    return next;
  };

  const othersOf = (sent: Handoff): Others => ({
    earlier: handoffs.earlierOf(sent, sent.createdAt - SAME_WITHIN_MS),
    waiting: handoffs.waitingOf(sent.packet.partner),
    inWork: handoffs.inWorkOf(sent.packet.partner),
  });

  const parts = {
    /** What may be the same deal as this, which may not be saved yet. */
    async othersOf(sent: Handoff): Promise<Others> {
      return atOnce(() => othersOf(sent));
    },

    /**
     * Runs `decide` on the handoff as it is now and saves what it returns; null when there is no such handoff. What `decide`
     * throws is thrown on, and nothing is saved. `requestId` is saved with the effect: the same one again throws Duplicate.
     */
    async change(id: string, decide: Decide, requestId?: string, refuse?: RefuseChanged): Promise<Handoff | null> {
      return transact(() => changeNow(id, decide, requestId, refuse));
    },

    /** Saves a new handoff once: the same request again returns it. Throws Conflict when the one that it replaces was replaced already. */
    async create({
      decision,
      requestKey,
      decideOnPrevious,
      refuseRepeated,
      answers,
      draft,
    }: Creation): Promise<Handoff> {
      return transact(() => {
        const made = handoffs.findByRequest(requestKey);
        if (made) return made;
        const { next } = decision;
        if (next.revisionOf !== null && decideOnPrevious) {
          const revision = handoffs.findRevision(next.revisionOf);
          if (revision) throw new Conflict(`Handoff ${next.revisionOf} was sent again meanwhile, as ${revision.id}.`);
          changeNow(next.revisionOf, decideOnPrevious);
        }
        refuseRepeated?.(next, othersOf(next));
        handoffs.insert(next, requestKey);
        saveDecision(decision, next.createdAt);
        if (answers) help.changeNow(answers.id, answers.decide);
        drafts.sent(draft ?? null, next, next.createdAt);
        return next;
      });
    },

    ...createHandoffReads({ handoffs, backstops, settings }),

    /** What is known of the account of a handoff beside it. */
    async checkFindings(handoff: Handoff, now: EpochMs): Promise<CheckFindings> {
      return findings.beside(handoff, now);
    },

    /** What is known of an account before anybody hands it off. */
    async accountLook(account: string, now: EpochMs): Promise<Omit<AccountLook, 'owner'>> {
      return findings.before(account, now);
    },

    /** Everybody who can mend something about what a notice is about, like `menders`; empty when that is not there. */
    mendersAbout: createMenders({ findHandoff, help, registered, agreements, drafts, noted, backstops }),

    /** For whoever watches the bot. */
    eraseClosed: async (order: Erasing): Promise<string[]> => transact(() => eraseClosed(db, order)),
    counts: createCounts(db),

    drafts: createDrafts(drafts, noted, transact),

    /** A partner's message that is noted. */
    async notedMessage(id: string): Promise<NotedMessage | null> {
      return noted.find(id);
    },

    help: help.stored,
    registrations: registered.stored,
    agreement: createAgreements(shared),

    async partners(): Promise<Partner[]> {
      return partners.all();
    },

    async partner(id: string): Promise<Partner | null> {
      return partners.find(id);
    },

    /** For whom this contact (its id) acts. */
    async partnerOfContact(contact: string): Promise<Partner | null> {
      return partners.findByContact(contact);
    },

    async partnerInChannel(channelId: string): Promise<Partner | null> {
      return partners.findByChannel(channelId);
    },

    lookup: createLookup(db, partners),
    accounts: createAccounts(db, createAccountRows(db)),

    savePartner: ofPartners.changes.save,
    changePartner: ofPartners.changes.change,

    /** What of a partner is not over. */
    partnerAtWork: ofPartners.changes.atWork,

    async settings(): Promise<Settings> {
      return settings.read();
    },

    async set<Key extends keyof Settings>(key: Key, value: Settings[Key]): Promise<void> {
      settings.write(key, value);
    },

    outbox: createOutbox({
      rows: notices,
      lostPosts: createLostPostRows(db),
      carried: createCarriedNotices(db),
      ...ofPartners,
      transact,
      inbound,
    }),

    calendar: createCalendarRows({ ...shared, atOnce, onNamed, onCalendar: drafts.lookAgain }),

    roles: createRoles({ ...shared, backstops, onNamed }),

    ...createSettingsHistoryReads(history),

    partnerChannels: ofPartners.channels,

    inbound: createInboundLog(inbound, transact),

    probes: createProbes(inbound, transact),

    audit: createAuditRows({ db, rows: notices, transact, atOnce }),

    /** Copies what was committed from the write-ahead log into the file, without waiting for readers or writers. */
    async checkpoint(): Promise<void> {
      db.$client.pragma('wal_checkpoint(PASSIVE)');
    },
  };

  const noticeDamage: OnTrouble = (trouble, code) => {
    isDamaged ||= trouble === 'damaged';
    onTrouble(trouble, code);
  };
  return {
    ...patient(parts, noticeDamage),

    async close(): Promise<void> {
      try {
        db.$client.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        db.$client.close();
      }
    },
  };
}
