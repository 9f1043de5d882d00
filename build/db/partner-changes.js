import { and, count, eq, inArray } from 'drizzle-orm';
import { conversationKey } from '../core/conversations.js';
import { NOTICES_TO_BACKSTOPS } from '../core/notice-rules.js';
import { BEFORE_REGISTRATION, changesBetween, settingsOf } from '../core/settings-history.js';
import { isOpen } from './raw-sql.js';
import { forgetLost } from './roles.js';
import { handoffs } from './schema.js';
/** The cards of our own people that say when nothing is posted to the partner. */
const CARDS_WITH_PAUSE = ['ae_card', 'author_card'];
export function createPartnerChanges(deps) {
    const { db, transact, notices, partners, questions, settings, agreements, history, inbound } = deps;
    const conversationOf = ({ id }) => conversationKey({ to: 'partner', partnerId: id });
    const unanswered = (partnerId) => {
        const isUnanswered = and(eq(handoffs.partner, partnerId), isOpen, inArray(handoffs.stage, ['draft', 'awaiting']));
        return db.select({ count: count() }).from(handoffs).where(isUnanswered).get()?.count ?? 0;
    };
    const atWork = (partner) => ({
        partner,
        unanswered: unanswered(partner.id),
        unsaid: notices.countUnsaid(conversationOf(partner)),
    });
    /** What waits for the partner, or stands there and with our own people, follows the change. */
    const carryOn = (before, after, now) => {
        const conversation = conversationOf(after);
        const isPaused = after.paused !== null;
        if (before && before.accountShownAs !== after.accountShownAs) {
            notices.changeCardsOf(after.id, ['partner_card'], now);
            notices.changeRegistrationsOf(after.id, now);
        }
        if ((before?.paused ?? null) !== null && !isPaused)
            notices.releaseHeldIn(conversation, now);
        if (!isPaused || before?.channelId !== after.channelId)
            questions.mended(after.id, now);
        if (!isPaused)
            notices.reviveDeadLetters(conversation, now);
        if ((before?.paused ?? null) === null && !isPaused)
            return;
        notices.changeCardsOf(after.id, CARDS_WITH_PAUSE, now);
        questions.drawAgain(after.id, now);
    };
    /** Called inside a transaction only. */
    const write = (before, after, now, by) => {
        partners.save(after);
        const made = { at: now, actor: by, partner: after.name };
        history.add(changesBetween(before ? settingsOf(before) : BEFORE_REGISTRATION, settingsOf(after), made));
        carryOn(before, after, now);
        if (before?.alliancesOwner !== after.alliancesOwner)
            notices.reviveTurnedAway(NOTICES_TO_BACKSTOPS, now);
        forgetLost(settings, partners, agreements);
    };
    return {
        async atWork(partner) {
            return atWork(partner);
        },
        /**
         * Saves it with its history, and queues what was not delivered because of how it was before. `pauseFrom` says what becomes of the
         * pause that there is at that moment.
         */
        async save(partner, now, { by, requestId, mustBeAllowed, pauseFrom } = {}) {
            transact(() => {
                inbound.mustBeNew(requestId);
                const before = partners.find(partner.id);
                if (before)
                    mustBeAllowed?.(atWork(before));
                inbound.keep(requestId, now);
                const paused = pauseFrom ? pauseFrom(before?.paused ?? null) : partner.paused;
                write(before, { ...partner, paused }, now, by ?? null);
            });
        },
        /** Changes it as it is now: what `decide` throws is thrown on, and nothing is saved. Null when there is no such partner. */
        async change(id, decide, now, { by, requestId }) {
            return transact(() => {
                inbound.mustBeNew(requestId);
                const before = partners.find(id);
                if (!before)
                    return null;
                const after = decide(before);
                inbound.keep(requestId, now);
                write(before, after, now, by ?? null);
                return after;
            });
        },
    };
}
