import type { ActionsBlock, RichTextElement } from '@slack/web-api';
import type { Ended, Outcome, TakenUp } from '../../core/handoff/handoff.ts';
import type { NotWorthReason, Opportunity } from '../../core/outcome/end.ts';
import { ended } from '../../core/outcome/taken-up.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { momentWords } from '../kit/dates.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, moment, words, wordsWithLinks } from '../kit/kit.ts';

/** What came of a handoff after it was accepted, as our own people read it, and the buttons to say it. */

/** How a handoff ended, in a word or two. */
export const OUTCOMES: Record<Outcome, string> = {
  declined: 'Declined',
  mended: 'Declined, sent again',
  withdrawn: 'Withdrawn',
  not_worth: 'Not worth working',
  won: 'Won',
  lost: 'Lost',
  no_deal: 'No deal',
};

export const NOT_WORTH: Record<NotWorthReason, string> = { budget: 'budget', timing: 'timing', fit: 'fit' };

/** “Worth working?”, each answer one tap. */
export function worthWorkingButtons(id: string): ActionsBlock {
  return actions(
    button('Yes', ACTION.worthWorking, id),
    button('No: budget', ACTION.notWorthBudget, id),
    button('No: timing', ACTION.notWorthTiming, id),
    button('No: fit', ACTION.notWorthFit, id),
  );
}

export const whatCameOfItButton = (id: string) => button('What came of it…', ACTION.outcome, id);

/** The opportunity that was opened, and how it ended; nothing as long as neither has happened. */
export function outcomeLines(handoff: TakenUp): RichTextElement[][] {
  const { opened, createdAt } = handoff;
  const end = ended(handoff);
  const ending = end ? [endedLine(end), ...endLines(end)] : [];
  return [...(opened === null ? [] : [opportunityLine(opened, createdAt)]), ...ending];
}

export function opportunityLine({ link, openedOn, amount }: Opportunity, asOf: number): RichTextElement[] {
  const facts = words(` (opened ${dayWords(openedOn, asOf)}${amount === null ? '' : `, ${amount}`})`);
  return [bold('Opportunity: '), ...wordsWithLinks(link), facts];
}

function endedLine({ outcome, endedAt, window }: Ended): RichTextElement[] {
  return [bold(`${OUTCOMES[outcome]}, `), moment(endedAt, momentWords(endedAt, window.aeZone)), words('.')];
}

/** Why, for how much, and what the partner did. */
export function endLines(handoff: Ended): RichTextElement[][] {
  switch (handoff.outcome) {
    case 'not_worth':
      return [[bold('Why: '), words(NOT_WORTH[handoff.notWorth])]];
    case 'won':
      return [...named('Amount: ', handoff.amount), ...named('What the partner did: ', handoff.partnerDid)];
    case 'lost':
    case 'no_deal':
      return named('Why: ', handoff.endReason);
    default:
      return handoff satisfies never;
  }
}

const named = (title: string, text: string | null): RichTextElement[][] =>
  text === null ? [] : [[bold(title), words(text)]];
