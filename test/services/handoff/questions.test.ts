import { describe, expect, test } from 'vitest';
import { Duplicate, Refusal } from '../../../src/core/kernel/errors.ts';
import type { Presser } from '../../../src/core/handoff/handoff.ts';
import { createQuestions } from '../../../src/services/handoff/questions.ts';
import { iris, maya, NOW, OURS, sam } from '../../support/packets.ts';
import { landed, openStore } from '../../support/store.ts';

const pressed = (by: Presser, requestId: string): Presser => ({ ...by, requestId });

async function waiting() {
  const { store } = await openStore();
  const { id } = await landed(store);
  // Slack says nothing of anybody: who is named is asked, and delivery finds out.
  const questions = createQuestions({
    store,
    findMember: async () => null,
    teamId: OURS,
    now: () => NOW,
    onSaved: () => undefined,
  });
  const kinds = async () => (await store.history(id)).map(({ kind }) => kind);
  return { id, questions, kinds };
}

/** What came of each: done, or the name of what was thrown. */
const outcomes = async (deeds: Promise<void>[]) =>
  (await Promise.allSettled(deeds)).map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.name));

describe('however presses cross', () => {
  test('three questions wait at most', { tags: 'thorough' }, async () => {
    const { id, questions, kinds } = await waiting();
    const five = Array.from({ length: 5 }, (_, at) => questions.ask(id, pressed(sam, `form ${at}`), 'Who signs?'));
    expect(await outcomes(five)).toEqual(['done', 'done', 'done', Refusal.name, Refusal.name]);
    expect(await kinds()).toEqual(['sent', 'asked', 'asked', 'asked']);
  });

  test('a question is answered once', async () => {
    const { id, questions, kinds } = await waiting();
    await questions.ask(id, pressed(sam, 'form'), 'Who signs?');
    const both = ['one', 'another'].map((form) => questions.reply(id, pressed(maya, form), 1, 'Jonas does.'));
    expect(await outcomes(both)).toEqual(['done', Refusal.name]);
    expect(await kinds()).toEqual(['sent', 'asked', 'replied']);
  });

  test('the same form is one question, and one answer', { tags: 'thorough' }, async () => {
    const { id, questions, kinds } = await waiting();
    const twice = [1, 2].map(() => questions.ask(id, pressed(sam, 'form'), 'Who signs?'));
    expect(await outcomes(twice)).toEqual(['done', Duplicate.name]);
    const answers = [1, 2].map(() => questions.reply(id, pressed(maya, 'other form'), 1, 'Jonas does.'));
    expect(await outcomes(answers)).toEqual(['done', Duplicate.name]);
    expect(await kinds()).toEqual(['sent', 'asked', 'replied']);
  });
});

test('who may not ask or answer reads that, and not that the field is empty', { tags: 'thorough' }, async () => {
  const { id, questions } = await waiting();
  await expect(questions.ask(id, iris, '')).rejects.toThrow('Only <@U0SAM> can answer this handoff.');
  await questions.ask(id, sam, 'Who signs?');
  await expect(questions.reply(id, iris, 1, '')).rejects.toThrow('Only <@U0MAYA> can answer this question.');
});
