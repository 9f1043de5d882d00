import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { openDispute } from '../../core/credit/crediting.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { creditWords } from '../../core/credit/credit-words.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, words } from '../kit/kit.ts';

/** The credit in a status: what it is and why, and what its reader can do about it. */

export type CreditPowers = { mayCorrect: boolean; mayDispute: boolean };
export const NO_POWERS: CreditPowers = { mayCorrect: false, mayDispute: false };

export function creditLine(handoff: Handoff, history: readonly HandoffEvent[]): RichTextElement[] {
  const disputed = openDispute(history) === null ? [] : [words(' · '), bold('disputed')];
  return [bold('Credit: '), words(creditWords(handoff, history)), ...disputed];
}

/** Whoever may correct it need not dispute it. */
export function creditButtons({ id }: Handoff, { mayCorrect, mayDispute }: CreditPowers): KnownBlock[] {
  if (mayCorrect) return [actions(button('Correct the credit…', ACTION.correctCredit, id))];
  return mayDispute ? [actions(button('Dispute the credit…', ACTION.disputeCredit, id))] : [];
}
