import { eq, sql } from 'drizzle-orm';
import { notedMessages } from './noted-table.js';
import { once } from './once.js';
export function createNotedRows(db, outbox) {
    const byId = once(() => db
        .select()
        .from(notedMessages)
        .where(eq(notedMessages.id, sql.placeholder('id')))
        .prepare());
    return {
        find(id) {
            return byId().get({ id }) ?? null;
        },
        /** Its partner hears of it, unless it was noted before. */
        note(noted) {
            const { changes } = db.insert(notedMessages).values(noted).onConflictDoNothing().run();
            if (changes === 0)
                return;
            const { id, partner: partnerId, at } = noted;
            outbox.queue({
                about: 'noted_message',
                id,
                notice: { kind: 'partner_noted' },
                to: { to: 'partner', partnerId },
                at,
            });
        },
        /** The channel has another id. */
        moveChannel(oldChannel, newChannel) {
            db.update(notedMessages).set({ channel: newChannel }).where(eq(notedMessages.channel, oldChannel)).run();
        },
    };
}
