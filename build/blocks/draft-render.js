import { isOfDraft } from '../core/notice-rules.js';
import { contactAnswered, contactProposed, settledProposal } from './contact-proposal.js';
import { draftCall, draftExpired, settledDraft } from './draft-posts.js';
import { stalled } from './stalled.js';
import { ofDraft, undelivered } from './undelivered.js';
/** What is said about a draft to its author, and of a contact to whoever confirms them; who is told that something of it stands still learns nothing of what it holds. */
const ABOUT_DRAFT = {
    draft_call: draftCall,
    draft_expired: draftExpired,
    contact_proposed: contactProposed,
    contact_answered: contactAnswered,
    stalled: (_, { stall }) => stalled('A draft', 'a draft', stall),
    undeliverable: ({ draft, stuck }) => stuck && undelivered(ofDraft(draft), null, stuck),
};
/** The message of a notice about a draft, or null when there is nothing left to say. */
export function drawAboutDraft(notice, context) {
    if (!isOfDraft(notice) && notice.kind !== 'stalled' && notice.kind !== 'undeliverable')
        return null;
    return drawOfDraft(notice.kind, notice, context);
}
/** What stands in place of what asked; null while it still asks. */
export function drawSettledDraft(notice, context) {
    if (!isOfDraft(notice) || notice.kind === 'contact_answered')
        return null;
    return notice.kind === 'contact_proposed' ? settledProposal(context, notice) : settledDraft(context, notice);
}
function drawOfDraft(kind, notice, context) {
    return ABOUT_DRAFT[kind](context, notice);
}
