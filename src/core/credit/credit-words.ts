import { type Classification, type NeedsWord, owedWord, TOUCH_LASTS_DAYS } from './credit.ts';
import { lastCorrection } from './crediting.ts';
import { type Handoff, windowOf } from '../handoff/handoff.ts';
import type { HandoffEvent } from '../handoff/history.ts';
import { plainDay } from '../time/day-words.ts';

/** How a partner is credited, and why: for our own people alone. A partner reads it in other words. */

/** "Touch 3 Nov 2026, opportunity created 10 Nov 2026: partner-sourced". Each day with its year, because it is read years later. */
export function creditWords(handoff: Handoff, history: readonly HandoffEvent[] = []): string {
  return `${creditDays(handoff)}: ${verdict(handoff, history)}`;
}

/** "Brightwater is credited as partner-sourced. Touch 3 Nov 2026, no opportunity.", as the rule has it. */
export function creditSentences(handoff: Handoff, partnerName: string): string {
  return `${partnerName} is credited as ${creditWord(handoff.classification)}. ${creditDays(handoff)}.`;
}

/** The days by which the rule goes. */
export function creditDays({ packet, creditLine }: Pick<Handoff, 'packet' | 'creditLine'>): string {
  const { partner_touch_on: touch, opportunity_created_on: created, opportunity_closed_on: closed } = packet;
  const isClosed = creditLine === 'opportunity_closed' && closed !== null;
  const opened = created === null ? 'no opportunity' : `opportunity created ${plainDay(created)}`;
  return `Touch ${plainDay(touch)}, ${opened}${isClosed ? `, closed ${plainDay(closed)}` : ''}`;
}

/** Why alliances is asked, for whoever says the word and for whoever waits for it. */
export const WHY_A_WORD: Record<NeedsWord, string> = {
  touch_too_old: `the touch is more than ${TOUCH_LASTS_DAYS} days old, so alliances says whether it still counts`,
  opportunity_closed: 'it was closed before the touch, so a new opportunity is needed, or a word of alliances',
};

/** As everybody of ours calls it. */
export const creditWord = (classification: Classification): string => WORDS[classification];

const WORDS: Record<Classification, string> = {
  partner_sourced: 'partner-sourced',
  partner_influenced: 'partner-influenced',
};

/** "was partner-sourced, now partner-influenced". */
export function creditChangeWords({ detail }: Pick<HandoffEvent, 'detail'>): string {
  const [was, now] = (detail ?? '').split('>').flatMap((one) => (isClassification(one) ? [creditWord(one)] : []));
  return `was ${was ?? 'not said'}, now ${now ?? 'not said'}`;
}

const isClassification = (text: string): text is Classification => text in WORDS;

function verdict(handoff: Handoff, history: readonly HandoffEvent[]): string {
  // Once it has landed nothing is owed: what was sent before the rule asked for a word stays as it was.
  const owed = windowOf(handoff) === null ? owedWord(handoff, handoff.createdAt) : null;
  if (owed !== null) return WHY_A_WORD[owed];
  const credit = creditWord(handoff.classification);
  if (lastCorrection(history) !== null) return `${credit}, corrected`;
  return handoff.creditWordBy === null ? credit : `${credit}, as alliances said`;
}
