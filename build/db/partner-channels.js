import { and, desc, eq } from 'drizzle-orm';
import { conversationKey } from '../core/conversations.js';
import { changesBetween } from '../core/settings-history.js';
import { isOpen } from './raw-sql.js';
import { handoffs } from './schema.js';
/** What happens to the channels in which partners read outcomes. */
export function createPartnerChannels(deps) {
    const { db, transact, notices, partners, noted, questions, history, findHandoff } = deps;
    const conversationOf = (partnerId) => conversationKey({ to: 'partner', partnerId });
    const newestOpenHandoff = (partnerId) => {
        const row = db
            .select({ id: handoffs.id })
            .from(handoffs)
            .where(and(eq(handoffs.partner, partnerId), isOpen))
            .orderBy(desc(handoffs.createdAt))
            .limit(1)
            .get();
        return row ? findHandoff(row.id) : null;
    };
    const goOn = (partnerId, now) => {
        questions.mended(partnerId, now);
        notices.reviveDeadLetters(conversationOf(partnerId), now);
    };
    return {
        /** The channel has another id, and what was posted in it is still there. Its dead letters are queued again. */
        async repoint({ id, name }, oldChannel, newChannel, now) {
            const conversation = conversationOf(id);
            transact(() => {
                partners.moveChannel(id, newChannel);
                const made = { at: now, actor: null, partner: name };
                history.add(changesBetween({ channel: oldChannel }, { channel: newChannel }, made));
                noted.moveChannel(oldChannel, newChannel);
                notices.moveChannel(conversation, oldChannel, newChannel);
                goOn(id, now);
            });
        },
        /** Queues the dead letters of the partner's channel again. */
        async tryAgain(partnerId, now) {
            transact(() => goOn(partnerId, now));
        },
        /**
         * Asks the alliances owner what is to be done. The notice goes with the partner's newest open handoff; while none is open nobody is
         * asked: the delivery of the next handoff meets the same fault and asks.
         */
        async ask(partner, fault, now) {
            transact(() => {
                const handoff = newestOpenHandoff(partner.id);
                if (handoff)
                    questions.ask(partner, fault, { about: 'handoff', id: handoff.id }, now);
            });
        },
        /** The last question about this partner's channel is drawn once more. */
        async drawAgain(partnerId, now) {
            transact(() => questions.drawAgain(partnerId, now));
        },
        /** How it stands with what this notice asks about the partner's channel. */
        async standing(partnerId, notice) {
            return questions.standing(partnerId, notice);
        },
    };
}
