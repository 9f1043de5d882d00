import { isOfAgreement } from '../core/notice-rules.js';
import { agreementProposed, agreementReminder, agreementReview, settledAgreement, } from './agreement-posts.js';
import { stalled } from './stalled.js';
import { ofAgreement, undelivered } from './undelivered.js';
/** What is said about the working agreement to its owners. */
const ABOUT_AGREEMENT = {
    agreement_proposed: agreementProposed,
    agreement_reminder: agreementReminder,
    agreement_review: agreementReview,
    stalled: (_, { stall }) => stalled('The working agreement', 'the working agreement', stall),
    undeliverable: ({ agreement, stuck }) => stuck && undelivered(ofAgreement(agreement), null, stuck),
};
/** The message of a notice about the working agreement, or null when there is nothing left to say. */
export function drawAboutAgreement(notice, context) {
    if (!isOfAgreement(notice) && notice.kind !== 'stalled' && notice.kind !== 'undeliverable')
        return null;
    return drawOfAgreement(notice.kind, notice, context);
}
/** What stands in place of what asked; null while it still asks. */
export function drawSettledAgreement(notice, context) {
    return isOfAgreement(notice) ? settledAgreement(context, notice) : null;
}
function drawOfAgreement(kind, notice, context) {
    return ABOUT_AGREEMENT[kind](context, notice);
}
