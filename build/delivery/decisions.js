import { DECISION_MESSAGES } from '../metrics/meters.js';
/** The decision that this message is the first to tell or to show, with when it was made; null when it is about another thing, or told already. */
export function decisionIn({ notice, sentAt }, context) {
    const message = DECISION_MESSAGES.find((kind) => kind === notice.kind);
    if (message === undefined || !('handoff' in context) || !('decidedAt' in context.handoff))
        return null;
    const { decidedAt: at } = context.handoff;
    return sentAt === null || sentAt < at ? { message, at } : null;
}
