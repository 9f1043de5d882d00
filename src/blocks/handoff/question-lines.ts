import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { askedByRound, isOpenQuestion, type Question, questionsOfThisRound } from '../../core/handoff/questions.ts';
import { cut } from '../../core/kernel/text.ts';
import { bold, person, rich, words } from '../kit/kit.ts';

/** What was asked before deciding, as the account executive's card and the status of a handoff show it. */

const SHOWN_AT_MOST = 3;
/** Three of them stand on the card beside the longest packet. The whole words stand where they were said. */
const LONGEST = 300;

/** The last questions of this round with their answers; nothing when there is none. */
export function questionLines(handoff: Handoff, history: readonly HandoffEvent[]): RichTextElement[][] {
  return questionsOfThisRound(history)
    .slice(-SHOWN_AT_MOST)
    .flatMap((question) => [asked(question), answered(question, handoff)]);
}

/** The same for a card. */
export function questionBlocks(handoff: Handoff, history: readonly HandoffEvent[]): KnownBlock[] {
  const lines = questionLines(handoff, history);
  return lines.length === 0 ? [] : [rich(...lines)];
}

/** "Asked twice"; with several rounds, how often in each. Null when nobody asked. */
export function askedWords(history: readonly HandoffEvent[]): string | null {
  const counts = askedByRound(history);
  const each = counts.map((count, at) => ({ count, round: at + 1 })).filter(({ count }) => count > 0);
  if (each.length === 0) return null;
  const said = each.map(({ count, round }) =>
    counts.length === 1 ? times(count) : `${times(count)} in round ${round}`,
  );
  return `Asked ${said.join(', ')}`;
}

const times = (count: number): string => ['', 'once', 'twice'][count] ?? `${count} times`;

function asked({ to, words: question }: Question): RichTextElement[] {
  return [bold('Question to '), person(to), bold(': '), words(cut(question, LONGEST))];
}

function answered(question: Question, handoff: Handoff): RichTextElement[] {
  const { reply } = question;
  if (reply === null) return [words(isOpenQuestion(question, handoff) ? 'No answer yet.' : 'Not answered.')];
  return [person(reply.by), bold(' answered: '), words(cut(reply.words, LONGEST))];
}
