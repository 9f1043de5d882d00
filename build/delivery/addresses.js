import { conversationKey, SALES_CHANNEL } from '../core/conversations.js';
import { channelFault, ownChannelProblem } from '../core/shared-channel.js';
import { NotYet } from './rate-limiter.js';
const CHECK_COUNTS_MS = 60_000;
/** A conversation that needed a check within this time still waits for one: the lanes ask more often than this. */
const WAITS_FOR_MS = 2_500;
export function createAddresses({ slack, rateLimiter, elapsed, }) {
    /** Channels of direct messages by Slack user id; they never change. */
    const directMessages = new Map();
    /** By conversation. */
    const checks = new Map();
    /** Counts the changes that Slack reports: a check that began before one is not kept. */
    let changes = 0;
    /** The conversation that last needed a check. */
    let lacking = { conversation: '', at: Number.NEGATIVE_INFINITY };
    const spend = (method) => {
        const readyAt = rateLimiter.readyAt(method);
        if (readyAt > elapsed())
            throw new NotYet(readyAt);
        rateLimiter.spend(method);
    };
    const counts = (check) => check !== undefined && elapsed() - check.at < CHECK_COUNTS_MS;
    /** True when no check may be made now, or another conversation waits for one. */
    const isScarce = (conversation) => rateLimiter.readyAt('conversations.info') > elapsed() ||
        (lacking.conversation !== conversation && elapsed() - lacking.at < WAITS_FOR_MS);
    /** Asks Slack. Throws NotYet when there is no problem: from now on the check counts. */
    const ask = async (conversation, { channelId, teamId }, problemOf) => {
        spend('conversations.info');
        const changesBefore = changes;
        const at = elapsed();
        checks.delete(conversation);
        const problem = problemOf(await slack.sharedChannel(channelId));
        if (problem !== null)
            return problem;
        if (changes === changesBefore)
            checks.set(conversation, { channelId, teamId, at, isUsed: false });
        throw new NotYet(elapsed());
    };
    return {
        /** The call that must be made before anything can be sent there; null when none. */
        needs(conversation) {
            if (conversation.to === 'person')
                return directMessages.has(conversation.userId) ? null : 'conversations.open';
            const key = conversationKey(conversation);
            if (counts(checks.get(key)))
                return null;
            lacking = { conversation: key, at: elapsed() };
            return 'conversations.info';
        },
        /** The channel, if it is known without a call. */
        known(conversation) {
            return conversation.to === 'person'
                ? directMessages.get(conversation.userId)
                : checks.get(conversationKey(conversation))?.channelId;
        },
        remember(userId, channel) {
            directMessages.set(userId, channel);
        },
        /**
         * Throws NotYet while Slack's limits do not allow the call, and also after the call: by now another notice may be more urgent, so the
         * lanes choose again.
         */
        async directMessageWith(userId) {
            const known = directMessages.get(userId);
            if (known !== undefined)
                return known;
            spend('conversations.open');
            const channel = await slack.directMessageWith(userId);
            directMessages.set(userId, channel);
            throw new NotYet(elapsed());
        },
        /** Why nothing may be posted in the partner's channel; null when nothing is wrong. Throws NotYet as above. */
        async faultOf({ id, channelId, teamId }) {
            const key = conversationKey({ to: 'partner', partnerId: id });
            const last = checks.get(key);
            const isSame = last?.channelId === channelId && last.teamId === teamId;
            if (isSame && counts(last) && (!last.isUsed || isScarce(key))) {
                last.isUsed = true;
                return null;
            }
            return ask(key, { channelId, teamId }, (channel) => channelFault(channel, teamId));
        },
        /** Why nothing may be posted in the sales channel, which is this one; null when there is no problem. Throws NotYet as above. */
        async problemWithOurs(channelId) {
            const key = conversationKey(SALES_CHANNEL);
            const last = checks.get(key);
            if (last?.channelId === channelId && counts(last) && !last.isUsed) {
                last.isUsed = true;
                return null;
            }
            return ask(key, { channelId, teamId: null }, ownChannelProblem);
        },
        /** Slack has reported a change of a partner's channel. */
        forgetChecks() {
            changes += 1;
            checks.clear();
        },
    };
}
