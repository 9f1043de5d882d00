import { awaiting, type Handoff } from './handoff.ts';
import type { HandoffEvent } from './history.ts';
import type { UserId } from '../people/member.ts';
import type { EpochMs } from '../time/instant.ts';

/** What account executives asked before they decided, as the history tells it. */

export type Question = {
  /** 1 for the first of its handoff. */
  number: number;
  /** The round in which it was asked. */
  round: number;
  by: UserId;
  to: UserId;
  words: string;
  /** Null as long as nobody has answered it. */
  reply: { by: UserId; words: string; at: EpochMs } | null;
};

/** All questions of a handoff, oldest first. */
export function questionsIn(history: readonly HandoffEvent[]): Question[] {
  const questions: Question[] = [];
  let round = 1;
  for (const { kind, actor, detail, reason, at } of history) {
    const said = { by: actor ?? '', words: reason ?? '' };
    if (kind === 'rerouted') round += 1;
    if (kind === 'asked')
      questions.push({ ...said, number: questions.length + 1, round, to: detail ?? '', reply: null });
    const answered = kind === 'replied' ? questions[Number(detail) - 1] : undefined;
    if (answered) answered.reply = { ...said, at };
  }
  return questions;
}

/** Those of the account executive who has the handoff now, or had it last. */
export function questionsOfThisRound(history: readonly HandoffEvent[]): Question[] {
  const round = roundsIn(history);
  return questionsIn(history).filter((question) => question.round === round);
}

/** How many questions each round had, the first round's first. A complete packet needs none. */
export function askedByRound(history: readonly HandoffEvent[]): number[] {
  const questions = questionsIn(history);
  return Array.from({ length: roundsIn(history) }, (_, at) => questions.filter(({ round }) => round === at + 1).length);
}

function roundsIn(history: readonly HandoffEvent[]): number {
  return 1 + history.filter(({ kind }) => kind === 'rerouted').length;
}

/** Whether somebody still waits for its answer: it has none, and who asked it has not decided and has the handoff still. */
export function isOpenQuestion({ round, reply }: Question, handoff: Handoff): boolean {
  return reply === null && awaiting(handoff)?.window.round === round;
}

/**
 * Who is asked: the one named for questions; the author when that one is not here any more (`isNamedHere`), or is to decide on it
 * themselves.
 */
export function answererOf({ packet, author }: Handoff, isNamedHere = true): UserId {
  return isNamedHere && packet.questions_to !== packet.ae ? packet.questions_to : author;
}

/** A question's own id, as its button carries it. */
export function questionId({ id }: Pick<Handoff, 'id'>, { number }: Pick<Question, 'number'>): string {
  return `${id}-${number}`;
}

/** Undoes questionId. What is no such id names a handoff that is not there. */
export function questionFrom(id: string): { handoff: string; number: number } {
  const [, handoff = '', number = '0'] = /^(\w+)-(\d{1,9})$/.exec(id) ?? [];
  return { handoff, number: Number(number) };
}
