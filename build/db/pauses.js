import { eq } from 'drizzle-orm';
import { conversationFrom } from '../core/conversations.js';
import { partners } from './schema.js';
export function createPauses(db, rows) {
    /** Whether nothing may be posted in this conversation. */
    const isOn = (key) => {
        const conversation = conversationFrom(key);
        if (conversation.to !== 'partner')
            return false;
        const isIt = eq(partners.id, conversation.partnerId);
        return (db.select({ at: partners.pausedAt }).from(partners).where(isIt).get()?.at ?? null) !== null;
    };
    return {
        isOn,
        /** False when it is not paused, or no longer; in the same transaction, so that nothing is held for ever. */
        hold(row) {
            if (!isOn(row.conversation))
                return false;
            rows.holdUntilLifted(row);
            return true;
        },
    };
}
