import type { RichTextElement } from '@slack/web-api';
import type { DeclineReason } from '../../core/handoff.ts';
import type { PartnerView } from '../../core/partner-view.ts';
import { dayWords } from '../dates.ts';
import { bold, moment, words } from '../kit.ts';

/** Words that more than one partner-facing message uses. */

/** Why it is not taken up, in words fit for outsiders. */
export const REASONS_FOR_PARTNER: Record<DeclineReason, string> = {
  vague_partner_mention: 'We need to describe your part more clearly before we can take it further.',
  no_account_logic: 'This account is not one that we can put first at the moment.',
  no_next_move: 'We need a more concrete next step before we can take it further.',
  wrong_owner: 'It needs to go to a different person on our side.',
  no_evidence: 'We need more background before we can take it further.',
  conflict: 'We cannot work on this account together at the moment.',
  bad_timing: 'The timing is not right at the moment.',
  already_working_it: 'We are already in conversation with this customer.',
};

export function hearBy({ hearBy: at }: PartnerView): RichTextElement {
  return moment(at, new Date(at).toUTCString());
}

/** Our move, or only its day when the account executive replaced the suggested one. */
export function sellerMove({ text, by }: { text: string | null; by: string }): RichTextElement[] {
  const move = text === null ? `agreed on our side, by ${dayWords(by)}` : `${text} (by ${dayWords(by)})`;
  return [bold('Our next move: '), words(move)];
}

export function partnerMove({ partnerMove: { text, by } }: PartnerView): RichTextElement[] {
  return [bold('Your next move: '), words(`${text} (by ${dayWords(by)})`)];
}
