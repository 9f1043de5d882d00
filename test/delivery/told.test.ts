import { describe, expect, test } from 'vitest';
import { EVENT_KINDS, type HandoffEvent } from '../../src/core/handoff/history.ts';
import { someOf } from '../support/sample.ts';
import { allPairs, eachKindOnce, type Pair } from './pairs.ts';
import { REMINDERS } from './played.ts';
import { faultsAfter } from './told-world.ts';

/** The last two things of each line happen while Slack takes no message. */
const WAYS = [
  'sent; Sam accepts; an opportunity is opened',
  'sent; Sam accepts; it is won',
  'sent; Sam accepts; Sam takes it back',
  'sent; Sam declines for want of evidence; Sam takes it back',
  'sent; Sam accepts; Sam takes it back; Sam declines for want of evidence',
  'sent; Sam declines for want of evidence; Sam takes it back; Sam accepts',
  'sent; Sam accepts; Iris reopens it',
  'sent; Sam asks; Maya replies',
  'sent; Sam accepts; Sam has moved; the introduction is made',
  'sent; Sam accepts; the introduction is made; an opportunity is opened',
  'sent; Iris gives more time; Iris gives more time',
  'sent; Iris re-routes it; Iris re-routes it back',
  'sent; Iris re-routes it; Iris re-routes it back, once it is checked; Alex clears it',
  'sent; Iris re-routes it; Iris withdraws it',
  'sent to its check; Alex clears it; Sam accepts',
  'sent to its check; Alex returns it; Maya sends it again, cleared',
  'kept; it lands; Sam accepts',
  'sent; Maya corrects a fact; Sam declines for a conflict',
  'sent; Sam declines: not before a day; Maya lets it wait',
  'sent; Sam declines for want of evidence; Maya closes the deal',
  'sent; Sam accepts; Rita corrects the credit',
];

const PAIRS = allPairs();
const isNamed = ({ way }: Pair) => WAYS.includes(way);
const [named, others] = [PAIRS.filter(isNamed), PAIRS.filter((pair) => !isNamed(pair))];
const TRIED = [...new Set([...eachKindOnce([...named, ...others]), ...someOf(PAIRS, PAIRS.length)])];

/** What happens to a handoff and is not in the table: a reminder only repeats what was asked, and time passes over it. */
const NOT_TRIED: readonly HandoffEvent['kind'][] = REMINDERS;

describe(`two things that happen before anything of them could be said are told in order and once, or left out together (${PAIRS.length} pairs)`, {
  tags: 'thorough',
}, () => {
  test.each(WAYS)('%s', async (way) => {
    expect(await faultsAfter(way)).toEqual([]);
  });

  test.each(TRIED.filter((pair) => !isNamed(pair)).map(({ way }) => way))('so are these: %s', async (way) => {
    expect(await faultsAfter(way)).toEqual([]);
  });
});

test('everything that can happen to a handoff is tried, before something else and after it', () => {
  const kinds = EVENT_KINDS.filter((kind) => !NOT_TRIED.includes(kind));
  const firsts = new Set(TRIED.map(({ first }) => first.kind));
  const seconds = new Set(TRIED.map(({ second }) => second.kind));
  expect(kinds.filter((kind) => !firsts.has(kind))).toEqual([]);
  // With this it begins.
  expect(kinds.filter((kind) => !seconds.has(kind))).toEqual(['kept']);
});
