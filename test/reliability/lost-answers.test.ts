import { expect, test } from 'vitest';
import { loseAnswers } from '../../torture/lost.ts';

const AT_ONCE = { share: 0.5, neverTaken: 0.3 };

test('with the answers to half of all posts lost, each message stands in Slack exactly once', async () => {
  const losing = { ...AT_ONCE, takenAfterMs: { from: 0, to: 59_900 } };
  const figures = await loseAnswers({ posts: 500, seed: 7, losing });
  expect(figures).toMatchObject({ messages: 500, none: 0, once: 500, twice: 0, more: 0, parked: 0 });
  expect(figures.answersLost).toBeGreaterThan(200);
});

test('also when Slack takes what nobody answered up to two minutes late', async () => {
  const losing = { ...AT_ONCE, takenAfterMs: { from: 60_000, to: 119_900 } };
  expect(await loseAnswers({ posts: 250, seed: 8, losing })).toMatchObject({ none: 0, once: 250 });
});

test('what is taken later than that is said twice, and never lost', async () => {
  const losing = { ...AT_ONCE, neverTaken: 0, takenAfterMs: { from: 130_000, to: 600_000 } };
  const { none, twice } = await loseAnswers({ posts: 100, seed: 9, losing });
  expect(none).toBe(0);
  expect(twice).toBeGreaterThan(0);
});
