import type { Decision } from './decision.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Awaiting, Handoff, Presser } from './handoff.ts';
import { mayAnswer, mustAwait } from './may-answer.ts';
import type { HandoffEvent } from './history.ts';
import type { UserId } from '../people/member.ts';
import { isOpenQuestion, type Question, questionsIn } from './questions.ts';
import type { EpochMs } from '../time/instant.ts';

/** Before deciding, the account executive asks, and gets an answer. The window goes on, and nothing else of the handoff changes. */

/** So many questions wait for an answer at one time, and no more. */
export const OPEN_QUESTIONS_AT_MOST = 3;

/** The handoff, if this presser may ask about it now, also after the window closed. Throws Refusal otherwise. */
export function mayAsk(handoff: Handoff, by: Presser, history: readonly HandoffEvent[]): Awaiting {
  const waiting = mayAnswer(handoff, by);
  const open = questionsIn(history).filter((question) => isOpenQuestion(question, handoff));
  if (open.length >= OPEN_QUESTIONS_AT_MOST)
    throw new Refusal(
      'Three of your questions wait for an answer already. Wait for one of them, or decide without it.',
    );
  return waiting;
}

type Ask = { by: Presser; to: UserId; words: string; history: readonly HandoffEvent[]; now: EpochMs };

/** A question to `to`, who hears it at once. Throws Refusal. */
export function ask(handoff: Handoff, { by, to, words, history, now }: Ask): Decision {
  const waiting = mayAsk(handoff, by, history);
  const number = questionsIn(history).length + 1;
  return {
    next: waiting,
    notices: [
      { kind: 'ae_card', person: handoff.packet.ae },
      { kind: 'question', number, person: to },
    ],
    event: { kind: 'asked', actor: by.userId, at: now, detail: to, reason: words },
  };
}

/** Which question of the handoff, and who wants to answer it. */
type Asked = { by: Presser; number: number; history: readonly HandoffEvent[] };

/** The question, if this presser may answer it now: who was asked, or the author. Throws Refusal otherwise. */
export function mayReply(handoff: Handoff, { by, number, history }: Asked): Question {
  const question = questionsIn(history).find((one) => one.number === number);
  if (!question) throw new Refusal('This question is not known here. Nothing has changed.');
  const { to, reply: given } = question;
  const { author, teamId, packet } = handoff;
  if (![to, author].includes(by.userId) || by.teamId !== teamId)
    throw new Refusal(
      `Only ${to === author ? '' : `<@${to}> or `}<@${author}> can answer this question. Nothing has changed.`,
    );
  if (given !== null) {
    const who = given.by === by.userId ? 'You have' : `<@${given.by}> has`;
    throw new Refusal(`${who} answered this question already. Nothing has changed.`);
  }
  mustAwait(handoff, by);
  if (!isOpenQuestion(question, handoff))
    throw new Refusal(`This went to <@${packet.ae}> meanwhile, and needs no answer any more. Nothing has changed.`);
  return question;
}

/** The answer goes to who asked, in a message of its own. Throws Refusal. */
export function reply(handoff: Handoff, { words, now, ...asked }: Asked & { words: string; now: EpochMs }): Decision {
  const { by: person, number } = mayReply(handoff, asked);
  return {
    next: mustAwait(handoff, asked.by),
    notices: [
      { kind: 'ae_card', person },
      { kind: 'ae_reply', number, person },
    ],
    event: { kind: 'replied', actor: asked.by.userId, at: now, detail: String(number), reason: words },
  };
}
