import { rich } from '../kit.js';
import { summary } from '../mrkdwn.js';
import { CREDIT_FOR_PARTNER } from './outcomes.js';
import { addressed } from './words.js';
/** The credit that the partner has read was corrected: what it is now, and nothing of why. Null once it is another, or nobody has accepted. */
export function partnerCredit(view, { credit }) {
    if (!('credit' in view) || view.credit !== credit)
        return null;
    const sentence = `we have looked at the credit again and put it right. ${CREDIT_FOR_PARTNER[credit]}`;
    return { text: summary `Credit corrected: ${view.account}`, blocks: [rich(addressed(view, sentence))] };
}
