import { handoffIn } from '../blocks/render.js';
import { agreedAcceptance } from '../core/agreement.js';
import { conversationFrom } from '../core/conversations.js';
import { endedRequest } from '../core/help-request.js';
import { isCard, isForPartner, isOfCheck, isOfDeal } from '../core/notice-rules.js';
import { subjectOf } from '../core/subject.js';
/** Nothing may be posted in a partner's channel now: a person has to mend that. */
export class Undeliverable extends Error {
    name = 'Undeliverable';
    fault;
    constructor(fault) {
        super(`The channel is not as it must be: ${fault}.`);
        this.fault = fault;
    }
}
/** Nothing may be posted in a channel of ours now. The message is the reason, which a person has to mend. */
export class NotOurs extends Error {
    name = 'NotOurs';
}
/** Null for a channel. */
function readerOf({ conversation: key }) {
    const conversation = conversationFrom(key);
    return conversation.to === 'person' ? conversation.userId : null;
}
export function createDestinations(deps) {
    const { store, addresses, workspaceUrl, timeLeft, describeDraft, now } = deps;
    const mustBeWell = async (partner) => {
        const fault = await addresses.faultOf(partner);
        if (fault !== null)
            throw new Undeliverable(fault);
    };
    const mustBeOurs = async (channel) => {
        const problem = await addresses.problemWithOurs(channel);
        if (problem !== null)
            throw new NotOurs(problem);
    };
    const stuckNotice = async ({ notice }) => notice.kind === 'undeliverable' ? store.outbox.find(notice.notice) : null;
    const channelStanding = async ({ id, notice }, partner) => notice.kind === 'partner_channel' ? store.partnerChannels.standing(partner.id, id) : null;
    /** Where the partner's card of this deal stands in this channel; null while none does. */
    const rootIn = async (channel, { deal }) => {
        const root = await store.outbox.findOf(deal, { kind: 'partner_card' });
        return root?.channel === channel ? root.ts : null;
    };
    /**
     * A decision that was taken back before Slack had its post is not told, and so not corrected either. What Slack may have taken counts as
     * told: the post before it in the thread is settled by now, unless its answer was lost.
     */
    const correctsNothing = async ({ handoffId, notice }) => {
        if (handoffId === null || notice.kind !== 'partner_news' || notice.decision === undefined)
            return false;
        const { decision: version } = notice;
        const said = await store.outbox.findOf(handoffId, {
            kind: 'partner_decision',
            ...(version === 0 ? {} : { version }),
        });
        return said === null || !(await mayHaveBeenRead(said));
    };
    const mayHaveBeenRead = async ({ id, ts, status, claimedAt }) => {
        const isInDoubt = status === 'claimed' || status === 'unknown' || (status === 'dead_letter' && claimedAt !== null);
        return ts !== null || isInDoubt || (await store.outbox.isWatched(id));
    };
    /** A card of a deal shows the handoff that landed last. */
    const handoffOf = async (id, notice) => (isOfDeal(notice) ? await store.latestOfDeal(id) : null) ?? store.handoff(id);
    const threadOfPartner = async (handoff, { channelId: channel }) => {
        const ts = workspaceUrl === null ? null : await rootIn(channel, handoff);
        return workspaceUrl === null || ts === null ? null : { workspaceUrl, channel, ts };
    };
    const contextOfHandoff = async (id, row) => {
        const handoff = await handoffOf(id, row.notice);
        const partner = handoff && (await store.partner(handoff.packet.partner));
        if (!handoff || !partner)
            return null;
        const left = row.kind === 'reminder' ? await timeLeft(handoff) : null;
        const intakeOwner = await store.intakeOwner(handoff);
        return {
            handoff,
            partner,
            intakeOwner,
            reader: readerOf(row),
            history: await store.history(handoff.id),
            previous: handoff.revisionOf === null ? null : await store.handoff(handoff.revisionOf),
            stuck: await stuckNotice(row),
            channel: await channelStanding(row, partner),
            correctsNothing: await correctsNothing(row),
            left,
            // Partners stand in it.
            thread: isForPartner(row.notice) ? null : await threadOfPartner(handoff, partner),
            madeOf: row.kind === 'ae_card' ? await store.help.behind(handoff) : null,
            findings: isOfCheck(row.notice) ? await store.checkFindings(handoff, now()) : null,
            acceptance: row.kind === 'ae_card' ? agreedAcceptance(await store.agreement.standing()) : null,
        };
    };
    const contextOfHelp = async (id, row) => {
        const helpRequest = await store.help.find(id);
        if (!helpRequest)
            return null;
        const over = endedRequest(helpRequest);
        return {
            helpRequest,
            partner: helpRequest.partner === null ? null : await store.partner(helpRequest.partner),
            became: over?.state === 'handed_off' ? await store.handoff(over.handoffId) : null,
            reader: readerOf(row),
            stuck: await stuckNotice(row),
        };
    };
    /** What a notice is about, or what was disputed of it last; with the claims in it, and the one that holds. */
    const disputeOf = async (registration, notice) => {
        const id = 'dispute' in notice ? notice.dispute : registration.dispute;
        const dispute = id === null ? null : await store.registrations.dispute(id);
        if (!dispute || isForPartner(notice))
            return { dispute, claims: [] };
        const live = await store.registrations.inDispute(dispute.id);
        const winner = dispute.state === 'ruled' && dispute.winner !== null ? dispute.winner : null;
        const isThere = winner === null || live.some((one) => one.id === winner);
        const holder = isThere ? null : await store.registrations.find(winner);
        const claims = [...live, ...(holder ? [holder] : [])].map(async (one) => ({
            registration: one,
            partner: (await store.partner(one.partner))?.name ?? '',
        }));
        return { dispute, claims: await Promise.all(claims) };
    };
    const contextOfRegistration = async (id, row) => {
        const registration = await store.registrations.find(id);
        const partner = registration && (await store.partner(registration.partner));
        if (!registration || !partner)
            return null;
        return {
            registration,
            partner,
            ...(await disputeOf(registration, row.notice)),
            reader: readerOf(row),
            stuck: await stuckNotice(row),
            channel: await channelStanding(row, partner),
        };
    };
    const contextOfAgreement = async (id, row) => {
        const agreement = await store.agreement.find(id);
        if (!agreement || agreement.state === 'start')
            return null;
        const standing = await store.agreement.standing();
        return { agreement, standing, partner: null, reader: readerOf(row), stuck: await stuckNotice(row) };
    };
    const contextOfDraft = async (id, row) => {
        const draft = await store.drafts.find(id);
        if (!draft)
            return null;
        const sentAs = draft.sentAs === null ? null : await store.handoff(draft.sentAs);
        const summary = await describeDraft(draft);
        const proposedFor = draft.proposal && (await store.partner(draft.proposal.partner));
        return { draft, summary, sentAs, proposedFor, partner: null, reader: readerOf(row), stuck: await stuckNotice(row) };
    };
    const contextOfNoted = async (id, row) => {
        const noted = await store.notedMessage(id);
        const partner = noted && (await store.partner(noted.partner));
        if (!noted || !partner)
            return null;
        const draft = await store.drafts.find(noted.draft);
        return {
            noted,
            isWritten: draft !== null && draft.sentAs === null && draft.away === null,
            partner,
            reader: readerOf(row),
            stuck: await stuckNotice(row),
            channel: await channelStanding(row, partner),
        };
    };
    const contexts = {
        handoff: contextOfHandoff,
        help_request: contextOfHelp,
        registration: contextOfRegistration,
        agreement: contextOfAgreement,
        draft: contextOfDraft,
        noted_message: contextOfNoted,
    };
    return {
        /** The state as it is now of what the notice is about; null when that, or its partner, is not there. */
        async contextOf(row) {
            const { about, id } = subjectOf(row);
            return contexts[about](id, row);
        },
        /**
         * Null when nobody is there to read it: no such channel of ours is chosen. Throws Undeliverable when nothing may be posted in the channel
         * of a partner or of ours, and NotYet when that cannot be checked yet.
         */
        async channelOf(row, partner) {
            const conversation = conversationFrom(row.conversation);
            switch (conversation.to) {
                case 'person':
                    return row.channel ?? addresses.directMessageWith(conversation.userId);
                case 'partner':
                    if (!partner)
                        return null;
                    await mustBeWell(partner);
                    return partner.channelId;
                case 'channel': {
                    const { sales_channel: channel } = await store.settings();
                    if (channel !== null)
                        await mustBeOurs(channel);
                    return channel;
                }
                default:
                    return conversation;
            }
        },
        /** Partners read posts in the thread under their card, as long as that stands in the same channel, and that their message is noted in its own thread. */
        async threadOf({ notice }, context, channel) {
            if (isCard(notice) || !isForPartner(notice))
                return null;
            if ('noted' in context)
                return context.noted.threadTs;
            const handoff = handoffIn(context);
            if (!handoff)
                return null;
            return rootIn(channel, handoff);
        },
    };
}
