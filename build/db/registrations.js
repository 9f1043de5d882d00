import { accountKey } from '../core/account-name.js';
import { changedBy } from '../core/changing-notices.js';
import { conversationKey } from '../core/conversations.js';
import { endOf } from '../core/registering.js';
import { ASKING_KINDS } from '../core/registration-notices.js';
import { disputeRowOf } from './dispute-row.js';
import { createRegistrationReads } from './registration-reads.js';
import { registrationRowOf } from './registration-row.js';
import { disputes, registrationEvents, registrations } from './schema.js';
/** What partners have registered, and what is disputed. It is written with its history and its notices, in one transaction. */
export function createRegistrations(deps) {
    const { db, transact, notices, partners, backstops, inbound } = deps;
    const reads = createRegistrationReads(db);
    const claimsNow = (key) => ({ live: reads.liveOn(key), dispute: reads.openDisputeOn(key) });
    const keep = ({ next, event }) => {
        const row = registrationRowOf(next);
        const set = { ...row, version: row.version + 1 };
        db.insert(registrations).values(row).onConflictDoUpdate({ target: registrations.id, set }).run();
        db.insert(registrationEvents)
            .values({ registrationId: next.id, ...event })
            .run();
        notices.changeSaid({ about: 'registration', id: next.id }, changedBy(`registration_${event.kind}`), event.at);
    };
    const readerOf = (notice, { partner: partnerId }) => {
        if ('person' in notice)
            return { to: 'person', userId: notice.person };
        if (notice.kind === 'partner_registration')
            return { to: 'partner', partnerId };
        const owner = partners.find(partnerId)?.alliancesOwner;
        return owner === undefined ? null : { to: 'person', userId: owner };
    };
    /** Who owns several of the partners in a dispute hears of its outcome once. */
    const tell = (decisions) => {
        const heard = new Set();
        for (const { next, notices: queued, event } of decisions)
            for (const notice of queued) {
                const to = readerOf(notice, next);
                const key = to && `${conversationKey(to)} ${notice.kind}`;
                if (!to || !key || (notice.kind === 'dispute_outcome' && heard.has(key)))
                    continue;
                heard.add(key);
                notices.queue({ about: 'registration', id: next.id, notice, to, at: event.at });
            }
    };
    /** Called inside a transaction only. */
    const save = ({ decisions, dispute }) => {
        if (dispute) {
            const row = disputeRowOf(dispute);
            const set = { ...row, version: row.version + 1 };
            db.insert(disputes).values(row).onConflictDoUpdate({ target: disputes.id, set }).run();
        }
        for (const decision of decisions)
            keep(decision);
        askAnew(decisions);
        tell(decisions);
    };
    /** The messages that ask about a dispute show every claim in it: they are drawn anew whichever of them changes. */
    const askAnew = (decisions) => {
        const [first] = decisions;
        const disputed = new Set(decisions.flatMap(({ next }) => next.dispute ?? []));
        for (const id of reads.everyIn([...disputed]))
            notices.changeSaid({ about: 'registration', id }, ASKING_KINDS, first?.event.at ?? 0);
    };
    const stored = {
        async find(id) {
            return reads.find(id);
        },
        /** Saves a new one, of the account with this key. `decide` throws when it may not be. The same `requestId` again throws Duplicate. */
        async create(key, decide, now, requestId) {
            transact(() => {
                inbound.mustBeNew(requestId);
                save(decide(claimsNow(key)));
                inbound.keep(requestId, now);
            });
        },
        /** As `Store.change` of a handoff. */
        async change(id, decide, now, requestId) {
            return transact(() => {
                inbound.mustBeNew(requestId);
                const current = reads.find(id);
                const decision = current && decide(current, claimsNow(accountKey(current.account)));
                if (decision)
                    save(decision);
                inbound.keep(requestId, now);
                return reads.find(id);
            });
        },
        /** The same of a dispute. */
        async changeDispute(id, decide, now, requestId) {
            return transact(() => {
                inbound.mustBeNew(requestId);
                const current = reads.dispute(id);
                const decision = current && decide(current, reads.inDispute(id));
                if (decision)
                    save(decision);
                inbound.keep(requestId, now);
                return reads.dispute(id);
            });
        },
        /** The registrations that hold on an account at `now`, oldest first. `key` is what all of its names have in common (accountKey). */
        async liveOn(key, now) {
            return reads.liveOn(key).filter((one) => now < endOf(one));
        },
        /** The same in the order of their claims, with the line of the rule by which the first comes first. */
        async claimsOn(key, now) {
            return reads.claimsOn(key, now);
        },
        /** Every registration of an account, whatever became of it, newest first. */
        async everyOn(key) {
            return reads.everyOn(key);
        },
        /** All that hold, those that end first in front. */
        async live() {
            return reads.live();
        },
        async history(id) {
            return reads.history(id);
        },
        async dispute(id) {
            return reads.dispute(id);
        },
        /** The claims in a dispute that hold, oldest first. */
        async inDispute(id) {
            return reads.inDispute(id);
        },
        /** Who decides between claims, in the order in which they are turned to. */
        async adjudicators() {
            return backstops.adjudicators();
        },
        /** Whom it is told when nobody has decided, in that order too. */
        async escalatedTo() {
            return backstops.forEscalatedDisputes();
        },
        async due(now, limit) {
            return reads.due(now, limit);
        },
        async disputesDue(now, limit) {
            return reads.disputesDue(now, limit);
        },
    };
    return { find: reads.find, stored };
}
