import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { type Awaiting, awaiting, type Handoff, isLate, windowOf } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { Moment } from '../../core/handoff/moment.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import {
  isOpenQuestion,
  type Question,
  questionId,
  questionsIn,
  questionsOfThisRound,
} from '../../core/handoff/questions.ts';
import { cut } from '../../core/kernel/text.ts';
import { answerOrAsk, decideBy } from './ae-posts.ts';
import { momentWords } from '../kit/dates.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, type Message, moment, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { settled } from './settled.ts';
import { deadlineForOthers } from '../kit/words.ts';

/** A question before the answer, as whoever is to answer it reads it, and its answer, as the account executive reads that. */

const MOST_ON_A_LOCKED_SCREEN = 300;

/** What was asked and answered does not change: all of it is drawn from how it stands. */
type From = { now: Moment; partner: Partner };

/** Null once it is settled. */
export function question({ now, partner }: From, { number }: Notices['question']): Message | null {
  const { handoff, history } = now;
  const waiting = awaiting(handoff);
  const open = questionsIn(history).find((one) => one.number === number);
  if (!waiting || !open || !isOpenQuestion(open, handoff)) return null;
  const { account } = handoff.packet;
  return {
    text: summary`Question about ${account}: ${cut(open.words, MOST_ON_A_LOCKED_SCREEN)}`,
    blocks: [
      rich(...questionWords(open, `${account}, brought by ${partner.name}`), decisionDue(waiting), [
        words(`Reference ${handoff.id}`),
      ]),
      actions(button('Answer', ACTION.reply, questionId(handoff, open), 'primary')),
    ],
  };
}

/** What stands in its place once it is settled: its answer, or what was decided without one. Null while it is not. */
export function settledQuestion({ now }: From, { number }: Notices['question']): Message | null {
  const { handoff, history } = now;
  const asked = questionsIn(history).find((one) => one.number === number);
  if (!asked || isOpenQuestion(asked, handoff)) return null;
  const { account } = handoff.packet;
  const lines = questionWords(asked, account);
  return {
    text: summary`Settled: question about ${account}`,
    blocks: [
      rich(...lines, ...answerWords(asked, handoff)),
      ...(asked.reply === null ? whatEndedIt(handoff, history) : []),
    ],
  };
}

/** Null once it is decided, or with somebody else. */
export function aeReply({ now }: From, { number }: Notices['ae_reply']): Message | null {
  const { handoff, history } = now;
  const waiting = awaiting(handoff);
  const asked = questionsOfThisRound(history).find((one) => one.number === number);
  if (!waiting || !asked?.reply) return null;
  return {
    text: summary`Answer about ${handoff.packet.account}: ${cut(asked.reply.words, MOST_ON_A_LOCKED_SCREEN)}`,
    blocks: [rich(...replyWords(asked, handoff), decideBy(waiting)), answerOrAsk(handoff)],
  };
}

/** The same without buttons, and what was decided. Null while it still asks. */
export function settledReply(from: From, notice: Notices['ae_reply']): Message | null {
  const { handoff, history } = from.now;
  const asked = questionsIn(history).find((one) => one.number === notice.number);
  if (!asked?.reply || aeReply(from, notice)) return null;
  return {
    text: summary`Settled: ${handoff.packet.account}`,
    blocks: [rich(...replyWords(asked, handoff)), ...whatEndedIt(handoff, history)],
  };
}

function questionWords({ by, words: asked }: Question, about: string): RichTextElement[][] {
  return [[bold(`Question about ${about}. `), person(by), words(' asks before deciding:')], [words(asked)]];
}

/** So that an answer comes while it is of use. */
function decisionDue(waiting: Awaiting): RichTextElement[] {
  const { packet, window } = waiting;
  const deadline = deadlineForOthers(window);
  if (isLate(waiting)) return [words('The window closed '), ...deadline, words('; a decision still counts.')];
  return [person(packet.ae), words(' decides by '), ...deadline, words('. The clock goes on.')];
}

function answerWords({ reply }: Question, handoff: Handoff): RichTextElement[][] {
  if (reply === null) return [];
  const when = moment(reply.at, momentWords(reply.at, windowOf(handoff)?.aeZone ?? 'UTC'));
  return [[bold('Answered by '), person(reply.by), words(', '), when, words(':')], [words(reply.words)]];
}

function replyWords(asked: Question, handoff: Handoff): RichTextElement[][] {
  const { reply, words: question_ } = asked;
  if (reply === null) return [];
  return [
    [bold(`${handoff.packet.account}: `), person(reply.by), words(' answers your question.')],
    [words(reply.words)],
    [bold('You asked: '), words(question_)],
  ];
}

/** Who decided what, or to whom it went. */
function whatEndedIt(handoff: Handoff, history: readonly HandoffEvent[]): KnownBlock[] {
  const end = history.findLast(({ kind }) => ENDS.has(kind));
  return (end && settled(handoff, end)?.blocks) ?? [];
}

const ENDS = new Set<HandoffEvent['kind']>(['accepted', 'declined', 'withdrawn', 'rerouted']);
