import type { RichTextElement } from '@slack/web-api';
import type { DeclineReason } from '../../../core/handoff/handoff.ts';
import type { PartnerView } from '../../../core/partner/partner-view.ts';
import { dayInFull, dayWords } from '../../../core/time/day-words.ts';
import type { Day, EpochMs } from '../../../core/time/instant.ts';
import { bold, person, words } from '../../kit/kit.ts';

/** Words that more than one partner-facing message uses. */

/** Says nothing of other partners, nor of whom we talk to: that may be somebody's confidence. */
const SOMETHING_OF_OURS = 'Not yet: we still have something to sort out on our side.';

/** Why it is not taken up yet, in words fit for outsiders. A packet can be mended and the time can come, so none of them is a final no. */
export const REASONS_FOR_PARTNER: Record<DeclineReason, string> = {
  vague_partner_mention: 'Not yet: we still need to describe your part more clearly.',
  no_account_logic: 'Not yet: we still have to find the right place for this account in our plans.',
  no_next_move: 'Not yet: we still need a more concrete first step.',
  wrong_owner: 'Not yet: this belongs with somebody else on our side.',
  no_evidence: 'Not yet: we still need some more background.',
  conflict: SOMETHING_OF_OURS,
  generic_use_case: 'Not yet: we still need to know more of what the customer asked for.',
  no_warm_path: 'Not yet: we still need to know who can introduce us.',
  bad_timing: 'Not now: the timing is not right at the moment.',
  already_working_it: SOMETHING_OF_OURS,
};

/** "@Lena Fischer, " before what is said to them: a mention where Slack would notify them, else their name. */
export function addressed({ contact: { name, mention } }: PartnerView, sentence: string): RichTextElement[] {
  return [mention === null ? words(name) : person(mention), words(`, ${sentence}`)];
}

/** The promise, without its full stop. */
export function hearBy({ hearBy: day, writtenAt }: PartnerView): RichTextElement {
  return bold(`You will hear from us by ${dayInFull(day, writtenAt)}`);
}

/** Who has it on our side before an account executive has accepted it: by name, since nobody is notified of it. */
export function keeper({ keeper: name }: PartnerView): RichTextElement[][] {
  return name === null ? [] : [[bold('With us: '), words(name)]];
}

type SellerMove = { text: string | null; by: Day; isDone: boolean };

/** Our move, or only its day when the account executive replaced the suggested one. */
export function sellerMove({ text, by, isDone }: SellerMove, writtenAt: EpochMs): RichTextElement[] {
  const day = dayWords(by, writtenAt);
  const move = text === null ? `the first step, by ${day}` : `${text} (by ${day})`;
  return [bold('Our next move: '), words(move), ...(isDone ? [bold('  ·  done')] : [])];
}

/** A day that had passed before we answered is not asked for: that would be our delay, put on them. */
export function partnerMove({ partnerMove: { text, by, wasDue }, writtenAt }: PartnerView): RichTextElement[] {
  const day = dayWords(by, writtenAt);
  const when = wasDue ? `planned for ${day}, before our answer: please tell us the new day here` : `by ${day}`;
  return [bold('Your next move: '), words(`${text} (${when})`)];
}
