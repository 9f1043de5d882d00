import { combined, standingLine } from '../blocks/combined.js';
import { drawNotice, drawSettled } from '../blocks/render.js';
import { maySharePost } from '../core/notice-rules.js';
/** Within the blocks that Slack takes in one message (50). https://docs.slack.dev/reference/block-kit/blocks */
export const MOST_TOGETHER = 8;
const LOOKED_AT = 50;
/** Null when there is nothing left to say. A post that was said is not left standing with a question that is settled. */
function messageOf({ notice, ts }, context) {
    return drawNotice(notice, context) ?? (ts === null ? null : drawSettled(notice, context));
}
export function createSharedMessages(deps) {
    const { outbox, destinations, readers, readingHours, now } = deps;
    /** What cannot go now goes by itself later. */
    const mayGoAlong = async (row) => {
        const context = await destinations.contextOf(row);
        if (!context || !messageOf(row, context))
            return false;
        const isChecked = await readers.check(row, context).then(() => true, () => false);
        return isChecked && (await readingHours(row, context)) <= now();
    };
    const partOf = async (row) => {
        const context = await destinations.contextOf(row);
        return context && { position: row.position, context, message: messageOf(row, context) };
    };
    return {
        /** The message of a notice with all that it carries; null when nothing of it is left to say. */
        async draw(row, context) {
            const own = messageOf(row, context);
            const carried = await outbox.carriedBy(row.id);
            if (carried.length === 0)
                return own;
            const others = await Promise.all(carried.map((one) => partOf({ ...one, ts: row.ts })));
            const all = [{ position: row.position, context, message: own }, ...others];
            const parts = all.filter((part) => part !== null).toSorted((a, b) => a.position - b.position);
            if (parts.every(({ message }) => message === null))
                return null;
            return combined(parts.map(({ context: about, message }) => message ?? standingLine(about)));
        },
        /** What goes along with this notice, which is to be posted for the first time. */
        async companionsOf(row) {
            if (row.ts !== null || row.claimedAt !== null || !maySharePost(row.notice))
                return [];
            const companions = [];
            for (const one of await outbox.dueTogether(row.conversation, now(), LOOKED_AT)) {
                if (companions.length + 1 >= MOST_TOGETHER)
                    break;
                if (one.id !== row.id && (await mayGoAlong(one)))
                    companions.push(one);
            }
            return companions;
        },
    };
}
