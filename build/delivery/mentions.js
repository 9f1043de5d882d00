import { isOfCompany } from '../core/member.js';
import { isCard, isForPartner } from '../core/notice-rules.js';
import { contactOf } from '../core/partner.js';
import { failureOf } from '../slack/failures.js';
import { NotYet } from './rate-limiter.js';
import { NotSaid } from './readers.js';
const MEMBERS_COUNT_MS = 60_000;
const CHANNELS_KEPT_AT_MOST = 200;
/** So long an outcome waits for somebody to be notified while Slack does not answer; then it goes out all the same. */
const WAITS_FOR_MS = 2 * 60_000;
export function createMentions(deps) {
    const { slack, describePresented, rateLimiter, elapsed } = deps;
    /** Who is in a channel, in the order in which that was asked. */
    const members = new Map();
    /** Since when Slack has not said who may be mentioned. */
    let unansweredSince = null;
    const keep = (channel, ids) => {
        members.delete(channel);
        members.set(channel, { ids: new Set(ids), at: elapsed() });
        const [oldest] = members.keys();
        if (members.size > CHANNELS_KEPT_AT_MOST && oldest !== undefined)
            members.delete(oldest);
    };
    /** Throws NotYet also after a call: by now another notice may be more urgent, so the lanes choose again. */
    const isIn = async (channel, userId) => {
        const known = members.get(channel);
        if (known && elapsed() - known.at < MEMBERS_COUNT_MS)
            return known.ids.has(userId);
        const readyAt = rateLimiter.readyAt('conversations.members');
        if (readyAt > elapsed())
            throw new NotYet(readyAt);
        rateLimiter.spend('conversations.members');
        keep(channel, await slack.membersOf(channel).catch(nobodyIfRefused));
        throw new NotYet(elapsed());
    };
    const isTheirs = (userId, { teamId }) => describePresented(userId).then((member) => isOfCompany(member, teamId), (error) => {
        if (error instanceof NotSaid)
            return false;
        throw error;
    });
    const mayBeMentioned = async (userId, partner) => (await isIn(partner.channelId, userId)) && (await isTheirs(userId, partner));
    return {
        /** Whether who has accepted is not in the partner's channel; false while Slack does not say it. Throws NotYet as above. */
        async isAeOutside({ notice }, partner) {
            if (notice.kind !== 'ae_outside' || !partner)
                return false;
            const isInside = await isIn(partner.channelId, notice.ae).catch(inIfNotSaid);
            // Slack said nobody at all when it would not say who is in it.
            return !isInside && (members.get(partner.channelId)?.ids.size ?? 0) > 0;
        },
        /** Null when nobody is to be mentioned. Throws NotYet as above, and for a while what Slack did instead of answering. */
        async contactOf({ notice, ts }, context) {
            // A card is changed where it stands, which notifies nobody.
            if (!isForPartner(notice) || isCard(notice) || ts !== null || !('handoff' in context))
                return null;
            const { handoff, partner } = context;
            const userId = contactOf(handoff, partner)?.userId ?? null;
            if (userId === null)
                return null;
            try {
                const may = await mayBeMentioned(userId, partner);
                unansweredSince = null;
                return may ? userId : null;
            }
            catch (error) {
                if (error instanceof NotYet)
                    throw error;
                unansweredSince ??= elapsed();
                if (elapsed() - unansweredSince < WAITS_FOR_MS)
                    throw error;
                return null;
            }
        },
    };
}
/** A hint that may be wrong is not worth waiting for. */
function inIfNotSaid(error) {
    if (error instanceof NotYet)
        throw error;
    return true;
}
/** Slack will not say who is in the channel: an outcome goes out all the same, without a mention. */
function nobodyIfRefused(error) {
    if (failureOf(error)?.kind === 'never')
        return [];
    throw error;
}
