import type { Notices } from '../../../core/notices/notice.ts';
import type { PartnerView } from '../../../core/partner/partner-view.ts';
import { type Message, rich } from '../../kit/kit.ts';
import { summary } from '../../kit/mrkdwn.ts';
import { CREDIT_FOR_PARTNER } from '../../outcome/partner/outcomes.ts';
import { addressed } from '../../handoff/partner/words.ts';

/** The credit that the partner has read was corrected: what it is now, and nothing of why. Null once it is another, or nobody has accepted. */
export function partnerCredit(view: PartnerView, { credit }: Notices['partner_credit']): Message | null {
  if (!('credit' in view) || view.credit !== credit) return null;
  const sentence = `we have looked at the credit again and put it right. ${CREDIT_FOR_PARTNER[credit]}`;
  return { text: summary`Credit corrected: ${view.account}`, blocks: [rich(addressed(view, sentence))] };
}
