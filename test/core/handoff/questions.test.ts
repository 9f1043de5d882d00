import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HandoffEvent } from '../../../src/core/handoff/history.ts';
import { readQuestion, readReply } from '../../../src/core/handoff/question-forms.ts';
import {
  answererOf,
  askedByRound,
  questionFrom,
  questionId,
  questionsIn,
  questionsOfThisRound,
} from '../../../src/core/handoff/questions.ts';
import { NOW } from '../../support/packets.ts';
import { states } from '../life-table.ts';

const event = (kind: HandoffEvent['kind'], more: Partial<HandoffEvent> = {}): HandoffEvent => ({
  kind,
  actor: 'U0SAM',
  at: NOW,
  ...more,
});
const asked = (reason: string) => event('asked', { detail: 'U0MAYA', reason });
const replied = (number: number, reason: string) =>
  event('replied', { actor: 'U0MAYA', detail: String(number), reason });
const sent = event('sent', { actor: 'U0MAYA', detail: 'U0SAM' });
const rerouted = event('rerouted', { actor: 'U0IRIS', detail: 'U0PRIYA' });

describe('questions are counted for each account executive', () => {
  test.each<[string, HandoffEvent[], number[]]>([
    ['nobody asked', [sent], [0]],
    ['asked twice', [sent, asked('Who?'), asked('When?')], [2]],
    ['answers are not questions', [sent, asked('Who?'), replied(1, 'Jonas.')], [1]],
    [
      'a reminder, a lapse and more time change no count',
      [sent, asked('Who?'), event('lapsed'), event('extended')],
      [1],
    ],
    ['twice by the first, once by the second', [sent, asked('a'), asked('b'), rerouted, asked('c')], [2, 1]],
    ['none by the second', [sent, asked('a'), rerouted], [1, 0]],
    ['by the third alone', [sent, rerouted, rerouted, asked('a'), event('accepted')], [0, 0, 1]],
  ])('%s', (_, history, counts) => {
    expect(askedByRound(history)).toEqual(counts);
  });

  test('and none is counted twice or lost, whatever happens in between', () => {
    const happening = fc.constantFrom(sent, asked('a'), replied(1, 'b'), rerouted, event('lapsed'), event('extended'));
    fc.assert(
      fc.property(fc.array(happening), (history) => {
        const total = askedByRound(history).reduce((sum, count) => sum + count, 0);
        expect(total).toBe(history.filter(({ kind }) => kind === 'asked').length);
        expect(questionsIn(history).map(({ number }) => number)).toEqual(questionsIn(history).map((_, at) => at + 1));
      }),
    );
  });
});

test('each answer stands with its own question, in whatever order they come', () => {
  const history = [sent, asked('Who?'), asked('When?'), replied(2, 'In spring.'), replied(1, 'Jonas.')];
  expect(questionsIn(history).map(({ words, reply }) => [words, reply?.words])).toEqual([
    ['Who?', 'Jonas.'],
    ['When?', 'In spring.'],
  ]);
});

test('whoever has it now sees their own questions, and not those of who had it before', () => {
  const history = [sent, asked('Who?'), rerouted, asked('When?')];
  expect(questionsOfThisRound(history)).toMatchObject([{ number: 2, round: 2, words: 'When?' }]);
});

describe('who is asked', () => {
  const { awaiting } = states;
  const naming = (questions_to: string) => ({ ...awaiting, packet: { ...awaiting.packet, questions_to } });

  test.each([
    ['the one named for questions', naming('U0ROBIN'), true, 'U0ROBIN'],
    ['the author, when that one has left', naming('U0ROBIN'), false, 'U0MAYA'],
    ['the author, when the account executive was named for questions themselves', naming('U0SAM'), true, 'U0MAYA'],
  ])('is %s', (_, handoff, isNamedHere, answerer) => {
    expect(answererOf(handoff, isNamedHere)).toBe(answerer);
  });
});

describe('a question’s own id', () => {
  test('leads to its handoff and to itself', () => {
    expect(questionId(states.awaiting, { number: 12 })).toBe('H2345678-12');
    expect(questionFrom('H2345678-12')).toEqual({ handoff: 'H2345678', number: 12 });
  });

  test.each(['', 'H2345678', 'H2345678-', '-1', 'H2345678--1', 'H2345678-1x', 'H1-1 or 1=1', '__proto__', 'H1-9e9'])(
    'that is none, like “%s”, leads to no handoff',
    (id) => {
      expect(questionFrom(id)).toEqual({ handoff: '', number: 0 });
    },
  );
});

describe('what is typed', () => {
  test.each([
    ['nothing', null],
    ['spaces', '  \n '],
    ['what nobody sees', '\u200b\u2060'],
    ['dashes alone', ' -- '],
  ])('must say something: not %s', (_, typed) => {
    expect(() => readQuestion(typed)).toThrow('question');
    expect(() => readReply(typed)).toThrow('answer');
  });

  test('is kept as it was typed, tidied, up to 1,000 characters', () => {
    expect(readQuestion('  Who signs?\r\n<!channel> ')).toBe('Who signs?\n<!channel>');
    expect(readReply('x'.repeat(1000))).toHaveLength(1000);
    expect(() => readReply('x'.repeat(1001))).toThrow('answer');
  });
});
