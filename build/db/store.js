import { changedBy } from '../core/changing-notices.js';
import { conversationOf } from '../core/conversations.js';
import { Conflict, StoreTrouble } from '../core/errors.js';
import { isOfDeal, NOTICES_TO_BACKSTOPS } from '../core/notice-rules.js';
import { SAME_WITHIN_MS } from '../core/sending.js';
import { createAccountRows, createAccounts } from './accounts.js';
import { createAgreementRows, createAgreements } from './agreements.js';
import { createAuditRows } from './audit.js';
import { createBackstopRows } from './backstops.js';
import { createCalendarRows } from './calendar-rows.js';
import { createCarriedNotices } from './carried-notices.js';
import { createCheckFindings } from './check-findings.js';
import { createCounts } from './counts.js';
import { createHandoffReads } from './handoff-reads.js';
import { eraseClosed } from './handoff-words.js';
import { createHandoffRows } from './handoffs.js';
import { createHelpRequests } from './help-requests.js';
import { createDraftRows, createDrafts } from './drafts.js';
import { createInbound, createInboundLog, createProbes } from './inbound.js';
import { createLookup } from './lookup.js';
import { createLostPostRows } from './lost-posts.js';
import { createMenders } from './menders.js';
import { createNotedRows } from './noted.js';
import { createNoticeRows } from './notices.js';
import { createOutbox } from './outbox.js';
import { createRegistrationReads } from './registration-reads.js';
import { createPartnerParts } from './partner-parts.js';
import { createPartnerRows } from './partners.js';
import { patient } from './patience.js';
import { createRegistrations } from './registrations.js';
import { createRoles, forgetLost } from './roles.js';
import { createSettingRows } from './settings.js';
import { createSettingsHistory } from './settings-history.js';
export function createStore(db, onTrouble = () => undefined, onHappened = () => undefined) {
    let isDamaged = false;
    const happening = [];
    const transact = (work) => {
        // What is written on top of damage makes it worse. It stays damaged until it is restored and the bot starts again.
        if (isDamaged)
            throw new StoreTrouble('damaged');
        happening.length = 0;
        const result = db.transaction(() => work(), { behavior: 'immediate' });
        for (const happened of happening.splice(0))
            onHappened(happened);
        return result;
    };
    /** Reads all of it as it was at one moment, also while somebody else writes. */
    const atOnce = (read) => db.transaction(() => read());
    const handoffs = createHandoffRows(db);
    const notices = createNoticeRows(db);
    const partners = createPartnerRows(db);
    const settings = createSettingRows(db);
    const inbound = createInbound(db);
    const agreements = createAgreementRows(db);
    const drafts = createDraftRows(db, notices);
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
    const onNamed = (now) => {
        forgetLost(settings, partners, agreements);
        notices.reviveTurnedAway(NOTICES_TO_BACKSTOPS, now);
    };
    /** Writes the event and the notices of a decision. Called inside a transaction only. */
    const saveDecision = ({ next, notices: queued, event }, now) => {
        if (event) {
            handoffs.addEvent(next.id, event);
            happening.push({ handoff: next.id, event: event.kind, actor: event.actor });
            notices.changeSaid({ about: 'handoff', id: next.id }, changedBy(event.kind), now);
        }
        const named = backstops.of(next);
        for (const notice of queued) {
            const to = conversationOf(notice, next, named);
            notices.queue({ about: 'handoff', id: isOfDeal(notice) ? next.deal : next.id, notice, to, at: now });
        }
    };
    const changeNow = (id, decide, requestId, refuse) => {
        inbound.mustBeNew(requestId);
        const current = handoffs.find(id);
        if (!current)
            return null;
        const decision = decide(current, () => handoffs.history(id));
        if (!decision)
            return current;
        const next = { ...decision.next, version: current.version + 1 };
        refuse?.(next, handoffs.waitingOf(next.packet.partner));
        if (!handoffs.update(current, next))
            throw new Conflict(`Handoff ${id} was changed meanwhile.`);
        saveDecision({ ...decision, next }, decision.event?.at ?? 0);
        inbound.keep(requestId, decision.event?.at ?? 0);
        return next;
    };
    const othersOf = (sent) => ({
        earlier: handoffs.earlierOf(sent, sent.createdAt - SAME_WITHIN_MS),
        waiting: handoffs.waitingOf(sent.packet.partner),
        inWork: handoffs.inWorkOf(sent.packet.partner),
    });
    const parts = {
        /** What may be the same deal as this, which may not be saved yet. */
        async othersOf(sent) {
            return atOnce(() => othersOf(sent));
        },
        /**
         * Runs `decide` on the handoff as it is now and saves what it returns; null when there is no such handoff. What `decide`
         * throws is thrown on, and nothing is saved. `requestId` is saved with the effect: the same one again throws Duplicate.
         */
        async change(id, decide, requestId, refuse) {
            return transact(() => changeNow(id, decide, requestId, refuse));
        },
        /** Saves a new handoff once: the same request again returns it. Throws Conflict when the one that it replaces was replaced already. */
        async create({ decision, requestKey, decideOnPrevious, refuseRepeated, answers, draft, }) {
            return transact(() => {
                const made = handoffs.findByRequest(requestKey);
                if (made)
                    return made;
                const { next } = decision;
                if (next.revisionOf !== null && decideOnPrevious) {
                    const revision = handoffs.findRevision(next.revisionOf);
                    if (revision)
                        throw new Conflict(`Handoff ${next.revisionOf} was sent again meanwhile, as ${revision.id}.`);
                    changeNow(next.revisionOf, decideOnPrevious);
                }
                refuseRepeated?.(next, othersOf(next));
                handoffs.insert(next, requestKey);
                saveDecision(decision, next.createdAt);
                if (answers)
                    help.changeNow(answers.id, answers.decide);
                if (draft)
                    drafts.sent(draft, next.id, next.createdAt);
                return next;
            });
        },
        ...createHandoffReads({ handoffs, backstops, settings }),
        async intakeOwner(handoff) {
            return backstops.of(handoff).intakeOwner;
        },
        /** Who may sign a conflict check of this partner, in the order in which they are asked. */
        async signersOf(partner) {
            return backstops.signersOf(partner);
        },
        /** What is known of the account of a handoff beside it. */
        async checkFindings(handoff, now) {
            return findings.beside(handoff, now);
        },
        /** What is known of an account before anybody hands it off. */
        async accountLook(account, now) {
            return findings.before(account, now);
        },
        async backstops(handoff) {
            return backstops.of(handoff);
        },
        /** Everybody who can mend something about this handoff, in the order in which they are turned to; never empty. */
        async menders(handoff) {
            return backstops.menders(handoff);
        },
        /** The same for what a notice is about; empty when that is not there. */
        mendersAbout: createMenders({ findHandoff, help, registered, agreements, drafts, noted, backstops }),
        /** For whoever watches the bot. */
        eraseClosed: async (order) => transact(() => eraseClosed(db, order)),
        counts: createCounts(db),
        drafts: createDrafts(drafts, noted, transact),
        /** A partner's message that is noted. */
        async notedMessage(id) {
            return noted.find(id);
        },
        help: help.stored,
        registrations: registered.stored,
        agreement: createAgreements(shared),
        async partners() {
            return partners.all();
        },
        async partner(id) {
            return partners.find(id);
        },
        /** For whom this contact (its id) acts. */
        async partnerOfContact(contact) {
            return partners.findByContact(contact);
        },
        async partnerInChannel(channelId) {
            return partners.findByChannel(channelId);
        },
        lookup: createLookup(db, partners),
        accounts: createAccounts(db, createAccountRows(db)),
        savePartner: ofPartners.changes.save,
        changePartner: ofPartners.changes.change,
        /** What of a partner is not over. */
        partnerAtWork: ofPartners.changes.atWork,
        async settings() {
            return settings.read();
        },
        async set(key, value) {
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
        /** The last changes of the settings and the registry, newest first. */
        async settingsHistory(count) {
            return history.last(count);
        },
        partnerChannels: ofPartners.channels,
        inbound: createInboundLog(inbound, transact),
        probes: createProbes(inbound, transact),
        audit: createAuditRows({ db, rows: notices, transact, atOnce }),
        /** Copies what was committed from the write-ahead log into the file, without waiting for readers or writers. */
        async checkpoint() {
            db.$client.pragma('wal_checkpoint(PASSIVE)');
        },
    };
    const noticeDamage = (trouble, code) => {
        isDamaged ||= trouble === 'damaged';
        onTrouble(trouble, code);
    };
    return {
        ...patient(parts, noticeDamage),
        async close() {
            try {
                db.$client.pragma('wal_checkpoint(TRUNCATE)');
            }
            finally {
                db.$client.close();
            }
        },
    };
}
