import { expect, test } from 'vitest';
import { loseAnswers } from '../../torture/lost.ts';

const AT_ONCE = { share: 0.5, neverTaken: 0.3 };

test('with the answers to half of all posts lost, each message stands in Slack exactly once', async () => {
  const losing = { ...AT_ONCE, takenAfterMs: { from: 0, to: 59_900 } };
  const figures = await loseAnswers({ posts: 500, seed: 7, losing });
  expect(figures).toMatchObject({ messages: 500, none: 0, once: 500, twice: 0, more: 0, deadLetters: 0 });
  expect(figures.answersLost).toBeGreaterThan(200);
});

test.each([
  ['two minutes', 60_000, 119_900],
  ['ten minutes', 120_000, 600_000],
  ['an hour', 600_000, 3_599_000],
])('also when Slack takes what nobody answered up to %s late: in the end', async (_late, from, to) => {
  const losing = { ...AT_ONCE, takenAfterMs: { from, to } };
  const figures = await loseAnswers({ posts: 252, seed: 8, losing });
  expect(figures).toMatchObject({ messages: 252, none: 0, once: 252, twice: 0, more: 0, told: 0 });
});

test('two copies of a message that Slack takes two to ten minutes late never stand for a minute', async () => {
  const losing = { ...AT_ONCE, neverTaken: 0, takenAfterMs: { from: 120_000, to: 600_000 } };
  const { stoodTwice, longestDoubleSeconds, twice, more } = await loseAnswers({ posts: 252, seed: 9, losing });
  expect(stoodTwice).toBeGreaterThan(30);
  expect(longestDoubleSeconds).toBeLessThan(60);
  expect({ twice, more }).toEqual({ twice: 0, more: 0 });
});
